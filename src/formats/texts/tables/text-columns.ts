// Which columns of a table hold the texts: open answers, notes. The name of a column says it, or what is in it.
import { countWords } from '../../../domain/text.ts';
import type { Table } from '../../tables/csv.ts';
import { columnOf } from './columns.ts';

/** What codes, identifies or dates the answers is no answer, however long it is. */
const besides =
  /^(?:(?:human |my )?(?:codes?|tags?|labels?|themes?|categor(?:y|ies))\b.*|.*\bcodes?(?: \d+)?|.*\bids?|.*e-?mail.*|time ?stamp|(?:start|end|recorded) ?date|date.*|url|link|ip ?address|user ?agent|notes?|remarks?)$/i;
const asked =
  /[?？]\s*$|^(?:why|what|how|which|who|when|where|please|describe|tell|any|warum|wie|was|welche|bitte|pourquoi|comment|quel|que|qué|por qué|cómo|cuál)\b.*\s/i;
const opened = /open[ -]?(?:text|end(?:ed)?|answer)|free[ -]?text|verbatim|experience|story|opinion/i;

const plainName = (name: string): string => name.replace(/[_-]+/g, ' ').trim();

/** The columns that hold texts, in the order of the table; none where none does. */
export function textColumns(table: Pick<Table, 'header' | 'rows'>): number[] {
  const named = columnOf(table, 'answer');
  const isNote = named !== null && besides.test(plainName(table.header[named] ?? ''));
  const prose = table.header.flatMap((name, at) => (at !== named && isText(table, name, at) ? [at] : []));
  if (named === null) return prose;
  if (isNote) return prose.length > 0 ? prose : [named];
  // Beside a column that is called "answer", only another that asks something is one.
  const others = prose.filter(
    (at) => asked.test(plainName(table.header[at] ?? '')) || isComment(table.header[at]),
  );
  return [named, ...others].sort((a, b) => a - b);
}

/** The column in which a text that was cut at commas belongs, as far as its header tells. */
export function likelyTextColumn(header: readonly string[]): number | null {
  const named = columnOf({ header }, 'answer');
  if (named !== null) return named;
  const questions = header.flatMap((name, at) => (asked.test(plainName(name)) ? [at] : []));
  return questions.length === 1 ? (questions[0] ?? null) : null;
}

const isComment = (name = ''): boolean =>
  /^(?:comments?|commentaires?|kommentare?|comentarios?)$/i.test(plainName(name));

function isText({ rows }: Pick<Table, 'rows'>, name: string, at: number): boolean {
  const called = plainName(name);
  if (besides.test(called)) return false;
  const cells = rows
    .slice(0, 500)
    .map((row) => (row[at] ?? '').trim())
    .filter(Boolean);
  if (cells.length === 0) return false;
  const words = cells.reduce((sum, cell) => sum + countWords(cell), 0) / cells.length;
  const distinct = new Set(cells).size / cells.length;
  const isWords = cells.filter((cell) => /\p{L}{2}/u.test(cell)).length >= cells.length * 0.8;
  if (!isWords || distinct < 0.6) return false;
  return words >= (asked.test(called) || opened.test(called) ? 1.8 : 4);
}
