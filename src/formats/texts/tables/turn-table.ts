// A table with one row for each turn, of one transcript or several.
import { counted } from '../../../domain/counted.ts';
import type { ReadText } from '../../../domain/source.ts';
import type { Table } from '../../tables/csv.ts';
import { milliseconds } from '../clock.ts';
import { composeTurns, type Utterance } from '../compose.ts';
import { decodeEntities } from '../entities.ts';
import { kindNamed } from '../kind.ts';
import { dateIn, type Reading, titleOf, wholeText } from '../reading.ts';
import { cellOf, columnOf, type Meaning, uniqueName } from './columns.ts';

type Columns = Readonly<Record<Meaning, number | null>>;
type Row = readonly string[];

/** The transcripts of a turn table, in the order in which they first appear. */
export function readTurnTable(fileName: string, table: Table): Reading {
  const columns = columnsOf(table);
  const groups = Map.groupBy(table.rows, (row) => cellOf(row, columns.source));
  const taken = new Set<string>();
  const texts = [...groups].map(([source, rows]) => {
    const read = readTranscript(source || fileName, rows, columns, table.header);
    return { ...read, name: uniqueName(read.name, taken) };
  });
  return { type: 'Turn table (CSV)', texts };
}

function columnsOf(table: Table): Columns {
  const at = (meaning: Meaning): number | null => columnOf(table, meaning);
  return {
    text: at('text'),
    answer: null,
    speaker: at('speaker'),
    turn: at('turn'),
    start: at('start'),
    end: at('end'),
    source: at('source'),
    title: null,
    case: at('case'),
    date: at('date'),
    kind: at('kind'),
  };
}

function readTranscript(source: string, rows: readonly Row[], columns: Columns, header: Row): ReadText {
  const { ordered, moved } = inTurn(rows, columns);
  const { utterances, unnamed, untimed, entities } = utter(ordered, columns, header);
  const first = (column: number | null): string =>
    ordered.map((row) => cellOf(row, column)).find(Boolean) ?? '';
  const day = first(columns.date);
  const warnings = [
    ...(moved ? ['The rows were put in the order of their "turn" column.'] : []),
    ...(unnamed
      ? [`${counted(unnamed, 'row names', 'rows name')} no speaker and went to the speaker above.`]
      : []),
    ...(untimed ? [`${counted(untimed, 'time', 'times')} could not be read and were left out.`] : []),
    ...(entities ? ['Codes such as &amp; and &#8212; were turned into the characters they stand for.'] : []),
    ...(day && !dateIn(day) ? [`The date "${day}" is not written as YYYY-MM-DD and was left out.`] : []),
  ];
  const about = { caseName: first(columns.case) || null, date: dateIn(day), warnings };
  const read = wholeText(source, { ...composeTurns(utterances), ...about });
  return { ...read, name: titleOf(source), kind: kindNamed(first(columns.kind)) ?? read.kind };
}

/** Rows by their turn number where every row has one of its own; a sorted spreadsheet must not shuffle a conversation. */
function inTurn(rows: readonly Row[], { turn }: Columns): { ordered: readonly Row[]; moved: boolean } {
  const numbers = rows.map((row) => Number(cellOf(row, turn) || Number.NaN));
  const usable = turn !== null && numbers.every(Number.isFinite) && new Set(numbers).size === rows.length;
  if (!usable || numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number))) {
    return { ordered: rows, moved: false };
  }
  const order = numbers.map((number, at) => ({ number, row: rows[at] ?? [] }));
  return { ordered: order.sort((a, b) => a.number - b.number).map(({ row }) => row), moved: true };
}

interface Uttered {
  readonly utterances: Utterance[];
  unnamed: number;
  untimed: number;
  entities: boolean;
}

function utter(rows: readonly Row[], columns: Columns, header: Row): Uttered {
  const said: Uttered = { utterances: [], unnamed: 0, untimed: 0, entities: false };
  let speaker: string | null = null;
  for (const row of rows) {
    const raw = cellOf(row, columns.text);
    const words = decodeEntities(raw);
    if (words !== raw) said.entities = true;
    const named = cellOf(row, columns.speaker)
      .replace(/\s*[:：]$/, '')
      .replace(/\s+/g, ' ');
    if (!named && speaker !== null && words) said.unnamed++;
    speaker = named || speaker;
    const startMs = timeIn(row, columns.start, header, said);
    const endMs = timeIn(row, columns.end, header, said);
    said.utterances.push({
      speaker,
      words,
      startMs,
      endMs: endMs !== null && startMs !== null && endMs < startMs ? null : endMs,
    });
  }
  return said;
}

/** A cell as milliseconds: a clock time, or a number of seconds (of milliseconds where the header ends with "ms"). */
function timeIn(row: Row, column: number | null, header: Row, said: Uttered): number | null {
  const cell = cellOf(row, column);
  if (!cell || column === null) return null;
  const number = Number(cell.replace(',', '.'));
  const inMs = /ms$/i.test(header[column]?.trim() ?? '');
  const time =
    Number.isFinite(number) && number >= 0 ? Math.round(inMs ? number : number * 1000) : milliseconds(cell);
  if (time === null || !Number.isSafeInteger(time)) said.untimed++;
  return Number.isSafeInteger(time) ? time : null;
}
