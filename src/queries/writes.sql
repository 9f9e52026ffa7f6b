-- @section measure_item
INSERT INTO measure_item VALUES (:measure, :item, :answer)
-- @section import
INSERT INTO import(code, at, noun, profile, file_hash, new_rows, changed_rows, unchanged_rows, rejected_rows,
                   passed_over)
VALUES (:code, :at, :noun, :profile, :file_hash, 0, 0, 0, 0, 0)
-- @section import_counts
UPDATE import SET new_rows = :new, changed_rows = :changed, unchanged_rows = :unchanged, rejected_rows = :rejected,
                  passed_over = :passed_over
WHERE id = :id
-- @section import_reject
INSERT OR REPLACE INTO import_reject VALUES (:import, :line, :place, :message)
