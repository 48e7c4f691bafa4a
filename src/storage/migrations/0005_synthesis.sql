-- What a researcher says of a case under a code: a cell of the framework matrix. `basis` is the evidence of the cell as it
-- was when she last wrote or looked: GUIDs of codings, each with what was coded then.
CREATE TABLE summaries (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  text TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (json_valid(basis)),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  UNIQUE (case_id, code_id)
) STRICT;

-- What [1] in a summary points to. The words are kept: what was cited can be read when its coding is gone.
CREATE TABLE summary_citations (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  summary_id INTEGER NOT NULL REFERENCES summaries ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  coding_guid TEXT NOT NULL,
  exact TEXT NOT NULL,
  UNIQUE (summary_id, number)
) STRICT;

-- A claim, and what a person says about it. `negative_case` is what she found when she looked for what speaks against it.
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  claim TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  negative_case TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'final')),
  basis TEXT NOT NULL CHECK (json_valid(basis)),
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

-- What speaks for a finding, or against it: a code, a cell (a case under a code), or one excerpt with its words.
CREATE TABLE finding_evidence (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('for', 'against')),
  code_id INTEGER REFERENCES codes ON DELETE CASCADE,
  case_id INTEGER REFERENCES cases ON DELETE CASCADE,
  coding_guid TEXT,
  exact TEXT NOT NULL DEFAULT '',
  CHECK ((coding_guid IS NULL) <> (code_id IS NULL)),
  CHECK (case_id IS NULL OR code_id IS NOT NULL)
) STRICT;
CREATE INDEX finding_evidence_by_finding ON finding_evidence (finding_id);

-- Confidence in a finding after GRADE-CERQual: each component judged and reasoned by a person, and the whole.
CREATE TABLE finding_judgements (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  component TEXT NOT NULL,
  level TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (finding_id, component)
) STRICT;

-- What a summary said before is in the undo data; this finds it.
CREATE INDEX history_of_summaries ON history_rows (row_id) WHERE of_table = 'summaries';
