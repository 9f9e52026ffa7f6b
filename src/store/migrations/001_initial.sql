-- The tables of caseload. Never edited after release: a change is a new migration.
-- STRICT, foreign keys, dates as ISO text, scores as whole hundredths, codes that never change.
-- Enumerations that a service can extend live in the config, so no CHECK names them here.

CREATE TABLE sequence(            -- the last number given out, of codes (by prefix) and of ids (by table); not journaled,
    prefix TEXT PRIMARY KEY,      -- so that undo never gives a code or an id a second time
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contact(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    name TEXT NOT NULL CHECK(length(name) > 0),
    handle TEXT UNIQUE,
    ods TEXT,
    role TEXT,
    practice_id INTEGER REFERENCES contact(id),
    kind TEXT,
    phone TEXT,
    email TEXT,
    area TEXT,
    offers TEXT,
    cost TEXT,
    access TEXT,
    checked_on TEXT CHECK(checked_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX contact_practice ON contact(practice_id);

CREATE TABLE client(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK(length(name) > 0),
    handle TEXT UNIQUE,
    nhs_number TEXT UNIQUE CHECK(length(nhs_number) = 10),
    no_nhs_number TEXT,
    birth_date TEXT CHECK(birth_date GLOB '????-??-??'),
    gender TEXT,
    ethnicity TEXT,
    phone TEXT,
    email TEXT,
    address TEXT,
    practice_id INTEGER REFERENCES contact(id),
    contact_preference TEXT,
    contact_times TEXT,
    communication TEXT,
    interpreter TEXT,
    matters TEXT,
    strengths TEXT,
    deprivation_decile INTEGER CHECK(deprivation_decile BETWEEN 1 AND 10),
    deprivation_edition INTEGER,
    consent TEXT,
    consent_on TEXT CHECK(consent_on GLOB '????-??-??'),
    enrolled_on TEXT NOT NULL CHECK(enrolled_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= enrolled_on)
) STRICT;
CREATE INDEX client_practice ON client(practice_id);
CREATE INDEX client_birth ON client(birth_date, name);
CREATE INDEX client_phone ON client(phone) WHERE phone IS NOT NULL;
CREATE INDEX client_email ON client(email) WHERE email IS NOT NULL;

-- Codes of people who were merged into another record: they go on working.
CREATE TABLE client_alias(
    code TEXT PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client(id),
    merged_on TEXT NOT NULL CHECK(merged_on GLOB '????-??-??')
) STRICT, WITHOUT ROWID;
CREATE INDEX client_alias_client ON client_alias(client_id);

CREATE TABLE client_tag(
    client_id INTEGER NOT NULL REFERENCES client(id),
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY(client_id, field, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE referral(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client(id),
    source TEXT,
    referrer TEXT,
    practice_id INTEGER REFERENCES contact(id),
    received_on TEXT NOT NULL CHECK(received_on GLOB '????-??-??'),
    reason TEXT,
    urgency TEXT,
    consent TEXT,
    role TEXT,
    decision TEXT,
    decided_on TEXT CHECK(decided_on GLOB '????-??-??'),
    decided_by TEXT,
    decision_reason TEXT,
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= received_on),
    CHECK(decided_on IS NULL OR decided_on >= received_on)
) STRICT;
CREATE INDEX referral_client ON referral(client_id, received_on);
CREATE INDEX referral_practice ON referral(practice_id);

CREATE TABLE activity(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state = 'planned' OR state = 'happened'),
    client_id INTEGER REFERENCES client(id),
    group_id INTEGER REFERENCES contact(id),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    time TEXT CHECK(time GLOB '??:??'),
    minutes INTEGER CHECK(minutes BETWEEN 0 AND 1440),
    kind TEXT,
    mode TEXT,
    outcome TEXT,
    attendance TEXT CHECK(attendance = 'attended' OR attendance = 'did-not-attend' OR attendance = 'not-seen'
        OR attendance = 'cancelled' OR attendance = 'service-cancelled'),  -- what the outcome counted as that day
    agenda TEXT,
    agreed TEXT,
    next_contact_on TEXT CHECK(next_contact_on GLOB '????-??-??'),
    reached INTEGER CHECK(reached >= 0),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX activity_client ON activity(client_id, date, attendance, state);  -- whole for the summaries
CREATE INDEX activity_date ON activity(date);
CREATE INDEX activity_group ON activity(group_id) WHERE group_id IS NOT NULL;

CREATE TABLE activity_tag(
    activity_id INTEGER NOT NULL REFERENCES activity(id),
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY(activity_id, field, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE goal(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    text TEXT NOT NULL CHECK(length(text) > 0),
    why TEXT,
    importance INTEGER CHECK(importance BETWEEN 0 AND 10),
    confidence INTEGER CHECK(confidence BETWEEN 0 AND 10),
    first_step TEXT,
    hoped INTEGER CHECK(hoped BETWEEN 0 AND 10),
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),
    due_on TEXT CHECK(due_on GLOB '????-??-??'),
    next_review_on TEXT CHECK(next_review_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX goal_client ON goal(client_id, opened_on);

CREATE TABLE goal_review(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    goal_id INTEGER NOT NULL REFERENCES goal(id),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    decision TEXT NOT NULL,
    note TEXT,
    next_review_on TEXT CHECK(next_review_on GLOB '????-??-??'),
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX goal_review_goal ON goal_review(goal_id, date);

CREATE TABLE plan_item(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client(id),
    goal_id INTEGER REFERENCES goal(id),
    text TEXT,
    term TEXT,
    owner TEXT,
    opened_on TEXT CHECK(opened_on GLOB '????-??-??'),
    due_on TEXT CHECK(due_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(text IS NOT NULL OR term IS NOT NULL),
    CHECK(closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX plan_item_client ON plan_item(client_id, noun);
CREATE INDEX plan_item_goal ON plan_item(goal_id) WHERE goal_id IS NOT NULL;

CREATE TABLE measure(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    goal_id INTEGER REFERENCES goal(id),
    instrument TEXT NOT NULL,
    scale TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    score INTEGER,                 -- hundredths of a point; NULL: the form was not complete enough to score
    raw INTEGER,                   -- sum of the answers as given
    level INTEGER,
    level_set TEXT,                -- the cut points that gave the level
    items_answered INTEGER,
    completion TEXT,
    version TEXT,
    licence_ref TEXT,
    risk_decision TEXT,
    risk_note TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK((level IS NULL) = (level_set IS NULL))
) STRICT;
CREATE INDEX measure_client ON measure(client_id, instrument, scale, date, score);
CREATE INDEX measure_goal ON measure(goal_id, date) WHERE goal_id IS NOT NULL;

CREATE TABLE measure_item(
    measure_id INTEGER NOT NULL REFERENCES measure(id),
    item INTEGER NOT NULL CHECK(item > 0),
    answer INTEGER NOT NULL,
    PRIMARY KEY(measure_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE import(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    noun TEXT NOT NULL,
    profile TEXT NOT NULL,
    file_hash TEXT NOT NULL,       -- BLAKE2b of the bytes; the file's name may hold a person's
    new_rows INTEGER NOT NULL,
    changed_rows INTEGER NOT NULL,
    unchanged_rows INTEGER NOT NULL,
    rejected_rows INTEGER NOT NULL,
    passed_over INTEGER NOT NULL
) STRICT;
-- Rows that were kept aside, and why.
CREATE TABLE import_reject(
    import_id INTEGER NOT NULL REFERENCES import(id),
    line INTEGER NOT NULL,
    place INTEGER NOT NULL,        -- column in characters
    message TEXT NOT NULL,
    PRIMARY KEY(import_id, line)
) STRICT, WITHOUT ROWID;

-- Where rows of files come from: a noun, and whose ids. Not journaled: a name, no content.
CREATE TABLE import_feed(
    id INTEGER PRIMARY KEY,
    noun TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE(noun, source)
) STRICT;

-- How a row of a file is known again: by its outside id (text), or by the hash of its content and its turn among equal
-- rows (blob). Hashes are the first 16 bytes of BLAKE2b.
CREATE TABLE import_key(
    feed_id INTEGER NOT NULL,      -- no foreign keys: both sides are only ever written, and undone, together
    key ANY NOT NULL,
    record_id INTEGER NOT NULL,
    content BLOB,                  -- hash of the mapped row; NULL: the key says it
    import_id INTEGER NOT NULL,
    PRIMARY KEY(feed_id, key)
) STRICT, WITHOUT ROWID;

-- The journal: one row for every writing command, chained by hashes. Never updated, never deleted.
CREATE TABLE operation(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    command TEXT NOT NULL,         -- codes and words of the config only: no names, no notes
    version TEXT NOT NULL,
    reverts INTEGER REFERENCES operation(id),
    changes INTEGER NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX operation_reverts ON operation(reverts) WHERE reverts IS NOT NULL;
CREATE TABLE operation_part(
    operation_id INTEGER NOT NULL, -- long work writes its parts before the row itself
    part INTEGER NOT NULL,
    changeset BLOB NOT NULL,
    PRIMARY KEY(operation_id, part)
) STRICT;

-- Derived: rebuilt from the rows above, so the journal does not record them. Days are numbers from 1970-01-01, and
-- none of them is "today": what today makes of them is said by the queries.
CREATE TABLE client_stale(client_id INTEGER PRIMARY KEY) STRICT;   -- whose summary the commit must make anew
CREATE TABLE client_summary(
    client_id INTEGER PRIMARY KEY,
    enrolled_day INTEGER NOT NULL,
    closed_day INTEGER,
    first_attended_day INTEGER,
    last_contact_day INTEGER,
    attended INTEGER NOT NULL,
    missed_in_row INTEGER NOT NULL,
    last_planned_day INTEGER,
    last_booked_day INTEGER,
    open_goals INTEGER NOT NULL,
    next_review_day INTEGER,
    low_confidence_goals INTEGER NOT NULL,
    conditions INTEGER NOT NULL,
    barriers INTEGER NOT NULL,
    last_level INTEGER,            -- of whichever instrument has levels; NULL: never measured
    waiting_day INTEGER
) STRICT;
CREATE TABLE goal_summary(        -- open goals
    client_id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,
    due_day INTEGER,
    behind INTEGER,                -- hundredths of a point below the straight line from the first rating to the hoped-for
    PRIMARY KEY(client_id, goal_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE measure_summary(
    client_id INTEGER NOT NULL,
    goal_id INTEGER NOT NULL,      -- 0 for a measure of the client
    instrument TEXT NOT NULL,
    scale TEXT NOT NULL,
    n INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    first_score INTEGER NOT NULL,
    previous_score INTEGER,
    last_day INTEGER NOT NULL,
    last_score INTEGER NOT NULL,
    last_level INTEGER,
    last_id INTEGER NOT NULL,
    PRIMARY KEY(client_id, goal_id, instrument, scale)
) STRICT, WITHOUT ROWID;
