-- Corrections: a text that was coded can be changed. Its codings move with their words.

-- What made a version of a text.
ALTER TABLE source_versions ADD COLUMN made_by TEXT NOT NULL DEFAULT 'import'
  CHECK (made_by IN ('import', 'turns', 'speakers', 'file'));

-- The turns of a source are those of its newest text, and stay who they are from one text to the next: memos and links
-- lead to them. Where they lay in the text before stands here, as JSON, so that a correction can be taken back.
ALTER TABLE source_versions ADD COLUMN turns_before TEXT CHECK (turns_before IS NULL OR json_valid(turns_before));

-- The number a turn had when its source came in: what is kept blind for comparison stays so when numbers shift.
ALTER TABLE turns ADD COLUMN first_number INTEGER;
UPDATE turns SET first_number = number;
