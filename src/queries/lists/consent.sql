-- @section latest
-- The last thing that the person said, of each matter or of one.
-- @column about ""
-- @column decision ""
-- @column date "" date
SELECT about, decision, date FROM (SELECT about, decision, date, id, row_number() OVER (PARTITION BY about ORDER BY date DESC, id DESC) AS turn
                                   FROM consent WHERE client_id = :client AND (:about IS NULL OR about = :about))
WHERE turn = 1 ORDER BY id
