-- Whether there is any: most days there is none, and the question below takes longer to put than to answer.
-- @section any
-- @column n "" whole
SELECT 1 FROM concern LIMIT 1
-- Concerns that nobody has acknowledged by name yet, the oldest first.
-- @section unacknowledged
-- @column concern "CONCERN" code
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column grade "GRADE"
-- @column noticed_on "NOTICED" date
-- @column told "TOLD" whole
-- @column client_id "" whole machine
-- @column draft "" yes_no machine
SELECT c.code, p.code, p.name, c.grade, c.date || coalesce(' ' || c.time, ''),
       (SELECT count(*) FROM concern_step s WHERE s.concern_id = c.id AND s.kind = 'told'), p.id, c.draft
FROM concern c JOIN client p ON p.id = c.client_id
WHERE c.closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM concern_step s WHERE s.concern_id = c.id AND s.kind = 'acknowledged')
ORDER BY c.date, c.time, c.id
-- Those that somebody has acknowledged and that go on, the oldest first.
-- @section open
-- @title "Open concerns"
-- @column concern "CONCERN" code
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column grade "GRADE"
-- @column noticed_on "NOTICED" date
-- @column acknowledged_by "ACKNOWLEDGED BY" text flexible
-- @column next_step "NEXT STEP" code
SELECT c.code, p.code, p.name, c.grade, c.date,
       (SELECT s.who FROM concern_step s WHERE s.concern_id = c.id AND s.kind = 'acknowledged' ORDER BY s.id LIMIT 1) AS acknowledged_by, 'caseload concern show ' || c.code
FROM concern c JOIN client p ON p.id = c.client_id WHERE c.closed_on IS NULL AND acknowledged_by IS NOT NULL ORDER BY c.date, c.time, c.id
-- @section open_of
-- @column concern "CONCERN" code
SELECT code FROM concern WHERE client_id = :client AND closed_on IS NULL ORDER BY id
-- @section of
-- @title "Concerns"
-- @column concern "CODE" code
-- @column grade "GRADE"
-- @column noticed_on "NOTICED" date
-- @column acknowledged_by "ACKNOWLEDGED BY"
-- @column said "SAID OR SEEN" text flexible
-- @column closed_on "CLOSED" date
SELECT c.code, c.grade, c.date || coalesce(' ' || c.time, ''),
       (SELECT s.who FROM concern_step s WHERE s.concern_id = c.id AND s.kind = 'acknowledged' ORDER BY s.id LIMIT 1), c.said, c.closed_on
FROM concern c WHERE c.client_id = :client ORDER BY c.closed_on IS NOT NULL, c.date DESC, c.id DESC
-- @section steps
-- @title "Steps"
-- @column step "CODE" code
-- @column kind "KIND"
-- @column date "DAY" date
-- @column who "WHO"
-- @column role "ROLE"
-- @column route "ROUTE"
-- @column note "NOTE" text flexible
SELECT code, kind, date || coalesce(' ' || time, ''), who, role, route, note FROM concern_step WHERE concern_id = :concern ORDER BY date, id
-- @section acknowledged
-- @column n "" whole
SELECT count(*) FROM concern_step WHERE concern_id = :concern AND kind = 'acknowledged'
