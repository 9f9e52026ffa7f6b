-- Referral and the people around: triage: needs and who sent them, whom the rules suggested, earlier episodes of a referral that was reopened; onward referrals.
ALTER TABLE referral ADD COLUMN organisation TEXT;
ALTER TABLE referral ADD COLUMN because TEXT;         -- why it was declined or passed on, as a word
ALTER TABLE referral ADD COLUMN suggested TEXT;       -- role that the rules pointed to on the day of the decision

CREATE TABLE referral_tag(
    referral_id INTEGER NOT NULL REFERENCES referral(id),
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY(referral_id, field, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE referral_episode(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    referral_id INTEGER NOT NULL REFERENCES referral(id),
    received_on TEXT NOT NULL CHECK(received_on GLOB '????-??-??'),
    reason TEXT,
    role TEXT,
    suggested TEXT,
    decision TEXT,
    decided_on TEXT CHECK(decided_on GLOB '????-??-??'),
    decided_by TEXT,
    because TEXT,
    decision_reason TEXT,
    ended_on TEXT NOT NULL CHECK(ended_on GLOB '????-??-??'),
    outcome TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX referral_episode_referral ON referral_episode(referral_id);

CREATE TABLE onward(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    service_id INTEGER NOT NULL REFERENCES contact(id),
    sent_on TEXT NOT NULL CHECK(sent_on GLOB '????-??-??'),
    purpose TEXT,
    consent TEXT,
    ask_on TEXT CHECK(ask_on GLOB '????-??-??'),      -- when to ask whether it was taken up
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    outcome TEXT,
    reason TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= sent_on)
) STRICT;
CREATE INDEX onward_client ON onward(client_id);
CREATE INDEX onward_service ON onward(service_id);

-- People whom a screen found in an extract: what is needed to invite them and to report uptake, and why they were found.
CREATE TABLE candidate(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT,
    nhs_number TEXT CHECK(length(nhs_number) = 10),
    birth_date TEXT CHECK(birth_date GLOB '????-??-??'),
    gender TEXT,
    ethnicity TEXT,
    phone TEXT,
    practice_id INTEGER REFERENCES contact(id),
    deprivation_decile INTEGER CHECK(deprivation_decile BETWEEN 1 AND 10),
    screen TEXT NOT NULL,
    found_on TEXT NOT NULL CHECK(found_on GLOB '????-??-??'),
    reasons_for TEXT,
    reasons_against TEXT,
    route TEXT,
    invited_on TEXT CHECK(invited_on GLOB '????-??-??'),
    answer TEXT,
    answered_on TEXT CHECK(answered_on GLOB '????-??-??'),
    client_id INTEGER REFERENCES client(id),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(nhs_number IS NOT NULL OR (name IS NOT NULL AND birth_date IS NOT NULL)),
    CHECK((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX candidate_number ON candidate(nhs_number);
CREATE INDEX candidate_birth ON candidate(birth_date);
CREATE INDEX candidate_client ON candidate(client_id) WHERE client_id IS NOT NULL;

-- Working with others: who coaches, who else is involved, who follows up, and who handed whom to whom.
ALTER TABLE client ADD COLUMN coach TEXT;             -- who coaches the person; empty: whoever the config names
ALTER TABLE goal ADD COLUMN follow_up_by TEXT;        -- who follows a shared goal up
ALTER TABLE plan_item ADD COLUMN owner_name TEXT;     -- who does it, by name, where the owner's word does not say

CREATE TABLE involvement(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    who TEXT NOT NULL CHECK(length(who) > 0),
    role TEXT,
    purpose TEXT,
    phone TEXT,
    opened_on TEXT NOT NULL CHECK(opened_on GLOB '????-??-??'),
    closed_on TEXT CHECK(closed_on GLOB '????-??-??'),
    reason TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX involvement_client ON involvement(client_id);

CREATE TABLE handover(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    from_who TEXT NOT NULL,
    to_who TEXT NOT NULL CHECK(length(to_who) > 0),
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??')
) STRICT;
CREATE INDEX handover_client ON handover(client_id);
