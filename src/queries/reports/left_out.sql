-- Who is in no figure of change, and why: people never taken on (:not_taken, words of why people leave), and people whose last
-- word on use in evaluation is no (:refusals, words of consent). A person can stand here twice.
-- @column client_id "" whole
-- @column why "" text
SELECT id, 'not-taken-on' FROM client WHERE outcome IS NOT NULL AND instr(:not_taken, ' ' || outcome || ' ') > 0
UNION ALL
SELECT client_id, 'evaluation'
FROM (SELECT client_id, decision, row_number() OVER (PARTITION BY client_id ORDER BY date DESC, id DESC) AS turn
      FROM consent WHERE about = 'evaluation' AND date <= :as_of)
WHERE turn = 1 AND instr(:refusals, ' ' || decision || ' ') > 0
