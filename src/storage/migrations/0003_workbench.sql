-- A view somebody chose to keep: a page, and how it was asked for.
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  page TEXT NOT NULL,
  asked TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  UNIQUE (page, name)
) STRICT;

-- A cell of a matrix about which something is written: a row by its key, and a code.
CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  row_key TEXT NOT NULL,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  UNIQUE (row_key, code_id)
) STRICT;

CREATE TABLE memos_3 (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL CHECK (about IN
    ('project', 'source', 'turn', 'coding', 'code', 'case', 'informant', 'cell', 'journal')),
  about_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
INSERT INTO memos_3 SELECT * FROM memos;
DROP TABLE memos;
ALTER TABLE memos_3 RENAME TO memos;
CREATE UNIQUE INDEX memos_by_subject ON memos (about, about_id) WHERE about <> 'journal';

-- The lasting log: what each action did, in numbers, and a hash over it and the line before. The quoted words are in
-- history_rows alone, which can be emptied; what was emptied can no longer be undone.
ALTER TABLE history ADD COLUMN operations TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(operations));
ALTER TABLE history ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN emptied_at TEXT;
-- No code is ever given the number of one that is gone, also when the history no longer knows of it.
ALTER TABLE project ADD COLUMN highest_code INTEGER NOT NULL DEFAULT 0;
