-- Parameters: from, to (people enrolled in the period, both days included), as_of, as_of_day (the same as a number). Lent: left_out
-- (reports/left_out): people who were never taken on were not enrolled.
-- @section enrolled
-- @column enrolled "" whole
SELECT count(*) FROM client WHERE enrolled_on BETWEEN :from AND :to AND id NOT IN (SELECT client_id FROM left_out)
-- @section scores
-- The first score and the latest one up to a day (as_of), of everybody enrolled in the period, from the
-- summaries: a row for each goal, instrument and scale; the rows of a person stand together. Where a summary knows of
-- scores after that day, the latest one by then is looked up. Levels are given where both are by the same cut points: ten
-- times the first and the latest. Alike: 1 the first form was answered with one answer throughout, 2 the latest, 3 both.
-- @column client "" whole
-- @column instrument "" code
-- @column scale "" text
-- @column first "" hundredths
-- @column latest "" hundredths
-- @column days "" whole
-- @column cuts "" text
-- @column levels "" whole
-- @column alike "" whole
SELECT m.client_id, m.instrument, m.scale, m.first_score, coalesce(l.score, m.last_score), coalesce(unixepoch(l.date) / 86400, m.last_day) - m.first_day,
       m.first_set, CASE WHEN m.first_set = CASE WHEN l.id IS NULL THEN m.last_set ELSE l.level_set END
                         THEN m.first_level * 10 + CASE WHEN l.id IS NULL THEN m.last_level ELSE l.level END END,
       CASE WHEN l.id IS NULL THEN m.straight
            ELSE (m.straight & 1) + 2 * (coalesce(l.straight_line, 0) OR coalesce((SELECT count(*) > 2 AND min(i.answer) = max(i.answer) FROM measure_item i WHERE i.measure_id = l.id), 0)) END
FROM client c CROSS JOIN measure_summary m ON m.client_id = c.id
LEFT JOIN measure l ON l.id = CASE WHEN m.last_day > :as_of_day THEN
    (SELECT o.id FROM measure o WHERE o.client_id = m.client_id AND o.instrument = m.instrument AND o.scale = m.scale AND o.date <= :as_of
                                      AND o.goal_id IS nullif(m.goal_id, 0) AND o.score IS NOT NULL ORDER BY o.date DESC, o.id DESC LIMIT 1) END
WHERE c.enrolled_on BETWEEN :from AND :to AND m.first_day <= :as_of_day AND c.id NOT IN (SELECT client_id FROM left_out)
ORDER BY c.id
