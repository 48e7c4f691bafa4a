-- Workshops: what a study says is put before people, and what they answer.

CREATE TABLE workshops (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  welcome TEXT NOT NULL DEFAULT '',
  -- Whether the answers count in matrices and for or against the findings.
  counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

-- What is put before them, in the words they read; answers are coded with `code_id`.
CREATE TABLE workshop_cards (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  workshop_id INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('finding', 'cell', 'profile')),
  statement TEXT NOT NULL,
  finding_id INTEGER REFERENCES findings ON DELETE CASCADE,
  case_id INTEGER REFERENCES cases ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  written_by INTEGER NOT NULL REFERENCES coders,
  modified_at TEXT NOT NULL,
  CHECK ((kind = 'finding') = (finding_id IS NOT NULL)),
  CHECK ((kind = 'cell') = (case_id IS NOT NULL))
) STRICT;
CREATE INDEX workshop_cards_by_workshop ON workshop_cards (workshop_id);
CREATE INDEX workshop_cards_by_finding ON workshop_cards (finding_id);
CREATE INDEX workshop_cards_by_case ON workshop_cards (case_id);
CREATE INDEX workshop_cards_by_code ON workshop_cards (code_id);

-- An answer to a card: who gives it and why stands in a turn of a source. `sheet` tells whose answers came together, and
-- that they came already; `coding_guid` is there while it counts.
CREATE TABLE workshop_answers (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  card_id INTEGER NOT NULL REFERENCES workshop_cards ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  turn_id INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('agree', 'qualify', 'contest')),
  coding_guid TEXT,
  read_by INTEGER NOT NULL REFERENCES coders,
  read_at TEXT NOT NULL,
  UNIQUE (card_id, sheet)
) STRICT;
CREATE INDEX workshop_answers_by_source ON workshop_answers (source_id);
