-- Attributes of cases, informants and sources alike; a choice has a list of what can be chosen.

CREATE TABLE attributes_of_all (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'yes or no', 'date', 'choice')),
  subject TEXT NOT NULL DEFAULT 'case' CHECK (subject IN ('case', 'informant', 'source')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  UNIQUE (subject, name)
) STRICT;
INSERT INTO attributes_of_all (id, guid, name, type) SELECT id, guid, name, type FROM attributes;

-- What an attribute says of one of its subjects.
CREATE TABLE values_of_all (
  id INTEGER PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attributes ON DELETE CASCADE,
  case_id INTEGER REFERENCES cases ON DELETE CASCADE,
  informant_id INTEGER REFERENCES informants ON DELETE CASCADE,
  source_id INTEGER REFERENCES sources ON DELETE CASCADE,
  value TEXT NOT NULL,
  CHECK ((case_id IS NOT NULL) + (informant_id IS NOT NULL) + (source_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO values_of_all (id, attribute_id, case_id, value) SELECT id, attribute_id, case_id, value FROM attribute_values;

DROP TABLE attribute_values;
DROP TABLE attributes;
ALTER TABLE attributes_of_all RENAME TO attributes;
ALTER TABLE values_of_all RENAME TO attribute_values;
CREATE UNIQUE INDEX attribute_values_of_cases ON attribute_values (case_id, attribute_id);
CREATE UNIQUE INDEX attribute_values_of_informants ON attribute_values (informant_id, attribute_id);
CREATE UNIQUE INDEX attribute_values_of_sources ON attribute_values (source_id, attribute_id);
CREATE INDEX attribute_values_by_attribute ON attribute_values (attribute_id);
