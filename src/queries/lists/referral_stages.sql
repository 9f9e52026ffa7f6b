-- How far referrals came: received, decided, first booked, first seen. Of one referral, or (0) of all that are open.
-- A session is the referral's when it lies between the day it was received and the day it ended.
-- @column referral "REFERRAL" code
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column urgency "URGENCY"
-- @column decision "DECISION"
-- @column role "ROLE"
-- @column received_on "RECEIVED" date
-- @column decided_on "DECIDED" date
-- @column booked_on "BOOKED" date
-- @column seen_on "FIRST SEEN" date
SELECT r.code, c.code, c.name, r.urgency, r.decision, r.role, r.received_on, r.decided_on,
       (SELECT min(a.recorded_on) FROM activity a WHERE a.client_id = r.client_id AND a.noun = 'session'
           AND a.date BETWEEN r.received_on AND coalesce(r.closed_on, '9999') AND a.recorded_on >= r.received_on),
       (SELECT min(a.date) FROM activity a WHERE a.client_id = r.client_id AND a.attendance = 'attended'
           AND a.date BETWEEN r.received_on AND coalesce(r.closed_on, '9999'))
FROM referral r JOIN client c ON c.id = r.client_id
WHERE r.id = :referral OR (:referral = 0 AND r.closed_on IS NULL)
ORDER BY r.received_on, r.id
