-- @section measure_item
INSERT INTO measure_item VALUES (:measure, :item, :answer)
-- @section goal_review
INSERT INTO goal_review(goal_id, date, decision, note, next_review_on, recorded_on)
VALUES (:goal, :date, :decision, :note, :next_review_on, :today)
-- @section import
INSERT INTO import(code, at, noun, profile, file_hash, new_rows, changed_rows, unchanged_rows, rejected_rows)
VALUES (:code, :at, :noun, :profile, :file_hash, 0, 0, 0, 0)
-- @section import_counts
UPDATE import SET new_rows = :new, changed_rows = :changed, unchanged_rows = :unchanged, rejected_rows = :rejected
WHERE id = :id
-- @section import_key
INSERT INTO import_key(noun, source, key, record_id, content, import_id)
VALUES (:noun, :source, :key, :record, :content, :import)
-- @section import_key_changed
UPDATE import_key SET content = :content, import_id = :import WHERE noun = :noun AND source = :source AND key = :key
