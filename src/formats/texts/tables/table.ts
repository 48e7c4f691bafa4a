// A CSV of texts: one row a turn where it says who speaks, else one row a text.
import { Refusal } from '../../../domain/refusal.ts';
import { delimitedRows, type Table } from '../../tables/csv.ts';
import type { Sheet } from '../../tables/ods.ts';
import type { Reading } from '../reading.ts';
import { columnOf } from './columns.ts';
import { looseTable, type RawTable } from './loose-table.ts';
import { readRowTexts } from './row-texts.ts';
import { likelyTextColumn, textColumns } from './text-columns.ts';
import { readTurnTable } from './turn-table.ts';

/** A CSV file as texts: a turn table (`speaker` and `text`) or a table of notes or answers (`text`). */
export const readTextTable = (fileName: string, raw: string): Reading =>
  readRows(fileName, delimitedRows(raw));

/** The first sheet of a workbook that holds texts. Refuses a workbook without one by what its first sheet has. */
export function readSheets(fileName: string, sheets: readonly Sheet[]): Reading {
  let refusal: unknown = new Refusal('invalid', 'This workbook is empty.');
  for (const [at, { rows }] of sheets.entries()) {
    const filled = rows.flatMap((cells, row) => (cells.some(Boolean) ? [{ cells, number: row + 1 }] : []));
    if (filled.length === 0) continue;
    try {
      return readRows(fileName, { rows: filled, delimiter: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (at === 0) refusal = error;
    }
  }
  throw refusal;
}

function readRows(fileName: string, raw: RawTable): Reading {
  const { table, warnings } = looseTable(raw, likelyTextColumn);
  if (!table.rows.length) throw new Refusal('invalid', 'The table has a header but no rows.');
  const { type, texts } = readTable(fileName, table);
  const [first, ...rest] = texts;
  return { type, texts: first ? [{ ...first, warnings: [...warnings, ...first.warnings] }, ...rest] : [] };
}

function readTable(fileName: string, table: Table): Reading {
  if (columnOf(table, 'speaker') !== null && columnOf(table, 'text') !== null)
    return readTurnTable(fileName, table);
  const columns = textColumns(table);
  if (columns.length > 0) return readRowTexts(fileName, table, columns);
  throw withoutText(table);
}

/** Whether words are a table though they are not called one: every line has the same tabs, and the first names columns. */
export function isTabbedTable(text: string): boolean {
  const lines = text.slice(0, 20_000).split('\n', 50).slice(0, 40);
  const tabs = lines.map((line) => line.split('\t').length);
  const [first = 1, ...below] = tabs;
  const full = lines.slice(1).filter((line) => line.trim() !== '').length;
  if (first < 2 || full < 1 || below.filter((count) => count === first).length < full * 0.9) return false;
  const header = (lines[0] ?? '').split('\t');
  return (
    (['text', 'answer', 'title', 'speaker'] as const).filter((one) => columnOf({ header }, one) !== null)
      .length > 1
  );
}

function withoutText({ header }: Table): Refusal {
  const shown = header.slice(0, 12).map((name) => `"${name}"`);
  const has = header.length > 12 ? `${shown.join(', ')} and ${header.length - 12} more` : shown.join(', ');
  return new Refusal(
    'invalid',
    `No column of this table holds texts. It has ${has}. Name one "text" (with "speaker" beside it for a transcript), "note" or "answer". A table that describes cases is taken in under Cases and attributes.`,
  );
}
