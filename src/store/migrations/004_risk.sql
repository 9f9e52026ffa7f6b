-- The concern that stands behind a risk answer; concerns that an import opened and nobody has looked at.
ALTER TABLE measure ADD COLUMN concern_id INTEGER REFERENCES concern(id);
CREATE INDEX measure_concern ON measure(concern_id) WHERE concern_id IS NOT NULL;
ALTER TABLE concern ADD COLUMN draft INTEGER CHECK(draft = 0 OR draft = 1);
