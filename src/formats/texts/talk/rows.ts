// Transcripts set as tables: a row a turn, its cells saying who, when and what, or a column for each person.
import type { Span } from '../../../domain/text.ts';
import { milliseconds } from '../clock.ts';
import type { Paragraph } from '../paragraphs.ts';
import { type Meaning, columnOf } from '../tables/columns.ts';

/** What a row of a table says: whose words where, or that it is none's (the header). */
export interface RowSaid extends Span {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly isHeader: boolean;
}

interface Row {
  readonly paragraph: Paragraph;
  readonly cells: readonly Span[];
}

/** The turns of the rows of tables that are transcripts, by their paragraph; tables that are none are not there. */
export function turnsOfRows(text: string, paragraphs: readonly Paragraph[]): ReadonlyMap<Paragraph, RowSaid> {
  const rows = paragraphs.flatMap((paragraph) => {
    const { cells } = paragraph;
    return cells === undefined ? [] : [{ paragraph, cells }];
  });
  const said = new Map<Paragraph, RowSaid>();
  for (const [, ofTable] of Map.groupBy(rows, ({ paragraph }) => paragraph.table))
    for (const [paragraph, one] of turnsOfTable(text, ofTable)) said.set(paragraph, one);
  return said;
}

/** Lines of a plain text whose cells are apart by tabs, as rows; null where most lines are no such rows. */
export function tabbedRows(text: string, lines: readonly Span[]): Paragraph[] | null {
  const split = lines.map((line) => ({ line, cells: cellsOf(text, line) }));
  const widths = Map.groupBy(split, ({ cells }) => cells.length);
  const [width, most] = [...widths].reduce(
    (best, next) => (next[1].length > best[1].length ? next : best),
    [0, []],
  );
  if (width < 3 || width > 6 || most.length < 4 || most.length < lines.length * 0.8) return null;
  return split.map(({ line, cells }) => (cells.length === width ? { ...line, table: 0, cells } : line));
}

function cellsOf(text: string, { start, end }: Span): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++)
    if (at === end || text.charAt(at) === '\t') {
      cells.push({ start: from, end: at });
      from = at + 1;
    }
  return cells;
}

interface Columns {
  readonly words: number;
  readonly speaker: number;
  readonly time: number | null;
  readonly hasHeader: boolean;
}

function turnsOfTable(text: string, rows: readonly Row[]): Iterable<[Paragraph, RowSaid]> {
  const cells = rows.map((row) => row.cells.map(({ start, end }) => text.slice(start, end).trim()));
  const columns = columnsOf(cells);
  if (columns)
    return rows.map(({ paragraph, cells: places }, at) => [
      paragraph,
      rowSaid(columns, cells[at] ?? [], places, at),
    ]);
  return byPerson(cells)
    ? rows.map(({ paragraph, cells: places }, at) => [paragraph, saidBy(cells, places, at)])
    : [];
}

/** Which column is which: as the header says, or as what is in them tells. */
function columnsOf(cells: readonly (readonly string[])[]): Columns | null {
  const header = cells[0] ?? [];
  const named = (meaning: Meaning): number | null => columnOf({ header }, meaning);
  const [speaker, words, time] = [named('speaker'), named('text'), named('start')];
  if (speaker !== null && words !== null) return { words, speaker, time, hasHeader: true };
  if (cells.length < 4 || header.length < 2) return null;
  const [talk, who] = [proseColumn(cells), peopleColumn(cells)];
  if (talk === null || who === null || talk === who) return null;
  const clock = header.findIndex((_, at) => share(cells, at, (cell) => milliseconds(cell) !== null) > 0.6);
  return { words: talk, speaker: who, time: clock < 0 ? null : clock, hasHeader: false };
}

function share(cells: readonly (readonly string[])[], column: number, is: (cell: string) => boolean): number {
  return cells.filter((row) => is(row[column] ?? '')).length / cells.length;
}

function proseColumn(cells: readonly (readonly string[])[]): number | null {
  const lengths = (cells[0] ?? []).map((_, at) =>
    cells.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0),
  );
  const most = Math.max(...lengths);
  return most / cells.length >= 12 ? lengths.indexOf(most) : null;
}

/** Few short names that recur, none of them a time or a number. */
function peopleColumn(cells: readonly (readonly string[])[]): number | null {
  const at = (cells[0] ?? []).findIndex((_, column) => {
    const names = cells.map((row) => row[column] ?? '').filter(Boolean);
    const distinct = new Set(names);
    return (
      names.length >= cells.length * 0.6 &&
      distinct.size >= 2 &&
      distinct.size <= Math.max(2, names.length / 2) &&
      names.every((name) => name.length <= 60 && /\p{L}/u.test(name) && milliseconds(name) === null) &&
      new Set(names.map((name) => name.split(' ').length > 5)).has(false)
    );
  });
  return at < 0 ? null : at;
}

function rowSaid(columns: Columns, cells: readonly string[], places: readonly Span[], at: number): RowSaid {
  const { start, end } = places[columns.words] ?? { start: 0, end: 0 };
  const name = (cells[columns.speaker] ?? '').replace(/\s*[:：]+$/, '').replace(/\s+/g, ' ');
  const [from, to] = (columns.time === null ? '' : (cells[columns.time] ?? '')).split(
    /\s*(?:-->|–|—|\s-\s|-)\s*/,
  );
  return {
    start,
    end,
    speaker: name || null,
    startMs: milliseconds(from ?? ''),
    endMs: milliseconds(to ?? ''),
    isHeader: columns.hasHeader && at === 0,
  };
}

/** A column for each person: the header names them, and in each row but one cell says something. */
function byPerson(cells: readonly (readonly string[])[]): boolean {
  const [header = [], ...rows] = cells;
  if (rows.length < 3 || header.length < 2 || header.some((name) => name === '' || name.length > 60))
    return false;
  const single = rows.filter((row) => row.filter((cell) => cell !== '').length === 1).length;
  const spoken = header.filter((_, at) => rows.some((row) => (row[at] ?? '') !== '')).length;
  return single >= rows.length * 0.8 && spoken >= 2;
}

function saidBy(cells: readonly (readonly string[])[], places: readonly Span[], at: number): RowSaid {
  const row = cells[at] ?? [];
  const column = Math.max(
    0,
    row.findIndex((cell) => cell !== ''),
  );
  const { start, end } = places[column] ?? { start: 0, end: 0 };
  return { start, end, speaker: cells[0]?.[column] ?? null, startMs: null, endMs: null, isHeader: at === 0 };
}
