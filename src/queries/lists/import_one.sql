-- @record
-- @column code "import" code
-- @column at "at"
-- @column noun "noun"
-- @column profile "profile"
-- @column file_hash "hash of the file" code
-- @column new "new" whole
-- @column changed "changed" whole
-- @column unchanged "unchanged" whole
-- @column rejected "rejected" whole
-- @column passed_over "passed over" whole
-- @column still_here "rows it last brought" whole
SELECT i.code, i.at, i.noun, nullif(i.profile, ''), i.file_hash, i.new_rows, i.changed_rows, i.unchanged_rows, i.rejected_rows, i.passed_over,
       (SELECT count(*) FROM import_key k WHERE k.import_id = i.id)
FROM import i WHERE i.code = :code
