-- Groups: places, who is in them and who waits, and each time they meet, with everybody's attendance as a session of their own.
-- What is offered to a person beside coaching, from the offer to the end.
ALTER TABLE contact ADD COLUMN places INTEGER CHECK(places >= 1);   -- NULL: as many as come
ALTER TABLE activity ADD COLUMN group_session_id INTEGER REFERENCES activity(id);   -- an attendance: of which meeting
CREATE INDEX activity_group_session ON activity(group_session_id) WHERE group_session_id IS NOT NULL;

CREATE TABLE membership(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    group_id INTEGER NOT NULL REFERENCES contact(id),
    asked_on TEXT NOT NULL CHECK(asked_on GLOB '????-??-??'),
    offered_on TEXT CHECK(offered_on GLOB '????-??-??'),      -- a place is kept for who waited
    joined_on TEXT CHECK(joined_on GLOB '????-??-??'),
    left_on TEXT CHECK(left_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(left_on IS NULL OR left_on >= asked_on),
    CHECK(joined_on IS NULL OR joined_on >= asked_on)
) STRICT;
CREATE INDEX membership_client ON membership(client_id);
CREATE INDEX membership_group ON membership(group_id);

CREATE TABLE intervention(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    what TEXT NOT NULL,
    provider TEXT,
    sessions INTEGER CHECK(sessions >= 1),
    group_id INTEGER REFERENCES contact(id),
    offered_on TEXT NOT NULL CHECK(offered_on GLOB '????-??-??'),
    accepted_on TEXT CHECK(accepted_on GLOB '????-??-??'),
    started_on TEXT CHECK(started_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    ended_as TEXT,                 -- finished, stopped, declined: what the outcome counted as that day
    attended INTEGER CHECK(attended >= 0),
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(accepted_on IS NULL OR accepted_on >= offered_on),
    CHECK(started_on IS NULL OR started_on >= accepted_on),
    CHECK(closed_on IS NULL OR closed_on >= offered_on)
) STRICT;
CREATE INDEX intervention_client ON intervention(client_id);
CREATE INDEX intervention_group ON intervention(group_id) WHERE group_id IS NOT NULL;
CREATE INDEX intervention_open ON intervention(offered_on) WHERE closed_on IS NULL;
