import { cutOut, disjoint } from '../../domain/erasure/cuts.ts';
import type { Trace } from '../../domain/erasure/traces.ts';
import { titleOf } from '../../domain/memo.ts';
import type { StayingText } from '../../storage/erasure/cut-texts.ts';
import type { Written } from '../../storage/erasure/written.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import type { Candidate } from './names.ts';
import type { NamingLine, Place, PlaceName, Sample } from './plan.ts';

type NameOf = (place: Pick<Written, 'table' | 'id' | 'column' | 'texts'>) => PlaceName;

const columns: Readonly<Record<string, string>> = {
  use_when: 'use when',
  do_not_use_when: 'do not use when',
  counter_example: 'counter-example',
  negative_case: 'negative case',
  exact: 'the words it cites',
  file_name: 'name of its file',
  old_path: 'what it was called',
};

/** Says where something was written, in the words of the pages. */
export function placeNames(project: Project): NameOf {
  const codes = new Map(placedCodes(project).map(({ id, name }) => [id, name]));
  const sources = new Map(project.sources.all().map(({ id, name }) => [id, name]));
  const cases = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  const named = (what: string, name: string | undefined, path: string): PlaceName => ({
    where: `${what} “${name ?? ''}”`,
    path,
  });
  const byTable: Readonly<Record<string, NameOf>> = {
    memos: ({ texts }) => named('A memo', titleOf(texts[0] ?? ''), '/memos'),
    codes: ({ id }) => named('The code', codes.get(id), `/codebook/${id}`),
    code_versions: () => ({ where: 'What the entry of a code said before', path: '/codebook' }),
    code_forwards: () => ({ where: 'The entry of a merged code', path: '/codebook' }),
    sources: ({ id }) => named('The source', sources.get(id), `/sources/${id}`),
    speakers: () => ({ where: 'Who speaks in a source', path: '/sources' }),
    informants: () => ({ where: 'An informant', path: '/sources' }),
    cases: ({ id }) => named('The case', cases.get(id), '/cases'),
    attribute_values: () => ({
      where: 'What is known about a case, an informant or a source',
      path: '/attributes/case',
    }),
    summaries: () => ({ where: 'A summary', path: '/framework' }),
    summary_citations: () => ({ where: 'What a summary cites', path: '/framework' }),
    findings: ({ id, texts }) => named('The finding', titleOf(texts[0] ?? ''), `/findings/${id}`),
    finding_evidence: () => ({ where: 'The evidence of a finding', path: '/findings' }),
    finding_judgements: () => ({ where: 'The confidence in a finding', path: '/findings' }),
    finding_rests: () => ({ where: 'What a finding rests on', path: '/findings' }),
    truth_tables: ({ id }) => ({ where: 'A truth table', path: `/truth-tables/${id}` }),
    truth_sets: () => ({ where: 'A condition of a truth table', path: '/truth-tables' }),
    truth_scores: () => ({ where: 'A score set by hand', path: '/truth-tables' }),
    guide_marks: () => ({ where: 'What the codebook says for the guide', path: '/guide/marks' }),
    guide_plans: ({ id, texts }) => named('The plan', texts[0], `/guide/${id}`),
    guide_answers: () => ({ where: 'An answer of a plan', path: '/guide' }),
    reports: ({ id, texts }) => named('The report', titleOf(texts[0] ?? ''), `/reports/${id}`),
    report_parts: () => ({ where: 'A part of a report', path: '/reports' }),
    method_notes: () => ({ where: 'What is written about the method', path: '/method' }),
    workshops: ({ id }) => ({ where: 'A workshop', path: `/workshops/${id}` }),
    workshop_cards: () => ({ where: 'A card of a workshop', path: '/workshops' }),
    saved_views: () => ({ where: 'A kept view', path: '/excerpts' }),
    label_rules: () => ({ where: 'How labels of texts are read', path: '/sources/import' }),
    suggestion_decisions: () => ({ where: 'Why something was suggested', path: '' }),
    ignored_words: () => ({ where: 'A word that is no sign of a code', path: '/codebook' }),
    project: () => ({ where: 'What the study is called', path: '' }),
  };
  return (place) => {
    const { where, path } = byTable[place.table]?.(place) ?? { where: place.table, path: '' };
    const column = columns[place.column] ?? place.column;
    const isPlain = ['text', 'name', 'label', 'word', 'value'].includes(place.column);
    return { where: isPlain ? where : `${where}: ${column}`, path };
  };
}

type Find = (text: string) => Trace[];

/** Lines of the history that name what goes: a name between quotation marks is one, whatever else is looked for. */
export function linesOf(
  all: readonly { readonly id: number; readonly sentence: string }[],
  names: readonly Candidate[],
  traces: Find,
): NamingLine[] {
  const whole = names.filter(({ isWhole }) => isWhole);
  return all.flatMap(({ id, sentence }) => {
    const quoted = whole.reduce((left, { name, neutral }) => {
      const kind = neutral.replace('a withdrawn', 'the');
      return left.replaceAll(`${kind} “${name}”`, neutral).replaceAll(`“${name}”`, neutral);
    }, sentence);
    const after = cutOut(quoted, traces(quoted)).text;
    return after === sentence ? [] : [{ id, before: sentence, after }];
  });
}

const mostSamples = 5;
const around = 60;

function samplesIn(text: string, found: readonly Trace[]): Sample[] {
  return found.slice(0, mostSamples).map(({ start, end, to }) => ({
    before: text.slice(Math.max(0, start - around), start).toWellFormed(),
    words: text.slice(start, end),
    after: text.slice(end, end + around).toWellFormed(),
    to,
  }));
}

/** Names in the texts that stay. */
export function placesInTexts(
  texts: readonly StayingText[],
  named: Find,
  keep: ReadonlySet<string>,
): Place[] {
  return texts.flatMap(({ versionId, sourceId, source, text }) => {
    const found = disjoint(named(text));
    if (found.length === 0) return [];
    const id = `text ${versionId}`;
    const where = { where: `The text of “${source}”`, path: `/coding/${sourceId}` };
    return [{ ...where, id, count: found.length, samples: samplesIn(text, found), isKept: keep.has(id) }];
  });
}

/** Names and words in what the researchers wrote. */
export function placesWritten(
  project: Project,
  written: readonly (Written & { readonly place: string })[],
  traces: Find,
  keep: ReadonlySet<string>,
): Place[] {
  const named = placeNames(project);
  return written.map((one) => {
    const found = one.texts.map((text) => ({ text, all: disjoint(traces(text)) }));
    return {
      ...named(one),
      id: one.place,
      count: found.reduce((sum, { all }) => sum + all.length, 0),
      samples: found.flatMap(({ text, all }) => samplesIn(text, all)).slice(0, mostSamples),
      isKept: keep.has(one.place),
    };
  });
}
