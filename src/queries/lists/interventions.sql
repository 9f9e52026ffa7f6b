-- What was offered to people beside coaching.
-- @section open_same
SELECT code FROM intervention WHERE client_id = :client AND what = :what AND closed_on IS NULL AND id <> :not
-- @section of
-- @title "Education and peer support"
-- @column intervention "CODE" code
-- @column what "WHAT" flexible
-- @column provider "BY" flexible
-- @column offered_on "OFFERED" date
-- @column accepted_on "ACCEPTED" date
-- @column started_on "STARTED" date
-- @column closed_on "ENDED" date
-- @column outcome "OUTCOME"
SELECT code, what, provider, offered_on, accepted_on, started_on, closed_on, outcome
FROM intervention WHERE client_id = :client ORDER BY closed_on IS NOT NULL, offered_on, id
-- @section plan
SELECT i.what, coalesce(g.name, i.provider) FROM intervention i LEFT JOIN contact g ON g.id = i.group_id
WHERE i.client_id = :client AND i.closed_on IS NULL AND i.accepted_on IS NOT NULL ORDER BY i.accepted_on, i.id
-- Of one that takes place in a group: whether the person came since it began.
-- @section met
-- @title "Attendance in its group"
-- @column session "SESSION" code
-- @column date "DAY" date
-- @column outcome "OUTCOME"
SELECT a.code, a.date, a.outcome FROM intervention i JOIN activity a ON a.client_id = i.client_id AND a.group_id = i.group_id AND a.noun = 'session'
     AND a.date BETWEEN coalesce(i.started_on, i.offered_on) AND coalesce(i.closed_on, '9999')
WHERE i.id = :intervention ORDER BY a.date, a.id
-- Accepted, not begun on record, and the person came to its group.
-- @section not_begun
SELECT i.code, c.code FROM activity a JOIN intervention i ON i.client_id = a.client_id AND i.group_id = a.group_id JOIN client c ON c.id = i.client_id
WHERE a.group_session_id = :meeting AND a.attendance = 'attended' AND i.closed_on IS NULL AND i.started_on IS NULL ORDER BY i.id
-- What nobody answered, what was accepted and has not begun, places that are kept too long, meetings that nobody logged; columns as lists/owed#sessions.
-- @section owed
SELECT due, :today_day - unixepoch(due) / 86400, what, code, client, person, who, text, step FROM (
    SELECT date(i.offered_on, :answer_days || ' days') AS due, 'offer not answered' AS what, i.code, c.code AS client, c.name AS person, i.provider AS who, i.what AS text,
           'caseload intervention accept ' || i.code AS step
    FROM intervention i JOIN client c ON c.id = i.client_id WHERE i.closed_on IS NULL AND i.accepted_on IS NULL AND c.closed_on IS NULL
    UNION ALL
    SELECT date(i.accepted_on, :start_days || ' days'), 'accepted, not begun', i.code, c.code, c.name, i.provider, i.what, 'caseload intervention start ' || i.code
    FROM intervention i JOIN client c ON c.id = i.client_id WHERE i.closed_on IS NULL AND i.accepted_on IS NOT NULL AND i.started_on IS NULL AND c.closed_on IS NULL
    UNION ALL
    SELECT date(m.offered_on, :answer_days || ' days'), 'place not answered', m.code, c.code, c.name, NULL, g.name, 'caseload group join ' || c.code || ' ' || g.code
    FROM membership m JOIN client c ON c.id = m.client_id JOIN contact g ON g.id = m.group_id
    WHERE m.left_on IS NULL AND m.joined_on IS NULL AND m.offered_on IS NOT NULL AND c.closed_on IS NULL
    UNION ALL
    SELECT a.date, 'group not logged', a.code, g.code, g.name, NULL, a.time, 'caseload group session ' || a.code
    FROM activity a INDEXED BY activity_planned JOIN contact g ON g.id = a.group_id WHERE a.state = 'planned' AND a.date < :today AND a.noun = 'group-session')
WHERE due <= :today
