// A table with one row for each text: open answers of a survey, notes on cases.
import { counted } from '../../../domain/counted.ts';
import type { ReadText, SourceKind } from '../../../domain/source.ts';
import { normalText } from '../../../domain/text.ts';
import type { Table } from '../../tables/csv.ts';
import { composeTurns, type Utterance } from '../compose.ts';
import { kindNamed } from '../kind.ts';
import { dateIn, type Reading, titleOf } from '../reading.ts';
import { turnsOf } from '../talk/speakers.ts';
import { cellOf, columnOf, type Meaning, uniqueName } from './columns.ts';

/**
 * The texts of a table's rows; rows without words are left out and counted. Where several columns hold texts, a row is one text in which
 * each answer stands under its question, and the questions are nobody's evidence.
 */
export function readRowTexts(fileName: string, table: Table, columns: readonly number[]): Reading {
  const file = titleOf(fileName);
  const kind = kindNamed(file) === 'case note' ? 'case note' : 'survey answer';
  const taken = new Set<string>();
  const texts = table.rows.flatMap((row, at) => {
    if (columns.every((column) => !cellOf(row, column))) return [];
    const spare = `${file} row ${table.rowNumbers[at] ?? at + 2}`;
    return [readRow(table, row, { columns, spare, kind, taken })];
  });
  const blanks = table.rows.length - texts.length;
  const said = [
    ...(blanks === 0
      ? []
      : [`${counted(blanks, 'row')} without words ${blanks === 1 ? 'was' : 'were'} left out.`]),
    ...aboutColumns(table, columns),
  ];
  const [first, ...rest] = texts;
  const warned = first ? [{ ...first, warnings: [...said, ...first.warnings] }, ...rest] : [];
  return { type: 'Notes or answers (table)', texts: warned };
}

interface Known {
  readonly columns: readonly number[];
  readonly spare: string;
  readonly kind: SourceKind;
  readonly taken: Set<string>;
}

function readRow(table: Table, row: readonly string[], known: Known): ReadText {
  const cell = (meaning: 'title' | 'case' | 'date' | 'kind'): string => cellOf(row, columnOf(table, meaning));
  const title = cell('title');
  const day = cell('date');
  const date = dateIn(day);
  const warnings = day && !date ? [`The date "${day}" is not written as YYYY-MM-DD and was left out.`] : [];
  return {
    name: uniqueName(title || known.spare, known.taken),
    kind: kindNamed(cell('kind')) ?? known.kind,
    ...wordsOf(table, row, known.columns, title || 'Answer'),
    caseName: cell('case') || null,
    date,
    warnings,
  };
}

function wordsOf(
  table: Table,
  row: readonly string[],
  columns: readonly number[],
  who: string,
): Pick<ReadText, 'text' | 'turns'> {
  const [only = null, ...others] = columns;
  if (others.length === 0) {
    const text = normalText(cellOf(row, only));
    return { text, turns: turnsOf(text) };
  }
  const utterances = columns.flatMap((column): Utterance[] => {
    const answer = cellOf(row, column);
    const question = table.header[column] ?? '';
    const at = { startMs: null, endMs: null };
    return answer
      ? [
          { speaker: 'Question', words: question, ...at },
          { speaker: who, words: answer, ...at },
        ]
      : [];
  });
  return composeTurns(utterances);
}

const used: readonly Meaning[] = ['title', 'case', 'date', 'kind'];

/** Which columns the texts were taken from, and which were not read. */
function aboutColumns(table: Table, columns: readonly number[]): string[] {
  const known = new Set([...columns, ...used.map((meaning) => columnOf(table, meaning))]);
  const left = table.header.filter((_, at) => !known.has(at));
  const named = (names: readonly string[]): string => {
    const shown = names.slice(0, 6).map((name) => `“${name.slice(0, 60).toWellFormed()}”`);
    return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
  };
  const from = columns.map((at) => table.header[at] ?? '');
  const isPlain = left.length === 0 && columns.length === 1;
  if (isPlain) return [];
  const rest = left.length === 0 ? '' : ` Not read: ${named(left)}.`;
  return [`The texts are those of ${named(from)}.${rest}`];
}
