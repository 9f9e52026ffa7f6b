-- @column time "SESSIONS" code
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column kind "KIND"
-- @column minutes "MIN" whole
-- @column mode "MODE"
-- @column session "SESSION" code
-- @column state "STATE"
-- @empty "No sessions today."
SELECT coalesce(a.time, ''), c.code, c.name, a.kind, a.minutes, a.mode, a.code, a.state
FROM activity a JOIN client c ON c.id = a.client_id
WHERE a.date = :date AND a.noun = 'session' ORDER BY a.time, a.id
