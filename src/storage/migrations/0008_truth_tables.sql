-- Truth tables (QCA): which combinations of conditions lead to an outcome.

-- A table: from which consistency, PRI and number of cases on a row leads to the outcome.
CREATE TABLE truth_tables (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  consistency REAL NOT NULL DEFAULT 0.8 CHECK (consistency BETWEEN 0 AND 1),
  pri REAL NOT NULL DEFAULT 0 CHECK (pri BETWEEN 0 AND 1),
  frequency INTEGER NOT NULL DEFAULT 1 CHECK (frequency > 0),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

-- Its outcome and its conditions: sets to which cases belong to a degree. What is known of a case comes from a code, an attribute
-- or a person; `calibration` makes a score of it, `reason` says why so.
CREATE TABLE truth_sets (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  table_id INTEGER NOT NULL REFERENCES truth_tables ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('outcome', 'condition')),
  name TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('informants', 'share', 'contradiction', 'attribute', 'own')),
  code_id INTEGER REFERENCES codes ON DELETE CASCADE,
  attribute_id INTEGER REFERENCES attributes ON DELETE CASCADE,
  calibration TEXT NOT NULL CHECK (json_valid(calibration)),
  reason TEXT NOT NULL DEFAULT '',
  expectation TEXT NOT NULL DEFAULT '' CHECK (expectation IN ('present', 'absent', '')),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  CHECK ((code_id IS NOT NULL) = (measure IN ('informants', 'share', 'contradiction'))),
  CHECK ((attribute_id IS NOT NULL) = (measure = 'attribute'))
) STRICT;
CREATE INDEX truth_sets_by_table ON truth_sets (table_id);
CREATE INDEX truth_sets_by_code ON truth_sets (code_id);

-- A score that a person set by hand. `basis` is the evidence as it was then.
CREATE TABLE truth_scores (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  set_id INTEGER NOT NULL REFERENCES truth_sets ON DELETE CASCADE,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  reason TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (json_valid(basis)),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  UNIQUE (set_id, case_id)
) STRICT;
CREATE INDEX truth_scores_by_case ON truth_scores (case_id);
