// A CSV of texts: one row a turn where it says who speaks, else one row a text.
import { Refusal } from '../../domain/refusal.ts';
import { readCsv, type Table, tableOf } from '../tables/csv.ts';
import type { Sheet } from '../tables/ods.ts';
import { columnOf } from './columns.ts';
import type { Reading } from './reading.ts';
import { readRowTexts } from './row-texts.ts';
import { readTurnTable } from './turn-table.ts';

/** A CSV file as texts: a turn table (`speaker` and `text`) or a table of notes or answers (`text`). */
export const readTextTable = (fileName: string, raw: string): Reading => readTable(fileName, readCsv(raw));

/** The first sheet of a workbook that holds texts. Refuses a workbook without one by what its first sheet has. */
export function readSheets(fileName: string, sheets: readonly Sheet[]): Reading {
  let refusal: unknown = new Refusal('invalid', 'This workbook is empty.');
  for (const [at, { rows }] of sheets.entries()) {
    const filled = rows.flatMap((cells, row) => (cells.some(Boolean) ? [{ cells, number: row + 1 }] : []));
    if (filled.length === 0) continue;
    try {
      return readTable(fileName, tableOf(filled));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (at === 0) refusal = error;
    }
  }
  throw refusal;
}

function readTable(fileName: string, table: Table): Reading {
  if (!table.rows.length) throw new Refusal('invalid', 'The table has a header but no rows.');
  if (columnOf(table, 'speaker') !== null && columnOf(table, 'text') !== null)
    return readTurnTable(fileName, table);
  if (columnOf(table, 'answer') !== null || columnOf(table, 'text') !== null)
    return readRowTexts(fileName, table);
  throw withoutText(table);
}

function withoutText({ header }: Table): Refusal {
  const shown = header.slice(0, 12).map((name) => `"${name}"`);
  const has = header.length > 12 ? `${shown.join(', ')} and ${header.length - 12} more` : shown.join(', ');
  return new Refusal(
    'invalid',
    `No column of this table holds texts. It has ${has}. Name one "text" (with "speaker" beside it for a transcript), "note" or "answer".`,
  );
}
