-- @title "Sessions, the latest first"
-- @column code "SESSION" code
-- @column date "DATE" date
-- @column kind "KIND"
-- @column mode "MODE" machine
-- @column minutes "MIN" whole
-- @column outcome "OUTCOME"
-- @column note "" machine
-- @column group "" machine
-- @column about "NOTE" human flexible
SELECT a.code, a.date || coalesce(' ' || a.time, ''), a.kind, a.mode, a.minutes, coalesce(a.outcome, a.state), a.note, g.name,
       CASE WHEN g.name IS NULL THEN a.note ELSE g.name || coalesce(': ' || a.note, '') END
FROM activity a LEFT JOIN contact g ON g.id = a.group_id
WHERE a.client_id = :client AND a.noun = 'session' ORDER BY a.date DESC, a.id DESC LIMIT 5
