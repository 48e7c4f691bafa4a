// A table with one row for each text: open answers of a survey, notes on cases.
import type { ReadText, SourceKind } from '../../domain/source.ts';
import { normalText } from '../../domain/text.ts';
import type { Table } from '../tables/csv.ts';
import { cellOf, columnOf, uniqueName } from './columns.ts';
import { kindNamed } from './kind.ts';
import { dateIn, type Reading, titleOf } from './reading.ts';
import { turnsOf } from './speakers.ts';

/** The texts of a table's rows; rows without words are left out and counted. */
export function readRowTexts(fileName: string, table: Table): Reading {
  const text = columnOf(table, 'answer') ?? columnOf(table, 'text');
  const file = titleOf(fileName);
  const kind = kindNamed(file) === 'case note' ? 'case note' : 'survey answer';
  const taken = new Set<string>();
  const texts = table.rows.flatMap((row, at) => {
    if (!cellOf(row, text)) return [];
    const spare = `${file} row ${table.rowNumbers[at] ?? at + 2}`;
    return [readRow(table, row, { text, spare, kind, taken })];
  });
  return { type: 'Notes or answers (CSV)', texts: withBlanks(texts, table.rows.length - texts.length) };
}

interface Known {
  readonly text: number | null;
  readonly spare: string;
  readonly kind: SourceKind;
  readonly taken: Set<string>;
}

function readRow(table: Table, row: readonly string[], known: Known): ReadText {
  const text = normalText(cellOf(row, known.text));
  const cell = (meaning: 'title' | 'case' | 'date' | 'kind'): string => cellOf(row, columnOf(table, meaning));
  const day = cell('date');
  const date = dateIn(day);
  const warnings = day && !date ? [`The date "${day}" is not written as YYYY-MM-DD and was left out.`] : [];
  return {
    name: uniqueName(cell('title') || known.spare, known.taken),
    kind: kindNamed(cell('kind')) ?? known.kind,
    text,
    turns: turnsOf(text),
    caseName: cell('case') || null,
    date,
    warnings,
  };
}

function withBlanks(texts: readonly ReadText[], blanks: number): readonly ReadText[] {
  const [first, ...rest] = texts;
  if (!blanks || !first) return texts;
  const sentence =
    blanks === 1 ? '1 row without words was left out.' : `${blanks} rows without words were left out.`;
  return [{ ...first, warnings: [sentence, ...first.warnings] }, ...rest];
}
