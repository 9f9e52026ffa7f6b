-- Every open goal with its ratings and whether it is off track: past its day, or below the straight line from the first
-- rating to the hoped-for one by more than the points allowed.
-- @title "Goals"
-- @column client_id "" whole machine
-- @column code "GOAL" code
-- @column text "GOAL" flexible
-- @column due_on "BY" date
-- @column next_review_on "NEXT REVIEW" date
-- @column first "STARTED" hundredths:0
-- @column latest "NOW" hundredths:0
-- @column hoped "HOPED" whole
-- @column off_track "OFF TRACK" yes_no
-- @column importance "IMPORTANCE" whole
-- @column confidence "CONFIDENCE" whole
-- @column rated_on "RATED" date
-- @column id "" whole machine
SELECT s.client_id, s.code, s.text, s.due_on, s.next_review_on, m.first_score AS first, m.last_score AS latest, s.hoped,
       coalesce(o.due_day < :today_day, 0) OR coalesce(o.behind > :off_track_points * 100, 0) AS off_track,
       s.importance, s.confidence, date(m.last_day * 86400, 'unixepoch') AS rated_on, s.id
FROM goal s LEFT JOIN measure_summary m
     ON m.client_id = s.client_id AND m.goal_id = s.id AND m.instrument = (SELECT id FROM /*lent*/instrument WHERE on_goal = 1 ORDER BY place LIMIT 1) AND m.scale = ''
     LEFT JOIN goal_summary o ON o.client_id = s.client_id AND o.goal_id = s.id
WHERE s.closed_on IS NULL /*and client*/
ORDER BY s.id
