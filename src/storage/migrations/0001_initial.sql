-- Offsets everywhere are UTF-16 units, half-open; no SQL ever computes with them.

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE coders (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE attributes (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'yes or no', 'date'))
) STRICT;

CREATE TABLE attribute_values (
  id INTEGER PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attributes ON DELETE CASCADE,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  value TEXT NOT NULL,
  UNIQUE (attribute_id, case_id)
) STRICT;

CREATE TABLE informants (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  type TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  kind TEXT NOT NULL,
  date TEXT,
  file_name TEXT NOT NULL,
  file_type TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  words INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX sources_by_hash ON sources (file_hash);

-- A text never changes: a correction is a new version. The newest is the one that is read and coded.
CREATE TABLE source_versions (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  UNIQUE (source_id, number)
) STRICT;

CREATE TABLE case_sources (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  UNIQUE (case_id, source_id)
) STRICT;
CREATE INDEX case_sources_by_source ON case_sources (source_id);

CREATE TABLE speakers (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  label TEXT NOT NULL,
  is_interviewer INTEGER NOT NULL CHECK (is_interviewer IN (0, 1)),
  informant_id INTEGER REFERENCES informants ON DELETE SET NULL,
  UNIQUE (source_id, label)
) STRICT;
CREATE INDEX speakers_by_informant ON speakers (informant_id);

CREATE TABLE turns (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES source_versions ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  speaker_id INTEGER REFERENCES speakers ON DELETE SET NULL,
  start_ms INTEGER,
  end_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX turns_by_place ON turns (version_id, number);
CREATE INDEX turns_by_speaker ON turns (speaker_id);

CREATE VIRTUAL TABLE turn_search USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO turn_search (turn_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER turns_leave_search AFTER DELETE ON turns BEGIN
  DELETE FROM turn_search WHERE rowid = OLD.id;
END;

-- A code without a parent is a facet.
CREATE TABLE codes (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES codes,
  position INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  colour TEXT CHECK (colour IS NULL OR colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  definition TEXT NOT NULL DEFAULT '',
  use_when TEXT NOT NULL DEFAULT '',
  do_not_use_when TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  counter_example TEXT NOT NULL DEFAULT '',
  keywords TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(keywords)),
  exclusions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(exclusions)),
  origin TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX codes_by_place ON codes (coalesce(parent_id, 0), name);

-- A code that is also listed under another facet, without being copied.
CREATE TABLE code_facets (
  id INTEGER PRIMARY KEY,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  facet_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  UNIQUE (code_id, facet_id)
) STRICT;

-- What a code's entry said before each change of it.
CREATE TABLE code_versions (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  number INTEGER NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  UNIQUE (code_id, number)
) STRICT;

CREATE TABLE codings (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES codes,
  coder_id INTEGER NOT NULL REFERENCES coders,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  exact TEXT NOT NULL,
  polarity TEXT NOT NULL CHECK (polarity IN ('plain', 'supports', 'qualifies', 'contradicts')),
  origin TEXT NOT NULL CHECK (origin IN ('by hand', 'in vivo', 'accepted suggestion', 'imported')),
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX codings_by_source ON codings (source_id, code_id, coder_id, start, "end");
CREATE INDEX codings_by_code ON codings (code_id, source_id);

-- A researcher has read a source to its end: from then on her silence about a code means something.
CREATE TABLE source_readings (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coders,
  finished_at TEXT NOT NULL,
  UNIQUE (source_id, coder_id)
) STRICT;

CREATE TABLE suggestion_decisions (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coders,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  reason TEXT NOT NULL,
  coding_guid TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX suggestion_decisions_by_source ON suggestion_decisions (source_id);

CREATE TABLE memos (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL CHECK (about IN ('project', 'source', 'turn', 'coding', 'code', 'case', 'informant')),
  about_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX memos_by_subject ON memos (about, about_id);

-- One line per action. Its sentence names sources and codes but quotes nobody.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  coder_id INTEGER NOT NULL REFERENCES coders,
  at TEXT NOT NULL,
  sentence TEXT NOT NULL,
  source_id INTEGER,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX history_by_state ON history (state, id);

-- Per changed row, the row as it was on the other side of the action; NULL where there was none. Undo and redo
-- exchange it with the row that stands, so an import records only its keys.
CREATE TABLE history_rows (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES history ON DELETE CASCADE,
  of_table TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  image TEXT
) STRICT;
CREATE INDEX history_rows_by_action ON history_rows (action_id);
