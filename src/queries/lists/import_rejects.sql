-- @title "Rejected"
-- @column line "LINE" whole
-- @column column "COLUMN" whole
-- @column message "WHY" flexible
SELECT line, place, message FROM import_reject WHERE import_id = (SELECT id FROM import WHERE code = :code) ORDER BY line
