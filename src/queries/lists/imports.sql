-- @empty "Nothing was imported yet."
-- @column code "IMPORT" code
-- @column date "DATE" date
-- @column noun "NOUN"
-- @column profile "PROFILE" flexible
-- @column new "NEW" whole
-- @column changed "CHANGED" whole
-- @column unchanged "UNCHANGED" whole
-- @column rejected "REJECTED" whole
-- @column passed_over "PASSED OVER" whole
-- @column file_hash "" code machine
SELECT code, substr(at, 1, 10), noun, nullif(profile, ''), new_rows, changed_rows, unchanged_rows, rejected_rows, passed_over, file_hash
FROM import ORDER BY id
