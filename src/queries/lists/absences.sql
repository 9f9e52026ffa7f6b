-- Days on which a clinician is away already.
-- @section overlap
-- @column code "ABSENCE" code
-- @column from_on "FROM" date
-- @column to_on "TO" date
SELECT code, from_on, to_on FROM absence WHERE professional_id = :professional AND id <> :not AND from_on <= :to AND to_on >= :from ORDER BY from_on, id LIMIT 1
