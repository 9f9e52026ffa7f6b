-- @column time "SESSIONS" time
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column kind "KIND"
-- @column minutes "MIN" whole
-- @column mode "MODE"
-- @column session "SESSION" code
-- @column state "" machine
-- @column outcome "STATE"
-- @empty "No sessions today."
SELECT coalesce(a.time, ''), coalesce(c.code, g.code), coalesce(c.name, g.name), a.kind, a.minutes, a.mode, a.code, a.state, coalesce(a.outcome, a.state)
FROM activity a LEFT JOIN client c ON c.id = a.client_id LEFT JOIN contact g ON g.id = a.group_id
WHERE a.date = :date AND a.noun IN ('session', 'group-session') AND a.group_session_id IS NULL AND (c.closed_on IS NULL OR c.closed_on >= a.date) ORDER BY a.time, a.id
