-- Matter about a text: headings, dates, places, front matter. Its place is that of a turn, but nobody says it.

-- `turn_id` is no reference: a version of a text that is taken back lets its turns go and lays them anew, under their ids.
CREATE TABLE matter (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  turn_id INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'particulars'))
) STRICT;
CREATE INDEX matter_by_source ON matter (source_id);
