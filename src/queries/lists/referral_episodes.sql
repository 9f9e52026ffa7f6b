-- @title "Earlier episodes"
-- @column episode "CODE" code
-- @column received_on "RECEIVED" date
-- @column decision "DECISION"
-- @column decided_on "DECIDED" date
-- @column decision_reason "WHY" text flexible
-- @column ended_on "ENDED" date
-- @column outcome "OUTCOME"
SELECT code, received_on, decision, decided_on, decision_reason, ended_on, outcome FROM referral_episode WHERE referral_id = :referral ORDER BY id
