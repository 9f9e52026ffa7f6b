-- What a person may take home: their own goals and steps, what was agreed with them, who does what. No notes, no reasons of
-- ours, no concerns, no scores.
-- @section goals
-- @column goal ""
-- @column why ""
-- @column first_step ""
-- @column by "" date
SELECT text, why, first_step, due_on FROM goal WHERE client_id = :client AND closed_on IS NULL ORDER BY opened_on, id
-- @section involved
SELECT who, role, purpose FROM involvement WHERE client_id = :client AND closed_on IS NULL ORDER BY opened_on, id
-- @section actions
-- @column what ""
-- @column owner ""
-- @column who ""
-- @column by "" date
SELECT text, owner, owner_name, due_on FROM plan_item WHERE client_id = :client AND noun = 'action' AND closed_on IS NULL ORDER BY due_on IS NULL, due_on, id
