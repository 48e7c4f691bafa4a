import { origins, polarities, shortened, type Origin, type Polarity } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import { oneOf, rowsOf, type Row } from './columns.ts';
import { readCsv } from './csv.ts';

/** A row of a table of codings: where it stands, and what it says. */
export interface CodingLine {
  readonly line: number;
  /** '' where the table gives none. */
  readonly guid: string;
  readonly source: string;
  readonly code: string;
  readonly coder: string;
  readonly span: Span | null;
  readonly quote: string;
  readonly polarity: Polarity;
  readonly origin: Origin;
  readonly memo: string;
}

const mostCodings = 100_000;

/**
 * Reads a CSV of codings: `source` and `code`, then either `start` and `end` (UTF-16 offsets) or `quote` (the export's
 * own name for it, `exact`, will do). Refuses a missing column, and a row that gives no place.
 */
export function readCodings(fileName: string, text: string): CodingLine[] {
  const rows = rowsOf(fileName, readCsv(text), ['source', 'code']);
  if (rows.length > mostCodings)
    throw new Refusal(
      'invalid',
      `${fileName} has ${rows.length} codings; no more than ${mostCodings} can be added at once. Split it.`,
    );
  return rows.map((row) => {
    const span = spanOf(fileName, row);
    const quote = row.cell('quote') || row.cell('exact');
    if (span === null && quote === '') {
      throw new Refusal('invalid', `${fileName}, row ${row.number}: give a quote, or a start and an end.`);
    }
    return {
      line: row.number,
      guid: guidOf(fileName, row),
      source: row.cell('source'),
      code: row.cell('code path') || row.cell('code'),
      coder: row.cell('coder'),
      span,
      quote,
      polarity: oneOf(fileName, row, 'polarity', polarities) || 'plain',
      origin: oneOf(fileName, row, 'origin', origins) || 'imported',
      memo: row.cell('memo'),
    };
  });
}

function guidOf(fileName: string, row: Row): string {
  const guid = (row.cell('guid') || row.cell('coding guid')).toLowerCase().replace(/[{}]/g, '');
  if (guid === '' || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid)) return guid;
  throw new Refusal(
    'invalid',
    `${fileName}, row ${row.number}: “${shortened(guid)}” is no GUID. Leave the column out to get new ones.`,
  );
}

function spanOf(fileName: string, row: Row): Span | null {
  const [start, end] = ['start', 'end'].map((column) => {
    const given = row.cell(column);
    if (given === '') return null;
    if (/^\d{1,12}$/.test(given)) return Number(given);
    throw new Refusal(
      'invalid',
      `${fileName}, row ${row.number}: ${column} is “${shortened(given)}”, not a whole number.`,
    );
  });
  if (start === null || end === null || start === undefined || end === undefined) return null;
  return { start, end };
}
