-- Who of an extract is here already.
-- @section here_by_number
-- @column id "" whole
-- @column code "" code
-- @column closed_on "" date
SELECT id, code, closed_on FROM client WHERE nhs_number = :nhs_number
-- @section perhaps_here
-- Same birth date: the names are compared by the program.
-- @column code "" code
-- @column name ""
-- @column nhs_number ""
SELECT code, name, nhs_number FROM client WHERE birth_date = :birth_date ORDER BY id
-- @section found_before
-- @column id "" whole
-- @column code "" code
-- @column name ""
-- @column answer ""
-- @column answered_on "" date
-- @column invited_on "" date
-- @column nhs_number ""
SELECT id, code, name, answer, answered_on, invited_on, nhs_number FROM candidate
WHERE (:nhs_number IS NOT NULL AND nhs_number = :nhs_number) OR (:birth_date IS NOT NULL AND birth_date = :birth_date) ORDER BY id DESC
-- @section to_invite
-- @column code "" code
SELECT code FROM candidate WHERE invited_on IS NULL AND answer IS NULL AND client_id IS NULL ORDER BY id
