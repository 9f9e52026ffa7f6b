SELECT id, code FROM activity
WHERE client_id = :client AND date = :date AND noun = 'session' AND state = 'planned' ORDER BY time, id
