-- What stands in the diary between two days.
-- @section held
-- @column date "" date
-- @column time ""
-- @column minutes "" whole
-- @column noun ""
-- @column code "" code
-- @column client "" code
-- @column name ""
-- @column kind ""
-- @column mode ""
-- @column state ""
-- @column outcome ""
-- @column attendance ""
-- @column recorded_on "" date
-- @column left_on "" date
SELECT a.date, a.time, a.minutes, a.noun, a.code, coalesce(c.code, g.code), coalesce(c.name, g.name), a.kind, a.mode, a.state, a.outcome,
       a.attendance, a.recorded_on, c.closed_on
FROM activity a LEFT JOIN client c ON c.id = a.client_id LEFT JOIN contact g ON g.id = a.group_id
WHERE a.date BETWEEN :from AND :to AND a.group_session_id IS NULL   -- a group is met once, however many come
ORDER BY a.date, a.time IS NULL, a.time, a.id
-- What has a day and no hour: reviews, things to do, calls that were promised and nothing was booked for.
-- @section due
-- @column date "DAY" date
-- @column what "WHAT"
-- @column code "ITEM" code
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column text "IN WORDS" flexible
SELECT g.next_review_on, 'goal review', g.code, c.code, c.name, g.text
FROM goal g JOIN client c ON c.id = g.client_id
WHERE g.closed_on IS NULL AND c.closed_on IS NULL AND g.next_review_on BETWEEN :from AND :to
UNION ALL
SELECT p.due_on, 'action', p.code, c.code, c.name, p.text
FROM plan_item p JOIN client c ON c.id = p.client_id
WHERE p.closed_on IS NULL AND c.closed_on IS NULL AND p.due_on BETWEEN :from AND :to
UNION ALL
SELECT a.next_contact_on, 'contact promised', a.code, c.code, c.name, a.agreed
FROM client_summary s CROSS JOIN activity a ON a.client_id = s.client_id AND a.date = date(s.last_booked_day * 86400, 'unixepoch') JOIN client c ON c.id = s.client_id
WHERE s.promised_day BETWEEN unixepoch(:from) / 86400 AND unixepoch(:to) / 86400 AND s.closed_day IS NULL AND a.next_contact_on = date(s.promised_day * 86400, 'unixepoch')
ORDER BY 1, 2, 3
