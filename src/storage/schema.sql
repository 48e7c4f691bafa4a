-- The whole schema of a project file, as its migrations leave it. A test writes it: npm run test:server -- schema -u

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  highest_code INTEGER NOT NULL DEFAULT 0,
  codes_doubly INTEGER NOT NULL DEFAULT 0 CHECK (codes_doubly IN (0, 1)),
  keeps_blind INTEGER NOT NULL DEFAULT 1 CHECK (keeps_blind IN (0, 1))
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
  created_at TEXT NOT NULL,
  language TEXT
) STRICT;

CREATE INDEX sources_by_hash ON sources (file_hash);

CREATE TABLE source_versions (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  made_by TEXT NOT NULL DEFAULT 'import'
  CHECK (made_by IN ('import', 'turns', 'speakers', 'file')),
  turns_before TEXT CHECK (turns_before IS NULL OR json_valid(turns_before)),
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
  end_ms INTEGER,
  first_number INTEGER
) STRICT;

CREATE UNIQUE INDEX turns_by_place ON turns (version_id, number);

CREATE INDEX turns_by_speaker ON turns (speaker_id);

CREATE TRIGGER turns_leave_search AFTER DELETE ON turns BEGIN
  DELETE FROM turn_search WHERE rowid = OLD.id;
END;

CREATE VIRTUAL TABLE turn_search USING fts5(words, tokenize = "unicode61 remove_diacritics 2");

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
  created_at TEXT NOT NULL,
  archived_at TEXT
) STRICT;

CREATE UNIQUE INDEX codes_by_place ON codes (coalesce(parent_id, 0), name);

CREATE INDEX codes_by_parent ON codes (parent_id, position);

CREATE TABLE code_facets (
  id INTEGER PRIMARY KEY,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  facet_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  UNIQUE (code_id, facet_id)
) STRICT;

CREATE TABLE code_versions (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  number INTEGER NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  needs_review INTEGER NOT NULL DEFAULT 0 CHECK (needs_review IN (0, 1)),
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

CREATE INDEX codings_by_coder ON codings (coder_id);

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
  created_at TEXT NOT NULL,
  likelihood REAL
) STRICT;

CREATE INDEX suggestion_decisions_by_source ON suggestion_decisions (source_id);

CREATE INDEX suggestion_decisions_by_coder ON suggestion_decisions (coder_id, code_id);

CREATE INDEX suggestion_decisions_by_code ON suggestion_decisions (code_id);

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  coder_id INTEGER NOT NULL REFERENCES coders,
  at TEXT NOT NULL,
  sentence TEXT NOT NULL,
  source_id INTEGER,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  operations TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(operations)),
  hash TEXT NOT NULL DEFAULT '',
  emptied_at TEXT,
  sentence_salt TEXT NOT NULL DEFAULT '',
  sentence_seal TEXT NOT NULL DEFAULT '',
  neutral_seal TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX history_by_state ON history (state, id);

CREATE INDEX history_of_emptied ON history (id) WHERE emptied_at IS NOT NULL;

CREATE TABLE history_rows (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES history ON DELETE CASCADE,
  of_table TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  image TEXT
) STRICT;

CREATE INDEX history_rows_by_action ON history_rows (action_id);

CREATE INDEX history_of_summaries ON history_rows (row_id) WHERE of_table = 'summaries';

CREATE INDEX history_of_codes ON history_rows (row_id) WHERE of_table = 'codes';

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

CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  row_key TEXT NOT NULL,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  UNIQUE (row_key, code_id)
) STRICT;

CREATE INDEX cells_by_code ON cells (code_id);

CREATE TABLE "memos" (
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

CREATE UNIQUE INDEX memos_by_subject ON memos (about, about_id) WHERE about <> 'journal';

CREATE INDEX memos_by_place ON memos (about, about_id);

CREATE TABLE suggestion_choices (
  id INTEGER PRIMARY KEY,
  coder_id INTEGER NOT NULL UNIQUE REFERENCES coders,
  shown_from TEXT NOT NULL DEFAULT 'possible' CHECK (shown_from IN ('strong', 'likely', 'possible')),
  also_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(also_from)),
  since TEXT
) STRICT;

CREATE TABLE suggestion_times (
  id INTEGER PRIMARY KEY,
  coder_id INTEGER NOT NULL REFERENCES coders,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  shown TEXT NOT NULL CHECK (shown IN ('after', 'asked', 'live')),
  UNIQUE (coder_id, source_id)
) STRICT;

CREATE INDEX suggestion_times_by_source ON suggestion_times (source_id);

CREATE TABLE ignored_words (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  code_id INTEGER NOT NULL REFERENCES codes ON DELETE CASCADE,
  word TEXT NOT NULL COLLATE NOCASE,
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  UNIQUE (code_id, word)
) STRICT;

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

CREATE INDEX summaries_by_code ON summaries (code_id);

CREATE TABLE summary_citations (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  summary_id INTEGER NOT NULL REFERENCES summaries ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  coding_guid TEXT NOT NULL,
  exact TEXT NOT NULL,
  UNIQUE (summary_id, number)
) STRICT;

CREATE INDEX summary_citations_by_coding ON summary_citations (coding_guid);

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
  modified_at TEXT NOT NULL,
  standard TEXT NOT NULL DEFAULT '',
  standard_counted TEXT
) STRICT;

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

CREATE INDEX finding_evidence_by_code ON finding_evidence (code_id);

CREATE INDEX finding_evidence_by_case ON finding_evidence (case_id);

CREATE INDEX finding_evidence_by_coding ON finding_evidence (coding_guid);

CREATE TABLE finding_judgements (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  component TEXT NOT NULL,
  level TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (finding_id, component)
) STRICT;

CREATE TABLE seals (
  of_table TEXT PRIMARY KEY,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  sum INTEGER NOT NULL CHECK (sum >= 0)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE matter (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  turn_id INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'particulars'))
) STRICT;

CREATE INDEX matter_by_source ON matter (source_id);

CREATE TABLE guide_marks (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  code_id INTEGER NOT NULL UNIQUE REFERENCES codes ON DELETE CASCADE,
  part TEXT NOT NULL DEFAULT '',
  helpful TEXT NOT NULL DEFAULT '',
  needs TEXT NOT NULL DEFAULT '',
  speaks_for TEXT NOT NULL DEFAULT '',
  speaks_against TEXT NOT NULL DEFAULT '',
  modified_at TEXT NOT NULL
) STRICT;

CREATE TABLE guide_plans (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

CREATE TABLE guide_answers (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  plan_id INTEGER NOT NULL REFERENCES guide_plans ON DELETE CASCADE,
  question TEXT NOT NULL DEFAULT '',
  code_id INTEGER REFERENCES codes ON DELETE CASCADE,
  choice TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  written_by INTEGER NOT NULL REFERENCES coders,
  modified_at TEXT NOT NULL,
  CHECK ((code_id IS NULL) = (question <> ''))
) STRICT;

CREATE UNIQUE INDEX guide_answers_by_place ON guide_answers (plan_id, question, ifnull(code_id, 0));

CREATE INDEX guide_answers_by_code ON guide_answers (code_id);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  byline TEXT NOT NULL DEFAULT '',
  least INTEGER NOT NULL DEFAULT 0 CHECK (least = 0 OR least BETWEEN 2 AND 50),
  said TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(said)),
  said_at TEXT,
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

CREATE TABLE report_parts (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  report_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  place INTEGER NOT NULL,
  shows TEXT NOT NULL
    CHECK (shows IN ('text', 'finding', 'cell', 'matrix', 'voices', 'saturation', 'co-occurrence', 'profile', 'quote', 'method')),
  finding_id INTEGER REFERENCES findings ON DELETE SET NULL,
  case_id INTEGER REFERENCES cases ON DELETE SET NULL,
  code_id INTEGER REFERENCES codes ON DELETE SET NULL,
  coding_guid TEXT,
  asked TEXT NOT NULL DEFAULT '',
  heading TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  written_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;

CREATE INDEX report_parts_by_report ON report_parts (report_id);

CREATE INDEX report_parts_by_finding ON report_parts (finding_id);

CREATE INDEX report_parts_by_case ON report_parts (case_id);

CREATE INDEX report_parts_by_code ON report_parts (code_id);

CREATE TABLE method_notes (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  gap TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  written_by INTEGER NOT NULL REFERENCES coders,
  modified_at TEXT NOT NULL
) STRICT;

CREATE TABLE "attributes" (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'yes or no', 'date', 'choice')),
  subject TEXT NOT NULL DEFAULT 'case' CHECK (subject IN ('case', 'informant', 'source')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  UNIQUE (subject, name)
) STRICT;

CREATE TABLE "attribute_values" (
  id INTEGER PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attributes ON DELETE CASCADE,
  case_id INTEGER REFERENCES cases ON DELETE CASCADE,
  informant_id INTEGER REFERENCES informants ON DELETE CASCADE,
  source_id INTEGER REFERENCES sources ON DELETE CASCADE,
  value TEXT NOT NULL,
  CHECK ((case_id IS NOT NULL) + (informant_id IS NOT NULL) + (source_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX attribute_values_of_cases ON attribute_values (case_id, attribute_id);

CREATE UNIQUE INDEX attribute_values_of_informants ON attribute_values (informant_id, attribute_id);

CREATE UNIQUE INDEX attribute_values_of_sources ON attribute_values (source_id, attribute_id);

CREATE INDEX attribute_values_by_attribute ON attribute_values (attribute_id);

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

CREATE TABLE label_rules (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  -- How labels looked as they were read: `[time] Name:`.
  pattern TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  created_by INTEGER NOT NULL REFERENCES coders,
  created_at TEXT NOT NULL
) STRICT;
