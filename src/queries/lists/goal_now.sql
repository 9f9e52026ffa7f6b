-- Every goal with its ratings and whether it is off track; what is closed is not.
-- @column code "GOAL" code
-- @column first "STARTED" hundredths:-1
-- @column latest "NOW" hundredths:-1
-- @column rated_on "RATED" date
-- @column off_track "OFF TRACK" yes_no
-- @column due_on "BY" date
-- @column next_review_on "NEXT REVIEW" date
SELECT s.code, m.first_score, m.last_score, date(m.last_day * 86400, 'unixepoch'),
       s.closed_on IS NULL AND (coalesce(o.due_day < :today_day, 0) OR coalesce(o.behind > :off_track_points * 100, 0)), s.due_on, s.next_review_on
FROM goal s LEFT JOIN measure_summary m
     ON m.client_id = s.client_id AND m.goal_id = s.id AND m.instrument = (SELECT id FROM /*lent*/instrument WHERE on_goal = 1 ORDER BY place LIMIT 1) AND m.scale = ''
     LEFT JOIN goal_summary o ON o.client_id = s.client_id AND o.goal_id = s.id
