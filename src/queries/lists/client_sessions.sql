-- @title "Sessions, the latest first"
-- @column code "SESSION" code
-- @column date "DATE" date
-- @column kind "KIND"
-- @column mode "MODE" machine
-- @column minutes "MIN" whole
-- @column outcome "OUTCOME"
-- @column note "NOTE" flexible
SELECT code, date || coalesce(' ' || time, ''), kind, mode, minutes, coalesce(outcome, state), note FROM activity
WHERE client_id = :client AND noun = 'session' ORDER BY date DESC, id DESC LIMIT 5
