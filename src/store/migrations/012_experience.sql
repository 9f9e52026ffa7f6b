-- What people say of the service: questions asked and answered (by nobody in particular, where it was anonymous), and stories with
-- what the person agreed to.
CREATE TABLE experience(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER REFERENCES client(id),            -- none: anonymous
    question TEXT NOT NULL,                             -- an [experience.ID] of the config
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),   -- day of asking, or on which an answer came that nobody is known to have been asked for
    asked INTEGER NOT NULL CHECK(asked >= 0),           -- how many were asked with this record: cards handed out; 0: nobody
    route TEXT,
    answered_on TEXT CHECK(answered_on GLOB '????-??-??'),
    answer TEXT,
    comment TEXT,
    may_quote INTEGER CHECK(may_quote = 0 OR may_quote = 1),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK((answered_on IS NULL) = (answer IS NULL AND comment IS NULL)),
    CHECK(asked > 0 OR answered_on IS NOT NULL),
    CHECK(asked <= 1 OR (client_id IS NULL AND answered_on IS NULL))
) STRICT;
CREATE INDEX experience_client ON experience(client_id) WHERE client_id IS NOT NULL;
CREATE INDEX experience_date ON experience(date);

CREATE TABLE story(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    title TEXT NOT NULL CHECK(length(title) > 0),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),   -- day it was told
    text TEXT NOT NULL CHECK(length(text) > 0),
    shown_as TEXT,                                      -- what the person is called when it is shared
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX story_client ON story(client_id);

CREATE TABLE permission(                                -- the last one counts; what was given stays on record when it is taken back
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    story_id INTEGER NOT NULL REFERENCES story(id),
    decision TEXT NOT NULL,
    audience TEXT,
    named INTEGER CHECK(named = 0 OR named = 1),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    until_on TEXT CHECK(until_on GLOB '????-??-??'),
    how TEXT,
    reason TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(until_on IS NULL OR until_on >= date)
) STRICT;
CREATE INDEX permission_story ON permission(story_id);
