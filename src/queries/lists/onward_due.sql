-- Onward referrals to ask after: open, and the day to ask has come.
-- @section due
-- @column onward "ONWARD" code
-- @column client "CODE" code
-- @column person "PERSON" text flexible
-- @column service "SERVICE" text flexible
-- @column phone "PHONE"
-- @column sent_on "SENT" date
-- @column ask_on "ASK ON" date
SELECT o.code, c.code, c.name, s.name, s.phone, o.sent_on, o.ask_on
FROM onward o JOIN client c ON c.id = o.client_id JOIN contact s ON s.id = o.service_id
WHERE o.closed_on IS NULL AND o.ask_on <= :until
ORDER BY o.ask_on, o.id
-- @section of
-- @title "Pointed to"
-- @column onward "CODE" code
-- @column service "SERVICE" text flexible
-- @column sent_on "SENT" date
-- @column ask_on "ASK ON" date
-- @column outcome "OUTCOME"
SELECT o.code, s.name, o.sent_on, CASE WHEN o.closed_on IS NULL THEN o.ask_on END, o.outcome
FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.client_id = :client ORDER BY o.closed_on IS NOT NULL, o.sent_on DESC
-- @section unchecked
-- @column group "CODE" code
-- @column name "NAME"
-- @column checked_on "LAST CHECKED" date
SELECT code, name, checked_on FROM contact
WHERE noun = 'group' AND closed_on IS NULL AND coalesce(checked_on, recorded_on) < :since ORDER BY coalesce(checked_on, ''), id
