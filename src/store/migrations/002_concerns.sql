-- Concerns and who is told of them; who is asked; whose place was moved by hand. Concerns are append only: what was written stands, a correction is a further step.
CREATE TABLE concern(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),   -- noticed
    time TEXT CHECK(time GLOB '??:??'),
    said TEXT NOT NULL CHECK(length(said) > 0),         -- said or seen, apart from what we think of it
    opinion TEXT,
    grade TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_reason TEXT,
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= date)
) STRICT;
CREATE INDEX concern_client ON concern(client_id, date);

CREATE TABLE concern_step(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    concern_id INTEGER NOT NULL REFERENCES concern(id),
    kind TEXT NOT NULL CHECK(kind = 'told' OR kind = 'acknowledged' OR kind = 'step' OR kind = 'correction'),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    time TEXT CHECK(time GLOB '??:??'),
    who TEXT,
    role TEXT,
    route TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(who IS NOT NULL OR note IS NOT NULL)
) STRICT;
CREATE INDEX concern_step_concern ON concern_step(concern_id, date);

-- Who is asked about the people of a practice: 1 is the lead, 2 and on the alternates.
CREATE TABLE cover(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    practice_id INTEGER NOT NULL REFERENCES contact(id),
    professional_id INTEGER NOT NULL REFERENCES contact(id),
    place INTEGER NOT NULL CHECK(place BETWEEN 1 AND 9),
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX cover_practice ON cover(practice_id, place);

CREATE TABLE absence(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    professional_id INTEGER NOT NULL REFERENCES contact(id),
    from_on TEXT NOT NULL CHECK(from_on GLOB '????-??-??'),
    to_on TEXT NOT NULL CHECK(to_on GLOB '????-??-??'),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(to_on >= from_on)
) STRICT;
CREATE INDEX absence_professional ON absence(professional_id, from_on);

-- A person's place in the order, moved by hand for a while.
CREATE TABLE rerank(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    points INTEGER NOT NULL CHECK(points BETWEEN -100 AND 100),
    reason TEXT NOT NULL CHECK(length(reason) > 0),
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),
    until_on TEXT NOT NULL CHECK(until_on GLOB '????-??-??'),   -- the last day on which it counts
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(until_on >= opened_on)
) STRICT;
CREATE INDEX rerank_client ON rerank(client_id, until_on);
