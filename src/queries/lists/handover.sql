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
