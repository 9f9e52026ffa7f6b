-- How often a person used a service: on a day, or over a period for which the number is known (0 too: known to be none).
CREATE TABLE service_use(
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    client_id INTEGER NOT NULL REFERENCES client(id),
    service TEXT NOT NULL,
    date TEXT NOT NULL CHECK(date GLOB '????-??-??'),
    until_on TEXT CHECK(until_on GLOB '????-??-??'),
    count INTEGER NOT NULL CHECK(count >= 0),
    source TEXT,
    note TEXT,
    recorded_on TEXT NOT NULL CHECK(recorded_on GLOB '????-??-??'),
    CHECK(until_on IS NULL OR until_on >= date),
    CHECK(count > 0 OR until_on IS NOT NULL)
) STRICT;
CREATE INDEX service_use_client ON service_use(client_id, service, date);
