/** What a row of a table is to a researcher, and what several are. */
const words: Readonly<Record<string, readonly [one: string, several: string]>> = {
  project: ['project', 'name of the project'],
  coders: ['coder', 'coders'],
  cases: ['case', 'cases'],
  attributes: ['attribute', 'attributes'],
  attribute_values: ['value of an attribute', 'values of attributes'],
  informants: ['informant', 'informants'],
  sources: ['source', 'sources'],
  source_versions: ['text', 'texts'],
  case_sources: ['source of a case', 'sources of cases'],
  speakers: ['speaker', 'speakers'],
  turns: ['turn', 'turns'],
  matter: ['heading or particular', 'headings and particulars'],
  codes: ['code', 'codes'],
  code_facets: ['listing under another facet', 'listings under other facets'],
  code_versions: ['older entry of a code', 'older entries of codes'],
  code_forwards: ['note of a merge', 'notes of merges'],
  codings: ['coding', 'codings'],
  source_readings: ['mark of reading', 'marks of reading'],
  code_readings: ['mark of reading again', 'marks of reading again'],
  suggestion_decisions: ['decision on a suggestion', 'decisions on suggestions'],
  suggestion_choices: ['choice about suggestions', 'choices about suggestions'],
  suggestion_times: ['choice about suggestions for a source', 'choices about suggestions for sources'],
  ignored_words: ['ignored word', 'ignored words'],
  memos: ['memo', 'memos'],
  cells: ['cell of a matrix', 'cells of matrices'],
  saved_views: ['kept view', 'kept views'],
  label_rules: ['way of reading labels', 'ways of reading labels'],
  summaries: ['summary', 'summaries'],
  summary_citations: ['citation', 'citations'],
  findings: ['finding', 'findings'],
  finding_evidence: ['piece of evidence', 'evidence of findings'],
  finding_judgements: ['judgement of confidence', 'judgements of confidence'],
  finding_rests: ['claim that rests on another', 'claims that rest on others'],
  truth_tables: ['truth table', 'truth tables'],
  truth_sets: ['outcome or condition', 'outcomes and conditions'],
  truth_scores: ['score set by hand', 'scores set by hand'],
  guide_marks: ['mark for the guide', 'marks for the guide'],
  guide_plans: ['plan by the guide', 'plans by the guide'],
  guide_answers: ['answer of a plan', 'answers of plans'],
  reports: ['report', 'reports'],
  report_parts: ['part of a report', 'parts of reports'],
  method_notes: ['note on the method', 'notes on the method'],
  workshops: ['workshop', 'workshops'],
  workshop_cards: ['card of a workshop', 'cards of workshops'],
  workshop_answers: ['answer in a workshop', 'answers in workshops'],
  history: ['line of the history', 'lines of the history'],
  history_rows: ['thing to undo', 'what it takes to undo'],
};

/** What a row of a table is to a researcher: “coding”. */
export const whatIs = (table: string): string => words[table]?.[0] ?? `entry of “${table}”`;

/** What the rows of a table are: “codings”. */
export const whatAre = (table: string): string => words[table]?.[1] ?? `entries of “${table}”`;

const namedAtMost = 5;

/** The first of what breaks a rule, and how many more there are. */
export function someOf(what: readonly string[]): string {
  const more = what.length - namedAtMost;
  return what.slice(0, namedAtMost).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
