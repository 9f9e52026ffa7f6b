SELECT DISTINCT record_id FROM import_key WHERE noun = :noun AND key = :key
