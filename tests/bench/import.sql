-- What a careful person would write for the sqlite3 shell: the same rows into the same tables and indexes, with keys by
-- content (the shell's own sha3), best pragmas, no journal, no checks beyond the schema's, no summaries.
PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000; PRAGMA foreign_keys=ON;
CREATE TEMP TABLE row(client TEXT, date TEXT, minutes TEXT, kind TEXT, outcome TEXT, note TEXT);
.mode csv
.import --skip 1 sessions.csv row
BEGIN IMMEDIATE;
INSERT INTO import(code, at, noun, profile, file_hash, new_rows, changed_rows, unchanged_rows, rejected_rows, passed_over)
VALUES ('I-0001', '2026-11-23T00:00:00Z', 'session', '', '', 100000, 0, 0, 0, 0);
INSERT INTO import_feed(id, noun, source) VALUES (1, 'session', '');
INSERT INTO activity(code, noun, state, client_id, date, minutes, kind, outcome, attendance, note, recorded_on)
SELECT printf('S-%d', 1000000 + r.rowid), 'session', 'happened', c.id, r.date, CAST(r.minutes AS INTEGER), r.kind, r.outcome,
       CASE r.outcome WHEN 'attended' THEN 'attended' WHEN 'did-not-attend' THEN 'did-not-attend' ELSE 'cancelled' END,
       r.note, '2026-11-23'
FROM temp.row r JOIN client c ON c.code = r.client ORDER BY r.rowid;
INSERT INTO import_key(feed_id, key, record_id, import_id)
SELECT 1, substr(sha3(client || char(10) || date || char(10) || minutes || char(10) || kind || char(10) || outcome || char(10) || note, 224), 1, 16),
       rowid, 1 FROM temp.row;
COMMIT;
PRAGMA analysis_limit=400; PRAGMA optimize;
