SELECT record_id, content FROM import_key WHERE noun = :noun AND source = :source AND key = :key
