-- How the labels of texts that look alike are to be read: what a researcher said of them when she imported some.

CREATE TABLE label_rules (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  -- How labels looked as they were read: `[time] Name:`.
  pattern TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;
