-- @title "Referrals"
-- @column code "REFERRAL" code
-- @column received_on "RECEIVED" date
-- @column source "FROM"
-- @column reason "REASON" flexible
-- @column decision "DECISION"
-- @column closed_on "CLOSED" date
SELECT code, received_on, source, reason, decision, closed_on FROM referral WHERE client_id = :client ORDER BY received_on, id
