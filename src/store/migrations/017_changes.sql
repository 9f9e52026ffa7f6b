-- Who got worse is asked every morning: of each instrument only the scores that changed, from the day on that counts; an
-- instrument with several results counts once, by its number.
CREATE INDEX measure_changed ON measure_summary(instrument, scale, last_day, previous_score, last_score)
WHERE goal_id = 0 AND previous_score <> last_score;
ALTER TABLE kept_instrument ADD COLUMN number INTEGER;
