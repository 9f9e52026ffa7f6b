-- @section measure_item
INSERT INTO measure_item VALUES (:measure, :item, :answer)
-- @section forget_items
DELETE FROM measure_item WHERE measure_id = :measure
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
-- @section merge_import_key
UPDATE import_key SET record_id = :keep WHERE record_id = :other AND feed_id IN (SELECT id FROM import_feed WHERE noun = :noun)
-- @section merge_alias
UPDATE client_alias SET client_id = :keep WHERE client_id = :other
-- @section merge_new_alias
INSERT INTO client_alias VALUES (:code, :keep, :today)
-- @section restored_alias
INSERT INTO client_alias SELECT :code, :client, :day WHERE :code GLOB 'C-[0-9]*' AND :day GLOB '????-??-??'
    AND NOT EXISTS (SELECT 1 FROM client WHERE code = :code)
-- @section merge_tags
DELETE FROM client_tag WHERE client_id = :other
-- @section merge_client
DELETE FROM client WHERE id = :other
-- @section merge_membership
DELETE FROM membership WHERE id = :other
-- @section merge_condition
DELETE FROM plan_item WHERE id = :other
