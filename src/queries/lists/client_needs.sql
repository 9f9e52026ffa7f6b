-- @title "Needs"
-- @column code "NEED" code
-- @column term "NEED"
-- @column text "IN WORDS" flexible
-- @column opened_on "SINCE" date
SELECT code, term, text, opened_on FROM plan_item WHERE client_id = :client AND noun = 'need' AND closed_on IS NULL ORDER BY opened_on, id
