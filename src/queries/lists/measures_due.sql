-- People on the caseload whose last score of an instrument is as old as the config allows (instrument, a row a result).
-- @section again
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column instrument "INSTRUMENT" code
-- @column label "MEASURE" text flexible
-- @column last_on "LAST" date
-- @column due_on "DUE" date
-- @column days "DAYS OVER" whole
-- @empty "No measure is due again."
SELECT c.code, c.name, s.instrument, i.title, date(max(s.last_day) * 86400, 'unixepoch') AS last_on,
       date((max(s.last_day) + i.again_days) * 86400, 'unixepoch') AS due_on, max(0, :today_day - max(s.last_day) - i.again_days) AS days
FROM measure_summary s CROSS JOIN /*lent*/instrument i ON i.id = s.instrument AND i.scale = s.scale JOIN client c ON c.id = s.client_id
WHERE i.again_days > 0 AND s.goal_id = 0 AND c.closed_on IS NULL AND (:only IS NULL OR s.instrument = :only) AND (:person IS NULL OR c.id = :person)
GROUP BY c.id, s.instrument HAVING max(s.last_day) + i.again_days <= :until_day
ORDER BY max(s.last_day) + i.again_days, c.id
-- Those who never had a score of it, the longest on the caseload first.
-- @section never
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column instrument "INSTRUMENT" code
-- @column label "MEASURE" text flexible
-- @column enrolled_on "ENROLLED" date
SELECT c.code, c.name, i.id, i.title, c.enrolled_on
FROM (SELECT DISTINCT id, title FROM /*lent*/instrument WHERE again_days > 0 AND on_goal = 0) i JOIN client c
WHERE c.closed_on IS NULL AND (:only IS NULL OR i.id = :only) AND (:person IS NULL OR c.id = :person)
      AND NOT EXISTS (SELECT 1 FROM measure_summary s WHERE s.client_id = c.id AND s.goal_id = 0 AND s.instrument = i.id)
ORDER BY c.enrolled_on, c.id
