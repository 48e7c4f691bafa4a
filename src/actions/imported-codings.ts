import { findCode } from '../domain/code.ts';
import { locate, shortened, wordsAt, type Coding, type Origin, type Polarity } from '../domain/coding.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Span } from '../domain/text.ts';
import type { Project } from '../storage/project.ts';
import { codable, placedCodes, textOf } from './coding.ts';

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

/** Adds a table of codings: all of them or none. Refuses with every line that cannot be placed. */
export function importCodings(
  project: Project,
  coderId: number,
  table: readonly TabledCoding[],
): ImportedCodings {
  return project.act(coderId, () => {
    const place = placer(project, coderId);
    const problems: string[] = [];
    let added = 0;
    for (const row of table) {
      try {
        if (place(row)) added++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problems.push(`Line ${row.line}: ${error.message}`);
      }
    }
    if (problems.length > 0) throw refusalOf(problems);
    return { result: { added, known: table.length - added }, sentence: `imported ${added} codings` };
  });
}

function refusalOf(problems: readonly string[]): Refusal {
  const more = problems.length > mostProblems ? [`… and ${problems.length - mostProblems} more lines.`] : [];
  return new Refusal(
    'invalid',
    ['Nothing was imported.', ...problems.slice(0, mostProblems), ...more].join('\n'),
  );
}

/** Adds one row; answers whether it was new. */
function placer(project: Project, coderId: number): (row: TabledCoding) => boolean {
  const codes = placedCodes(project);
  const sources = new Map<string, { id: number; text: string }>();
  const coders = new Map<string, number>([['', coderId]]);

  const sourceOf = (name: string): { id: number; text: string } => {
    const known = sources.get(name);
    if (known) return known;
    const source = project.sources.named(name);
    if (!source) throw new Refusal('missing', `There is no source called “${shortened(name, 120)}”.`);
    const found = { id: source.id, text: textOf(project, source.id) };
    sources.set(name, found);
    return found;
  };
  const coderOf = (name: string): number => {
    const id = coders.get(name) ?? project.coders.ensure(name).id;
    coders.set(name, id);
    return id;
  };

  return (row) => {
    const source = sourceOf(row.source);
    const code = findCode(codes, row.code);
    const span = row.span ?? locate(source.text, row.quote);
    const exact = wordsAt(source.text, span);
    if (row.span && row.quote !== '' && !sameWords(row.quote, exact)) {
      throw new Refusal(
        'conflict',
        `The words at ${span.start}–${span.end} of “${shortened(row.source, 120)}” are not the quote.`,
      );
    }
    const { guid, polarity, origin } = row;
    const coding: Coding = {
      guid,
      sourceId: source.id,
      codeId: codable(project, code.id),
      coderId: coderOf(row.coder),
      ...span,
      exact,
      polarity,
      origin,
    };
    const id = project.codings.add(coding);
    if (id === null) {
      refuseOther(project, coding, row.memo);
      return false;
    }
    if (row.memo !== '') project.memos.write('coding', id, row.memo, coding.coderId);
    return true;
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
