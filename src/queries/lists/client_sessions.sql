-- @title "Sessions, the latest first"
-- @column code "SESSION" code
-- @column date "DATE" date
-- @column time "TIME"
-- @column kind "KIND"
-- @column mode "MODE"
-- @column minutes "MIN" whole
-- @column outcome "OUTCOME"
-- @column note "NOTE" flexible
SELECT code, date, time, kind, mode, minutes, coalesce(outcome, state), note FROM activity
WHERE client_id = :client AND noun = 'session' ORDER BY date DESC, id DESC LIMIT 5
