-- Trust: what it takes to find work that was lost, damaged or overwritten.

-- What is looked up is found, and not looked for. The unique index on memos leaves the journal out, so it never served a
-- search: every coding that was read went through all memos.
CREATE INDEX memos_by_place ON memos (about, about_id);
CREATE INDEX codings_by_coder ON codings (coder_id);
CREATE INDEX attribute_values_by_case ON attribute_values (case_id);
CREATE INDEX suggestion_decisions_by_code ON suggestion_decisions (code_id);
CREATE INDEX cells_by_code ON cells (code_id);
CREATE INDEX summaries_by_code ON summaries (code_id);
CREATE INDEX summary_citations_by_coding ON summary_citations (coding_guid);
CREATE INDEX finding_evidence_by_code ON finding_evidence (code_id);
CREATE INDEX finding_evidence_by_case ON finding_evidence (case_id);
CREATE INDEX finding_evidence_by_coding ON finding_evidence (coding_guid);
CREATE INDEX codes_by_parent ON codes (parent_id, position);
CREATE INDEX history_of_codes ON history_rows (row_id) WHERE of_table = 'codes';

-- A line of the history can be redacted when somebody withdraws, and the log stays provable: what is sealed is a hash over
-- a chance word and the sentence. Redacting takes the chance word, so that nobody can find the sentence by trying, and
-- seals the neutral sentence that stands in its place. (A line without `sentence_seal` was sealed before, sentence and all.)
ALTER TABLE history ADD COLUMN sentence_salt TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN sentence_seal TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN neutral_seal TEXT NOT NULL DEFAULT '';
CREATE INDEX history_of_emptied ON history (id) WHERE emptied_at IS NOT NULL;

-- What each table held when it was last written: how many rows, and the sum of their hashes. Kept by triggers of the
-- connection in the transaction of whatever changes a row; `storage/check/seals.ts` holds it against the rows.
CREATE TABLE seals (
  of_table TEXT PRIMARY KEY,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  sum INTEGER NOT NULL CHECK (sum >= 0)
) STRICT, WITHOUT ROWID;
