-- What was entered in the systems of the GP, the council or a hospital, as it was entered: a record that changes later shows.
CREATE TABLE coding(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    record TEXT NOT NULL,                  -- code of the record it stands for; text, so that the record may still be undone
    rule TEXT NOT NULL,                    -- its name in [coding] of the config
    what TEXT NOT NULL CHECK(what = 'entered' OR what = 'left-out' OR what = 'taken-out'),
    system TEXT NOT NULL,
    concept TEXT,                          -- the code as it was then; none where nobody had set one
    terminology TEXT,
    happened_on TEXT NOT NULL CHECK(happened_on GLOB '????-??-??'),   -- day of the record, as it was entered
    said TEXT,                             -- what the record said: outcome, decision, score
    done_on TEXT NOT NULL CHECK(done_on GLOB '????-??-??'),
    done_by TEXT,
    reason TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX coding_record ON coding(record, rule);
CREATE INDEX coding_client ON coding(client_id);
