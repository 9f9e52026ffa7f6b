-- The next booked day, the first day the person was seen, how often: of the time from the referral to its end.
-- @column booked_on "BOOKED" date
-- @column seen_on "FIRST SEEN" date
-- @column attended "ATTENDED" whole
-- @column in_group "WITH A GROUP" whole
SELECT (SELECT min(a.date) FROM activity a WHERE a.client_id = r.client_id AND a.state = 'planned' AND a.date >= :today),
       (SELECT min(a.date) FROM activity a WHERE a.client_id = r.client_id AND a.attendance = 'attended'
           AND a.date BETWEEN r.received_on AND coalesce(r.closed_on, '9999')),
       (SELECT count(*) FROM activity a WHERE a.client_id = r.client_id AND a.attendance = 'attended' AND a.group_session_id IS NULL
           AND a.date BETWEEN r.received_on AND coalesce(r.closed_on, '9999')),
       (SELECT count(*) FROM activity a WHERE a.client_id = r.client_id AND a.attendance = 'attended' AND a.group_session_id IS NOT NULL
           AND a.date BETWEEN r.received_on AND coalesce(r.closed_on, '9999'))
FROM referral r WHERE r.id = :referral
