-- Claims that rest on claims: a finding stands on others beside its excerpts, and has its rivals.

-- `role`: the finding rests on the other one, or the other one explains the same otherwise.
CREATE TABLE finding_rests (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  on_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('rests', 'rival')),
  UNIQUE (finding_id, on_id),
  CHECK (finding_id <> on_id)
) STRICT;
CREATE INDEX finding_rests_by_other ON finding_rests (on_id);

-- What would have to be seen for a claim to stand, and what that said when evidence first came in: null until then.
ALTER TABLE findings ADD COLUMN standard TEXT NOT NULL DEFAULT '';
ALTER TABLE findings ADD COLUMN standard_counted TEXT;
