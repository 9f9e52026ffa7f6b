-- Referrals that wait for a decision, with what is known of the person; the order is made by urgency and age.
-- @column referral "REFERRAL" code
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column source "FROM"
-- @column referrer "REFERRER" text flexible
-- @column received_on "RECEIVED" date
-- @column days "WAITING" whole
-- @column urgency "URGENCY"
-- @column decision "STATE"
SELECT r.code, c.code, c.name, r.source, r.referrer, r.received_on, :today_day - unixepoch(r.received_on) / 86400,
       r.urgency, coalesce(r.decision, 'new')
FROM referral r JOIN client c ON c.id = r.client_id
WHERE r.closed_on IS NULL AND (r.decision IS NULL OR r.decision = 'more-information')
ORDER BY r.received_on, r.id
