-- @section last
-- The last session that was held with the person alone, and what came of the one after it.
-- @column date "" date
-- @column mode ""
-- @column agreed ""
-- @column next_contact_on "" date
-- @column code "" code
SELECT date, mode, agreed, next_contact_on, code FROM activity
WHERE client_id = :client AND noun = 'session' AND attendance = 'attended' AND group_session_id IS NULL ORDER BY date DESC, time DESC, id DESC LIMIT 1
-- @section next
-- @column date "" date
-- @column time ""
-- @column minutes "" whole
-- @column mode ""
-- @column code "" code
-- @column agenda ""
SELECT date, time, minutes, mode, code, agenda FROM activity
WHERE client_id = :client AND noun = 'session' AND state = 'planned' AND date >= :today ORDER BY date, time IS NULL, time, id LIMIT 1
-- @section undecided
SELECT code, source, received_on, decision FROM referral
WHERE client_id = :client AND closed_on IS NULL AND (decision IS NULL OR decision = 'more-information') ORDER BY received_on, id
-- What most people have nothing of: asked at once, so that the questions after it are put only where there is an answer.
-- @section beside
SELECT EXISTS (SELECT 1 FROM intervention WHERE client_id = :client), EXISTS (SELECT 1 FROM membership WHERE client_id = :client),
       EXISTS (SELECT 1 FROM referral WHERE client_id = :client AND closed_on IS NULL AND (decision IS NULL OR decision = 'more-information')),
       EXISTS (SELECT 1 FROM plan_item WHERE client_id = :client AND noun = 'need' AND closed_on IS NULL),
       EXISTS (SELECT 1 FROM involvement WHERE client_id = :client), EXISTS (SELECT 1 FROM onward WHERE client_id = :client),
       EXISTS (SELECT 1 FROM consent WHERE client_id = :client),
       (SELECT missed_in_row FROM client_summary WHERE client_id = :client)
