-- Who got worse, and whom to measure again, is asked every morning: of each result only the days that count. An instrument
-- with several results counts once, by its number.
CREATE INDEX measure_latest ON measure_summary(instrument, scale, last_day, previous_score, last_score) WHERE goal_id = 0;
ALTER TABLE kept_instrument ADD COLUMN number INTEGER;
ALTER TABLE kept_instrument ADD COLUMN results INTEGER;
