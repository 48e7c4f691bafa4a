-- The guide: what the codebook says of its codes for it, and the plans that people make by it.

-- What a facet is to the guide (`part`), and of its codes: when an archetype is most helpful and what it needs, what speaks for
-- and against an end of a choice. Lists have a line for each item.
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

-- An answer of a plan: to a question of a step in words, or to a code by a choice and in words.
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
