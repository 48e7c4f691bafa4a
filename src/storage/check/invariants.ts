import { bySql, type Invariant } from './invariant.ts';
import { references } from './invariants-of-rows.ts';
import { quotes, spansOfDecisions, texts, turns } from './invariants-of-texts.ts';
import { attributeTypes, citations } from './invariants-of-words.ts';

const since = 1;
const rule = { since, severity: 'rule' } as const;
const damage = { since, severity: 'damage' } as const;

const undoOrBackup = 'Undo the last steps in the history until it holds, or open a backup.';

/** The codes that have a place, each with the facet above it. */
const placed = `WITH RECURSIVE placed (id, facet) AS (
  SELECT id, id FROM codes WHERE parent_id IS NULL
  UNION ALL SELECT c.id, p.facet FROM placed p JOIN codes c ON coalesce(c.parent_id, 0) = p.id)`;

/**
 * Everything that holds in every project at any time: proved by a check, and after each step that is taken back for what
 * the step can have touched. (That nothing is there twice SQLite itself sees to whenever something is written.)
 */
export const invariants: readonly Invariant[] = [
  texts,
  turns,
  quotes,
  spansOfDecisions,
  references,
  bySql({
    ...rule,
    name: 'tree',
    holds: 'Every code has its place in the codebook, and none lies below itself.',
    wayOut: 'Move one of these codes elsewhere first.',
    select: `${placed} SELECT '“' || name || '”' FROM codes WHERE id NOT IN (SELECT id FROM placed)`,
    touchedBy: { codes: 'true' },
  }),
  bySql({
    ...rule,
    name: 'order',
    holds: 'Of codes in one place each has its position.',
    wayOut: 'Move one of these codes in the codebook.',
    select: `SELECT '“' || c.name || '”' FROM codes c JOIN codes o ON coalesce(o.parent_id, 0) = coalesce(c.parent_id, 0)
      AND o.id < c.id AND o.position = c.position WHERE true`,
    touchedBy: { codes: 'c.id IN @ OR o.id IN @' },
  }),
  bySql({
    ...rule,
    name: 'guests',
    holds: 'A code is also listed under facets alone, and never under its own.',
    wayOut: 'Choose anew on the page of the code where else it is listed.',
    select: `${placed} SELECT '“' || c.name || '”' FROM code_facets l JOIN codes c ON c.id = l.code_id
      JOIN codes f ON f.id = l.facet_id LEFT JOIN placed p ON p.id = c.id
      WHERE (f.parent_id IS NOT NULL OR c.parent_id IS NULL OR p.facet = f.id)`,
    touchedBy: { code_facets: 'true', codes: 'true' },
  }),
  bySql({
    ...rule,
    since: 2,
    name: 'merged codes',
    holds: 'A code that was merged into another is gone.',
    wayOut: undoOrBackup,
    select: `SELECT '“' || c.name || '”' FROM code_forwards w JOIN codes c ON c.id = w.old_code_id WHERE true`,
    touchedBy: { code_forwards: 'w.id IN @', codes: 'w.old_code_id IN @' },
  }),
  bySql({
    ...rule,
    name: 'lists of words',
    holds: 'Keywords and exclusions of a code are lists of words.',
    wayOut: 'Write them anew in the entry of the code.',
    select: `SELECT '“' || c.name || '”' FROM codes c WHERE (json_type(c.keywords) <> 'array' OR json_type(c.exclusions) <> 'array'
      OR EXISTS (SELECT 1 FROM json_each(c.keywords) WHERE type <> 'text')
      OR EXISTS (SELECT 1 FROM json_each(c.exclusions) WHERE type <> 'text'))`,
    touchedBy: { codes: 'c.id IN @' },
  }),
  bySql({
    ...rule,
    since: 3,
    name: 'memos',
    holds: 'A memo is about something that is there.',
    wayOut: 'Undo first what took that away, or remove the memo.',
    select: `SELECT 'a memo on a ' || m.about || ' (' || substr(m.text, 1, 40) || ')' FROM memos m WHERE m.about <> 'journal' AND CASE m.about
      WHEN 'project' THEN false
      WHEN 'source' THEN NOT EXISTS (SELECT 1 FROM sources WHERE id = m.about_id)
      WHEN 'turn' THEN NOT EXISTS (SELECT 1 FROM turns WHERE id = m.about_id)
      WHEN 'coding' THEN NOT EXISTS (SELECT 1 FROM codings WHERE id = m.about_id)
      WHEN 'code' THEN NOT EXISTS (SELECT 1 FROM codes WHERE id = m.about_id)
      WHEN 'case' THEN NOT EXISTS (SELECT 1 FROM cases WHERE id = m.about_id)
      WHEN 'informant' THEN NOT EXISTS (SELECT 1 FROM informants WHERE id = m.about_id)
      WHEN 'cell' THEN NOT EXISTS (SELECT 1 FROM cells WHERE id = m.about_id)
      ELSE true END`,
    touchedBy: {
      memos: 'm.id IN @',
      sources: `m.about = 'source' AND m.about_id IN @`,
      source_versions: `m.about = 'turn'`,
      codings: `m.about = 'coding' AND m.about_id IN @`,
      codes: `m.about = 'code' AND m.about_id IN @`,
      cases: `m.about = 'case' AND m.about_id IN @`,
      informants: `m.about = 'informant' AND m.about_id IN @`,
      cells: `m.about = 'cell' AND m.about_id IN @`,
    },
  }),
  bySql({
    ...damage,
    since: 9,
    name: 'newest text',
    holds: 'The turns of a source are those of its newest text.',
    wayOut: undoOrBackup,
    select: `SELECT 'turn ' || t.number || ' of “' || s.name || '”' FROM turns t JOIN source_versions v ON v.id = t.version_id
      JOIN sources s ON s.id = v.source_id
      WHERE EXISTS (SELECT 1 FROM source_versions n WHERE n.source_id = v.source_id AND n.number > v.number)`,
    touchedBy: { source_versions: 'v.source_id IN (SELECT source_id FROM source_versions WHERE id IN @)' },
  }),
  bySql({
    ...rule,
    since: 10,
    name: 'matter',
    holds: 'A heading or particular stands in the text of its source.',
    wayOut: undoOrBackup,
    select: `SELECT 'a ' || m.kind || ' of “' || s.name || '”' FROM matter m JOIN sources s ON s.id = m.source_id
      WHERE NOT EXISTS (SELECT 1 FROM turns t JOIN source_versions v ON v.id = t.version_id
        WHERE t.id = m.turn_id AND v.source_id = m.source_id)`,
    touchedBy: { matter: 'm.id IN @', source_versions: 'true' },
  }),
  bySql({
    ...damage,
    name: 'speakers',
    holds: 'A turn is spoken by somebody of its own source.',
    wayOut: undoOrBackup,
    select: `SELECT 'turn ' || t.number || ' of “' || s.name || '”' FROM turns t JOIN speakers p ON p.id = t.speaker_id
      JOIN source_versions v ON v.id = t.version_id JOIN sources s ON s.id = v.source_id WHERE p.source_id <> v.source_id`,
    touchedBy: { source_versions: 'v.id IN @', speakers: 't.speaker_id IN @' },
  }),
  bySql({
    ...rule,
    name: 'interviewers',
    holds: 'An interviewer is no informant.',
    wayOut: 'Say in the details of the source who speaks.',
    select: `SELECT '“' || p.label || '” in “' || s.name || '”' FROM speakers p JOIN sources s ON s.id = p.source_id
      WHERE p.is_interviewer = 1 AND p.informant_id IS NOT NULL`,
    touchedBy: { speakers: 'p.id IN @' },
  }),
  attributeTypes,
  bySql({
    ...rule,
    since: 5,
    name: 'summaries',
    holds: 'A summary says something, and knows what it was written on.',
    wayOut: 'Write it anew in the framework matrix.',
    select: `SELECT '“' || k.name || ' × ' || c.name || '”' FROM summaries y JOIN cases k ON k.id = y.case_id
      JOIN codes c ON c.id = y.code_id WHERE (trim(y.text) = '' OR json_type(y.basis) <> 'object')`,
    touchedBy: { summaries: 'y.id IN @' },
  }),
  citations,
  bySql({
    ...rule,
    since: 5,
    name: 'evidence once',
    holds: 'A finding rests on each piece of evidence once, and keeps the words of an excerpt.',
    wayOut: 'Take one of the two out of the finding first.',
    select: `SELECT '“' || substr(f.claim, 1, 80) || '”' FROM finding_evidence e JOIN findings f ON f.id = e.finding_id
      WHERE (e.coding_guid IS NOT NULL AND e.exact = '' OR EXISTS (SELECT 1 FROM finding_evidence o
        WHERE o.finding_id = e.finding_id AND o.id < e.id AND o.code_id IS e.code_id AND o.case_id IS e.case_id
          AND o.coding_guid IS e.coding_guid))`,
    // A row that came back may be the older of two.
    touchedBy: {
      finding_evidence: 'e.finding_id IN (SELECT finding_id FROM finding_evidence WHERE id IN @)',
    },
  }),
  bySql({
    ...rule,
    since: 5,
    name: 'final findings',
    holds: 'Of a finding that is final it is written what was found when the negative case was looked for.',
    wayOut: 'Write it down, or make the finding a draft again.',
    select: `SELECT '“' || substr(f.claim, 1, 80) || '”' FROM findings f
      WHERE (f.state = 'final' AND trim(f.negative_case) = '' OR trim(f.claim) = '' OR json_type(f.basis) <> 'object')`,
    touchedBy: { findings: 'f.id IN @' },
  }),
  bySql({
    ...rule,
    since: 5,
    name: 'judgements',
    holds: 'Every judgement of confidence has its reason.',
    wayOut: 'Write the reason on the page of the finding.',
    select: `SELECT '“' || substr(f.claim, 1, 80) || '”' FROM finding_judgements j JOIN findings f ON f.id = j.finding_id
      WHERE j.level <> '' AND trim(j.reason) = ''`,
    touchedBy: { finding_judgements: 'j.id IN @' },
  }),
  bySql({
    ...rule,
    since: 14,
    name: 'claims',
    holds: 'No finding rests on itself, through others either.',
    wayOut: 'Let one of them rest on the next no more.',
    select: `WITH RECURSIVE chain (top, id) AS (SELECT finding_id, on_id FROM finding_rests WHERE role = 'rests'
      UNION SELECT c.top, r.on_id FROM chain c JOIN finding_rests r ON r.finding_id = c.id AND r.role = 'rests')
      SELECT '“' || substr(f.claim, 1, 80) || '”' FROM chain c JOIN findings f ON f.id = c.top WHERE c.top = c.id`,
    touchedBy: { finding_rests: 'true' },
  }),
  bySql({
    ...rule,
    since: 8,
    name: 'outcomes',
    holds: 'A truth table explains one outcome, and no two of its sets have one name.',
    wayOut: 'Take one of the two out of the truth table first.',
    select: `SELECT '“' || t.name || '”' FROM truth_sets s JOIN truth_tables t ON t.id = s.table_id
      JOIN truth_sets o ON o.table_id = s.table_id AND o.id < s.id
        AND (o.role = 'outcome' AND s.role = 'outcome' OR lower(o.name) = lower(s.name)) WHERE true`,
    touchedBy: { truth_sets: 's.id IN @ OR o.id IN @' },
  }),
  bySql({
    ...rule,
    since: 8,
    name: 'scores by hand',
    holds: 'Every score that was set by hand has its reason.',
    wayOut: 'Write the reason on the page of the score.',
    select: `SELECT '“' || s.name || '”' FROM truth_scores c JOIN truth_sets s ON s.id = c.set_id
      WHERE trim(c.reason) = ''`,
    touchedBy: { truth_scores: 'c.id IN @' },
  }),
  bySql({
    ...damage,
    name: 'project',
    holds: 'The project has its name.',
    wayOut: undoOrBackup,
    select: `SELECT 'the project' FROM (SELECT count(*) AS rows, max(trim(name) = '') AS nameless FROM project)
      WHERE (rows <> 1 OR nameless)`,
    touchedBy: { project: 'true' },
  }),
  bySql({
    ...rule,
    name: 'what is undone',
    holds: 'Nothing that is done comes after something that is undone.',
    wayOut: undoOrBackup,
    select: `SELECT 'line ' || min(h.id) || ' of the history' FROM history h WHERE h.state = 'undone'
      AND h.id < (SELECT max(id) FROM history WHERE state = 'done') GROUP BY h.state HAVING true`,
    touchedBy: {},
  }),
];
