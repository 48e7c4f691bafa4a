// A CSV of texts: one row a turn where it says who speaks, else one row a text.
import { Refusal } from '../../domain/refusal.ts';
import { readCsv, type Table } from '../tables/csv.ts';
import { columnOf } from './columns.ts';
import type { Reading } from './reading.ts';
import { readRowTexts } from './row-texts.ts';
import { readTurnTable } from './turn-table.ts';

/** A CSV file as texts: a turn table (`speaker` and `text`) or a table of notes or answers (`text`). */
export function readTextTable(fileName: string, raw: string): Reading {
  const table = readCsv(raw);
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
