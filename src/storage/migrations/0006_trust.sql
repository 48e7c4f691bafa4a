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
CREATE INDEX history_of_codes ON history_rows (row_id) WHERE of_table = 'codes';
