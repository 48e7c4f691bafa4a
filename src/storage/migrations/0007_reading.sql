-- Reading: what the silence of a source is worth.

-- A source that was read before a code existed, or before it came to mean something else, says nothing about it by its
-- silence. Here stands that a coder has read it again for that code.
CREATE TABLE code_readings (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coders,
  read_at TEXT NOT NULL,
  UNIQUE (source_id, code_id, coder_id)
) STRICT;
CREATE INDEX code_readings_by_code ON code_readings (code_id);
CREATE INDEX code_readings_by_coder ON code_readings (coder_id);
