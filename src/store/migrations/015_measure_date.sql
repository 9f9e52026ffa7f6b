-- The week's report asks which scores of these weeks another system must still hold: by their day, not by reading every score.
CREATE INDEX measure_date ON measure(date);
