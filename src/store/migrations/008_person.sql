-- Consent as dated records, so that a withdrawal keeps what was given; personal health budgets; what goes to the team.
CREATE TABLE consent(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    decision TEXT NOT NULL,
    about TEXT NOT NULL,
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    how TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX consent_client ON consent(client_id, about, date);

CREATE TABLE budget(              -- amounts in pence
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    goal_id INTEGER REFERENCES goal(id),
    purpose TEXT NOT NULL CHECK(length(purpose) > 0),
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),      -- first explored
    requested_on TEXT CHECK(requested_on GLOB '????-??-??'),
    requested INTEGER CHECK(requested >= 0),
    decided_on TEXT CHECK(decided_on GLOB '????-??-??'),
    decision TEXT,
    agreed INTEGER CHECK(agreed >= 0),
    decided_by TEXT,
    decision_reason TEXT,
    review_on TEXT CHECK(review_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    came_of_it TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK((decision IS NULL) = (decided_on IS NULL)),
    CHECK(closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX budget_client ON budget(client_id);
CREATE INDEX budget_goal ON budget(goal_id) WHERE goal_id IS NOT NULL;

CREATE TABLE mdt(           -- for the next meeting of a practice's multidisciplinary team
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    practice_id INTEGER REFERENCES contact(id),
    text TEXT NOT NULL CHECK(length(text) > 0),
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),
    meeting_on TEXT CHECK(meeting_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    decision TEXT,
    decided_by TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX mdt_client ON mdt(client_id);
CREATE INDEX mdt_practice ON mdt(practice_id);

ALTER TABLE plan_item ADD COLUMN mdt_id INTEGER REFERENCES mdt(id);   -- the decision that an action came of
ALTER TABLE plan_item ADD COLUMN chased_on TEXT CHECK(chased_on GLOB '????-??-??');
CREATE INDEX plan_item_mdt ON plan_item(mdt_id) WHERE mdt_id IS NOT NULL;
CREATE INDEX plan_item_due ON plan_item(due_on) WHERE closed_on IS NULL AND due_on IS NOT NULL;
