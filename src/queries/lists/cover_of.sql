-- Who stands in for a practice now, but for one row.
-- @column code "" code
-- @column place "" whole
-- @column professional "" whole
-- @column name "" text
SELECT c.code, c.place, c.professional_id, f.name FROM cover c JOIN contact f ON f.id = c.professional_id
WHERE c.practice_id = :practice AND c.closed_on IS NULL AND c.id <> :not
