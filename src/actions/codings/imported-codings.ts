import { codeFinder } from '../../domain/code.ts';
import { locate, shortened, wordsAt, type Coding, type Origin, type Polarity } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown, placedCodes } from '../../study/codebook/codes.ts';
import { textOf } from '../../study/sources/texts.ts';

/** A coding as a table of codings gives it: located by offsets, or by its words alone. */
export interface TabledCoding {
  /** The line of the file, for messages. */
  readonly line: number;
  readonly guid: string;
  readonly source: string;
  /** A path, or a name that only one code has. */
  readonly code: string;
  /** '' means whoever imports the table. */
  readonly coder: string;
  readonly span: Span | null;
  readonly quote: string;
  readonly polarity: Polarity;
  readonly origin: Origin;
  readonly memo: string;
}

/** How many codings a table added, and how many were there already. */
export interface ImportedCodings {
  readonly added: number;
  readonly known: number;
}

const mostProblems = 10;

/** A row whose place was found, or the sentence that says why it has none. */
export type Placing = PlacedRow | { readonly problem: string };

interface PlacedRow {
  readonly row: TabledCoding;
  readonly sourceId: number;
  readonly codeId: number;
  readonly span: Span;
  readonly exact: string;
}

/**
 * Finds out where each row of a table belongs, row by row: to look for thousands of quotes takes time, in which others
 * may go on. Nothing is changed by it.
 */
export function* placeCodings(project: Project, table: readonly TabledCoding[]): Generator<Placing> {
  const place = placer(project);
  for (const row of table) yield orProblem(row, () => place(row));
}

/** Adds rows that were placed: all of them or none. Refuses with every line that cannot be placed, or not any more. */
export function addPlaced(project: Project, coderId: number, placings: readonly Placing[]): ImportedCodings {
  return project.act(coderId, 'codings', () => {
    const add = adder(project, coderId);
    const outcomes = placings.map((placing) =>
      'problem' in placing ? placing : orProblem(placing.row, () => add(placing)),
    );
    const problems = outcomes.flatMap((outcome) =>
      typeof outcome === 'object' && 'problem' in outcome ? outcome.problem : [],
    );
    if (problems.length > 0) throw refusalOf(problems);
    const added = outcomes.filter((outcome) => outcome === 'added').length;
    return { result: { added, known: placings.length - added }, sentence: `imported ${added} codings` };
  });
}

/** Adds a table of codings: all of them or none. Refuses with every line that cannot be placed. */
export const importCodings = (
  project: Project,
  coderId: number,
  table: readonly TabledCoding[],
): ImportedCodings => addPlaced(project, coderId, [...placeCodings(project, table)]);

function orProblem<T>({ line }: TabledCoding, find: () => T): T | { problem: string } {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: `Line ${line}: ${error.message}` };
  }
}

function refusalOf(problems: readonly string[]): Refusal {
  const more = problems.length > mostProblems ? [`… and ${problems.length - mostProblems} more lines.`] : [];
  return new Refusal(
    'invalid',
    ['Nothing was imported.', ...problems.slice(0, mostProblems), ...more].join('\n'),
  );
}

/** Finds the place of one row. */
function placer(project: Project): (row: TabledCoding) => PlacedRow {
  const codeNamed = codeFinder(placedCodes(project));
  const sourceNamed = remembered((name: string) => {
    const source = project.sources.named(name);
    if (!source) throw new Refusal('missing', `There is no source called “${shortened(name, 120)}”.`);
    return { id: source.id, text: textOf(project, source.id) };
  });

  return (row) => {
    const source = sourceNamed(row.source);
    const codeId = codeNamed(row.code).id;
    const span = row.span ?? locate(source.text, row.quote);
    const exact = wordsAt(source.text, span);
    if (row.span && row.quote !== '' && !sameWords(row.quote, exact)) {
      throw new Refusal(
        'conflict',
        `The words at ${span.start}–${span.end} of “${shortened(row.source, 120)}” are not the quote.`,
      );
    }
    return { row, sourceId: source.id, codeId, span, exact };
  };
}

/** Adds one row; answers whether it was new. What it was placed by must still be so. */
function adder(project: Project, coderId: number): (placed: PlacedRow) => 'added' | 'known' {
  const coderNamed = remembered((name: string) => (name === '' ? coderId : project.coders.ensure(name).id));
  const textNow = remembered((sourceId: number) => textOf(project, sourceId));
  const known = remembered((codeId: number) => findKnown(project, codeId).id);

  return ({ row, sourceId, codeId, span, exact }) => {
    if (!textNow(sourceId).startsWith(exact, span.start))
      throw new Refusal('conflict', 'The source was changed while the table was read. Send it again.');
    const { guid, polarity, origin } = row;
    const place = { sourceId, codeId: known(codeId), coderId: coderNamed(row.coder), ...span };
    const coding: Coding = { guid, ...place, exact, polarity, origin };
    const id = project.codings.add(coding);
    if (id === null) {
      refuseOther(project, coding, row.memo);
      return 'known';
    }
    if (row.memo !== '') project.memos.write('coding', id, row.memo, coding.coderId);
    return 'added';
  };
}

/** The same answers, each found once. */
function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const found = new Map<K, V>();
  return (key) => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

/** A table loses blanks at the ends of its cells, and line ends within them. */
const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (words: string): string => words.trim().replace(/\s+/g, ' ');

/** What is there already must say the same: a table that says something else is not passed over in silence. */
function refuseOther(project: Project, coding: Coding, memo: string): void {
  const kept = project.codings.find(coding.guid) ?? project.codings.find(project.codings.same(coding) ?? '');
  const parts = ['sourceId', 'codeId', 'coderId', 'start', 'end', 'polarity'] as const;
  if (kept && parts.every((part) => kept[part] === coding[part]) && (memo === '' || memo === kept.memo))
    return;
  throw new Refusal(
    'conflict',
    'This coding is there already and says something else (its code, place, polarity or memo).',
  );
}
