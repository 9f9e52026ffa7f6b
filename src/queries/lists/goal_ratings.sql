-- @title "Ratings"
-- @column code "CODE" code
-- @column date "DATE" date
-- @column score "RATING" hundredths:-1
SELECT code, date, score FROM measure WHERE goal_id = :goal ORDER BY date, id
