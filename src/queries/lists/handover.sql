-- What goes along when a person is handed over.
-- @section actions
-- Open actions of one owner.
-- @column code "ACTION" code
-- @column id "" whole
SELECT code, id FROM plan_item WHERE client_id = :client AND noun = 'action' AND closed_on IS NULL AND owner = :owner
  AND (owner_name IS NULL OR :named = 1) ORDER BY id
-- @section clients
-- @column code "CODE" code
-- Whom this coach has: a person without a coach's name is the config's coach's.
SELECT code FROM client WHERE closed_on IS NULL AND enrolled_on <= :today AND coalesce(coach, :own) = :coach ORDER BY id
-- @section coaches
-- @column coach ""
SELECT DISTINCT coach FROM client WHERE coach IS NOT NULL ORDER BY 1
-- @section not_of
-- @column id "" whole
-- @column code "" code
SELECT id, code FROM client WHERE coalesce(coach, :own) <> :coach
-- @section elsewhere
-- @column id "" whole
-- @column code "" code
-- A name in `coach` that no handover put there says nothing of who is to look after the person today.
SELECT c.id, c.code FROM client c WHERE c.id IN (SELECT client_id FROM handover) AND c.closed_on IS NULL AND c.coach <> :own
  AND EXISTS (SELECT 1 FROM handover h WHERE h.client_id = c.id AND h.to_who = c.coach)
-- @section involved
-- @title "Who else is involved"
-- @column involvement "CODE" code
-- @column who "WHO" text flexible
-- @column role "ROLE"
-- @column purpose "FOR WHAT" text flexible
-- @column phone "PHONE"
SELECT code, who, role, purpose, phone FROM involvement WHERE client_id = :client AND closed_on IS NULL ORDER BY opened_on, id
-- @section handovers
-- @title "Handed over"
-- @column handover "CODE" code
-- @column date "DAY" date
-- @column from_who "FROM"
-- @column to_who "TO"
SELECT code, date, from_who, to_who FROM handover WHERE client_id = :client ORDER BY date, id
