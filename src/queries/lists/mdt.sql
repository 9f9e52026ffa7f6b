-- @section open
-- What waits for the team, by practice: who has no practice stands last.
-- @title "For the team"
-- @column practice "PRACTICE" flexible
-- @column item "ITEM" code
-- @column client "CODE" code
-- @column person "PERSON" flexible
-- @column text "WHAT" flexible
-- @column opened_on "SINCE" date
-- @column meeting_on "MEETING" date
SELECT coalesce(p.name, 'no practice'), m.code, c.code, c.name, m.text, m.opened_on, m.meeting_on
FROM mdt m JOIN client c ON c.id = m.client_id LEFT JOIN contact p ON p.id = m.practice_id
WHERE m.closed_on IS NULL AND (:practice IS NULL OR m.practice_id = :practice)
ORDER BY p.name IS NULL, p.name, m.meeting_on IS NULL, m.meeting_on, m.opened_on, m.id
-- @section actions
-- What the team decided and nobody has finished.
-- @title "Actions of earlier meetings"
-- @column action "ACTION" code
-- @column practice "PRACTICE" flexible
-- @column client "CODE" code
-- @column text "WHAT" flexible
-- @column owner "WHO" flexible
-- @column due_on "BY" date
-- @column chased_on "CHASED" date
SELECT a.code, p.name, c.code, a.text, coalesce(a.owner_name, a.owner), a.due_on, a.chased_on
FROM plan_item a JOIN mdt m ON m.id = a.mdt_id JOIN client c ON c.id = a.client_id LEFT JOIN contact p ON p.id = m.practice_id
WHERE a.closed_on IS NULL AND (:practice IS NULL OR m.practice_id = :practice)
ORDER BY a.due_on IS NULL, a.due_on, a.id
