-- Reports: what was found, chosen into one document in her order, with her own text between.

-- `least` is the number of informants from which on a number may be told; 0 where all may. `said` is what the report said, part by
-- part, when it was last exported or confirmed.
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

-- What stands in a report. Where what it shows is taken away, the part stays with her words and says so. `asked` is the query of the
-- address of a matrix or a picture, whose page `shows` names.
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

-- What the record of a project cannot know of how it was worked, in her words, by the gap that it fills.
CREATE TABLE method_notes (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  gap TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  written_by INTEGER NOT NULL REFERENCES coders,
  modified_at TEXT NOT NULL
) STRICT;
