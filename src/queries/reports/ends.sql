-- Parameters: from, to (people enrolled in the period, both days included), as_of.
-- @section enrolled
-- @column enrolled "" whole
SELECT count(*) FROM client WHERE enrolled_on BETWEEN :from AND :to
-- @section scores
-- The first score and the latest one up to a day (as_of), of everybody enrolled in the period, from the
-- summaries: a row for each goal, instrument and scale; the rows of a person stand together. Where a summary knows of
-- scores after that day, the latest one by then is looked up.
-- @column client "" whole
-- @column instrument "" code
-- @column scale "" text
-- @column first "" hundredths
-- @column latest "" hundredths
-- @column apart "" yes_no
SELECT m.client_id, m.instrument, m.scale, m.first_score,
       CASE WHEN m.last_day <= unixepoch(:as_of) / 86400 THEN m.last_score
            ELSE (SELECT l.score FROM measure l
                  WHERE l.client_id = m.client_id AND l.instrument = m.instrument AND l.scale = m.scale AND l.date <= :as_of
                        AND l.goal_id IS nullif(m.goal_id, 0) AND l.score IS NOT NULL ORDER BY l.date DESC, l.id DESC LIMIT 1) END,
       CASE WHEN m.last_day <= unixepoch(:as_of) / 86400 THEN m.last_day
            ELSE (SELECT unixepoch(max(l.date)) / 86400 FROM measure l
                  WHERE l.client_id = m.client_id AND l.instrument = m.instrument AND l.scale = m.scale AND l.date <= :as_of
                        AND l.goal_id IS nullif(m.goal_id, 0) AND l.score IS NOT NULL) END > m.first_day
FROM client c CROSS JOIN measure_summary m ON m.client_id = c.id
WHERE c.enrolled_on BETWEEN :from AND :to AND m.first_day <= unixepoch(:as_of) / 86400 ORDER BY c.id
