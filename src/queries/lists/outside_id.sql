SELECT DISTINCT k.record_id FROM import_feed f CROSS JOIN import_key k ON k.feed_id = f.id
WHERE f.noun = :noun AND (:source IS NULL OR f.source = :source) AND k.key = :key
