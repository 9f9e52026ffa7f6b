-- @column time "SESSIONS" code
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column kind "KIND"
-- @column minutes "MIN" whole
-- @column mode "MODE"
-- @column session "SESSION" code
-- @column state "" machine
-- @column outcome "STATE"
-- @empty "No sessions today."
SELECT coalesce(a.time, ''), c.code, c.name, a.kind, a.minutes, a.mode, a.code, a.state, coalesce(a.outcome, a.state)
FROM activity a JOIN client c ON c.id = a.client_id
WHERE a.date = :date AND a.noun = 'session' AND (c.closed_on IS NULL OR c.closed_on >= a.date) ORDER BY a.time, a.id
