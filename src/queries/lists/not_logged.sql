-- Booked, past, and nobody wrote down what came of it: neither attended nor missed until somebody says so.
-- @title "Booked and never logged"
-- @column session "SESSION" code
-- @column date "DAY" date
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column next_step "NEXT STEP" code
SELECT a.code, a.date || coalesce(' ' || a.time, ''), c.code, c.name, 'caseload session log ' || a.code
FROM activity a JOIN client c ON c.id = a.client_id
WHERE a.state = 'planned' AND a.date < :today
ORDER BY a.date, a.time, a.id
