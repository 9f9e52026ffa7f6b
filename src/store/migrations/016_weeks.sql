-- A week of a million sessions is counted from the index by day alone, with the words by which entries are coded; sessions that
-- were held and never written up are few, and found without reading the others.
DROP INDEX activity_date;
CREATE INDEX activity_date ON activity(date, noun, attendance, state, outcome, kind, mode);
CREATE INDEX activity_unwritten ON activity(date) WHERE attendance = 'attended' AND coalesce(note, '') = '';
