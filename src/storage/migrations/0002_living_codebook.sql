-- A code that was put aside keeps its codings and is offered no more.
ALTER TABLE codes ADD COLUMN archived_at TEXT;

-- Why an entry was changed, and whether what was coded under it is to be read again.
ALTER TABLE code_versions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE code_versions ADD COLUMN needs_review INTEGER NOT NULL DEFAULT 0 CHECK (needs_review IN (0, 1));

-- Where a merged code went: whoever still has the old one is led to the one that took its place. Its entry is kept.
CREATE TABLE code_forwards (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  old_code_id INTEGER NOT NULL,
  old_path TEXT NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_forwards_by_code ON code_forwards (code_id);
CREATE INDEX code_forwards_by_old ON code_forwards (old_code_id);

-- Memos: one on each thing, and as many as she likes in her journal.
CREATE TABLE memos_2 (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL CHECK (about IN ('project', 'source', 'turn', 'coding', 'code', 'case', 'informant', 'journal')),
  about_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
INSERT INTO memos_2 SELECT * FROM memos;
DROP TABLE memos;
ALTER TABLE memos_2 RENAME TO memos;
CREATE UNIQUE INDEX memos_by_subject ON memos (about, about_id) WHERE about <> 'journal';
