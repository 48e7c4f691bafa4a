-- The language of a source where somebody chose it; otherwise it is told from its words.
ALTER TABLE sources ADD COLUMN language TEXT;

-- How suggestions behave in the whole project.
ALTER TABLE project ADD COLUMN codes_doubly INTEGER NOT NULL DEFAULT 0 CHECK (codes_doubly IN (0, 1));
ALTER TABLE project ADD COLUMN keeps_blind INTEGER NOT NULL DEFAULT 1 CHECK (keeps_blind IN (0, 1));

-- How they behave for one coder: how strong they must be to be shown, whose codings they learn from beside her own, and
-- since when (what was coded before is forgotten).
CREATE TABLE suggestion_choices (
  id INTEGER PRIMARY KEY,
  coder_id INTEGER NOT NULL UNIQUE REFERENCES coders,
  shown_from TEXT NOT NULL DEFAULT 'possible' CHECK (shown_from IN ('strong', 'likely', 'possible')),
  also_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(also_from)),
  since TEXT
) STRICT;

-- When a coder sees the suggestions for a source, where she chose it.
CREATE TABLE suggestion_times (
  id INTEGER PRIMARY KEY,
  coder_id INTEGER NOT NULL REFERENCES coders,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  shown TEXT NOT NULL CHECK (shown IN ('after', 'asked', 'live')),
  UNIQUE (coder_id, source_id)
) STRICT;
CREATE INDEX suggestion_times_by_source ON suggestion_times (source_id);

-- Words that are no sign of a code, whatever its keywords and codings say.
CREATE TABLE ignored_words (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  word TEXT NOT NULL COLLATE NOCASE,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  UNIQUE (code_id, word)
) STRICT;

-- How likely the program said a coding was when it was decided on.
ALTER TABLE suggestion_decisions ADD COLUMN likelihood REAL;
CREATE INDEX suggestion_decisions_by_coder ON suggestion_decisions (coder_id, code_id);
