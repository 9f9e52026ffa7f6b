-- A person's goals with what attainment is worked out from.
-- @column code "GOAL" code
-- @column text "GOAL" flexible
-- @column outcome "ENDED"
-- @column reason "WHY" flexible
-- @column scaled "" yes_no
-- @column weight "WEIGHT" whole
-- @column baseline "LEVEL AT START" whole
-- @column attained "LEVEL NOW" whole
-- @column attained_on "ON" date
-- @column first "RATED AT START" hundredths:-1
-- @column latest "RATED NOW" hundredths:-1
-- @column ratings "" whole
SELECT g.code, g.text, g.outcome, g.reason, g.expected IS NOT NULL, CASE WHEN g.expected IS NOT NULL THEN coalesce(g.weight, 1) END, g.baseline,
       r.attained, r.date, m.first_score, m.last_score, coalesce(m.n, 0)
FROM goal g
LEFT JOIN goal_review r ON r.id = (SELECT id FROM goal_review WHERE goal_id = g.id AND attained IS NOT NULL ORDER BY date DESC, id DESC LIMIT 1)
LEFT JOIN measure_summary m ON m.client_id = g.client_id AND m.goal_id = g.id AND m.instrument = (SELECT id FROM /*lent*/instrument WHERE on_goal = 1 ORDER BY place LIMIT 1) AND m.scale = ''
WHERE g.client_id = :person ORDER BY g.id
