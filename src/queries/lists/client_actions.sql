-- @title "Actions"
-- @column code "ACTION" code
-- @column text "WHAT" flexible
-- @column owner "WHO"
-- @column due_on "BY" date
SELECT code, text, coalesce(owner_name, owner), due_on FROM plan_item
WHERE client_id = :client AND noun = 'action' AND closed_on IS NULL ORDER BY due_on IS NULL, due_on, id
