-- @title "Reviews"
-- @column date "DATE" date
-- @column decision "DECISION"
-- @column note "NOTE" flexible
-- @column next_review_on "NEXT REVIEW" date
SELECT date, decision, note, next_review_on FROM goal_review WHERE goal_id = :goal ORDER BY date, id
