-- The scores of one result of one instrument, the oldest first; those of a goal where one is named.
-- @column code "CODE" code
-- @column date "DATE" date
-- @column score "SCORE" hundredths:-1
-- @column id "" whole
-- @column level "LEVEL" whole
-- @column level_set "CUT POINTS"
-- @column completion "HOW"
-- @column note "NOTE" flexible
SELECT code, date, score, id, level, level_set, completion, note FROM measure
WHERE client_id = :person AND goal_id IS :goal AND instrument = :instrument AND scale = :scale AND score IS NOT NULL
ORDER BY date, id
