-- What else stands at that time: whatever was called off takes no room, and what has no length takes :usual minutes, as in
-- report capacity. A group is met once, however many come.
-- @column code "" code
-- @column client "" code
-- @column time ""
-- @column minutes "" whole
SELECT a.code, c.code, a.time, a.minutes
FROM activity a LEFT JOIN client c ON c.id = a.client_id
WHERE a.date = :date AND a.id <> :not AND a.group_session_id IS NULL AND a.time IS NOT NULL
      AND coalesce(a.attendance, '') NOT IN ('cancelled', 'service-cancelled')
      AND unixepoch(a.date || ' ' || a.time) < unixepoch(:date || ' ' || :time) + 60 * max(coalesce(:minutes, :usual), 1)
      AND unixepoch(:date || ' ' || :time) < unixepoch(a.date || ' ' || a.time) + 60 * max(coalesce(a.minutes, :usual), 1)
ORDER BY a.time, a.id
