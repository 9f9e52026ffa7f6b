-- A person's sessions of one day: what was planned is logged as one record, what is logged twice is told.
-- @column id "" whole
-- @column code "" code
-- @column state ""
-- @column time ""
-- @column outcome ""
-- @column of_group "" whole
SELECT id, code, state, time, outcome, group_session_id IS NOT NULL FROM activity
WHERE client_id = :client AND date = :date AND noun = 'session' ORDER BY time, id
