#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes a caseload of invented people, inside SQLite; the same each time.
#   fill.sh CASELOAD FOLDER PEOPLE SESSIONS_EACH MEASURES_EACH
set -eu
caseload=$1 folder=$2 people=$3 sessions=$4 measures=$5
day=2026-11-23

rm -rf "$folder"
mkdir -p "$folder"
unset CASELOAD_DB
CASELOAD_CONFIG=$folder/caseload.toml CASELOAD_TODAY=$day
export CASELOAD_CONFIG CASELOAD_TODAY
"$caseload" init -q

# Everybody's summary is marked as stale; the command at the end makes them anew.
sqlite3 "$folder/caseload.db" >/dev/null <<SQL
PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -200000; PRAGMA foreign_keys = ON;
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)
INSERT INTO contact(id, code, noun, name, recorded_on)
SELECT i, printf('PR-%03d', i), 'practice', 'Practice ' || i, '2025-01-01' FROM n;

WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $people)
INSERT INTO client(id, code, name, birth_date, gender, practice_id, enrolled_on, closed_on, outcome, recorded_on)
SELECT i, printf('C-%03d', i), 'Person ' || i, date('1935-01-01', (i * 37 % 20000) || ' days'),
       iif(i % 2, 'female', 'male'), i % 3 + 1, date('$day', (-40 - i * 13 % 500) || ' days'),
       iif(i % 10 = 0, date('$day', (-i % 30) || ' days'), NULL), iif(i % 10 = 0, 'completed', NULL),
       date('$day', (-40 - i * 13 % 500) || ' days')
FROM n;

INSERT INTO client_tag SELECT id, 'barriers', 'transport' FROM client WHERE id % 5 = 0;
INSERT INTO referral(id, code, noun, client_id, source, practice_id, received_on, recorded_on)
SELECT id, printf('R-%04d', id), 'referral', id, 'gp', practice_id, enrolled_on, enrolled_on FROM client;
INSERT INTO plan_item(code, noun, client_id, term, opened_on, recorded_on)
SELECT printf('D-%04d', id), 'condition', id, iif(id % 3, 'diabetes', 'asthma'), enrolled_on, enrolled_on FROM client;
INSERT INTO goal(id, code, client_id, text, importance, confidence, hoped, opened_on, due_on, next_review_on, recorded_on)
SELECT id, printf('G-%04d', id), id, 'walk to the shops without stopping', 8, id % 9 + 1, 8, enrolled_on,
       date(enrolled_on, '180 days'), date('$day', (id % 60 - 20) || ' days'), enrolled_on FROM client;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $sessions - 1)
INSERT INTO activity(code, noun, state, client_id, date, minutes, kind, mode, outcome, attendance, note, recorded_on)
SELECT printf('S-%04d', (c.id - 1) * $sessions + i + 1), 'session', iif(late, 'planned', 'happened'), c.id, on_day,
       30 + (c.id + i) % 3 * 15, iif(i, 'follow-up', 'first'), iif((c.id + i) % 2, 'phone', 'face-to-face'),
       iif(late, NULL, iif(missed, 'did-not-attend', 'attended')), iif(late, NULL, iif(missed, 'did-not-attend', 'attended')),
       'talked about the week, the walk and what got in its way; agreed one step', min(on_day, '$day')
FROM (SELECT id, i, on_day, on_day > '$day' AS late, (id * 7 + i * 3) % 8 = 0 AS missed
      FROM (SELECT id, i, date(enrolled_on, CAST(7 + i * ((julianday('$day') - julianday(enrolled_on)) / $sessions
                               + id % 4) AS INTEGER) || ' days') AS on_day FROM client, n)) c;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $measures - 1)
INSERT INTO measure(code, client_id, instrument, date, score, level, level_set, recorded_on)
SELECT printf('M-%04d', (c.id - 1) * $measures + i + 1), c.id, iif(i % 2, 'phq9', 'activation'),
       date(c.enrolled_on, (7 + i * 14) || ' days'),
       iif(i % 2, (c.id * 5 + i * 3) % 28 * 100, 3000 + (c.id * 31 + i * 170) % 4500),
       iif(i % 2, NULL, 2), iif(i % 2, NULL, '72.5'), c.enrolled_on
FROM client c, n;

INSERT INTO sequence SELECT 'C', count(*) FROM client UNION ALL SELECT 'S', count(*) FROM activity
    UNION ALL SELECT 'G', count(*) FROM goal UNION ALL SELECT 'M', count(*) FROM measure
    UNION ALL SELECT 'R', count(*) FROM referral UNION ALL SELECT 'D', count(*) FROM plan_item
    UNION ALL SELECT 'PR', count(*) FROM contact;
INSERT OR IGNORE INTO client_stale SELECT id FROM client;
COMMIT;
SQL
"$caseload" client edit C-001 --strengths "knows the way" -q >/dev/null
