import { quoted, toCsv } from './write-csv.ts';

/** An excerpt as a row of the export; offsets are UTF-16 units into the source. */
export interface ExcerptRow {
  readonly codingGuid: string;
  readonly codeGuid: string;
  readonly sourceGuid: string;
  readonly cases: string;
  readonly source: string;
  readonly kind: string;
  /** Which text of the source it is from: 1 as it came in, one more with each correction. */
  readonly textVersion: number;
  readonly turn: number | null;
  readonly time: string;
  readonly speaker: string;
  readonly informant: string;
  readonly informantType: string;
  readonly start: number;
  readonly end: number;
  readonly facet: string;
  readonly codePath: string;
  readonly code: string;
  readonly polarity: string;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  readonly memo: string;
  readonly coder: string;
  readonly origin: string;
  readonly created: string;
  /** Values of the attributes of its case, in the order of the header. */
  readonly attributes: readonly string[];
}

const header = [
  'coding guid', 'code guid', 'source guid', 'case', 'source', 'kind', 'text version', 'turn', 'time', 'speaker', 'informant',
  'informant type', 'start', 'end', 'facet', 'code path', 'code', 'polarity', 'exact', 'context before',
  'context after', 'memo', 'coder', 'origin', 'created',
]; // prettier-ignore

/** So many rows are written at a time. */
const rowsAtOnce = 50;

/**
 * The CSV of coded excerpts, one row per coding, in chunks. Rows are put together by hand: of a large study they are most
 * of the work of an export.
 */
export function* excerptsCsv(attributes: readonly string[], rows: Iterable<ExcerptRow>): Generator<string> {
  yield* toCsv([...header, ...attributes.map((name) => `case: ${name}`)], []);
  const line = lineWriter();
  let waiting = '';
  let count = 0;
  for (const row of rows) {
    waiting += line(row);
    if (++count % rowsAtOnce > 0) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

/** Writes rows; what says the same in row after row is put in quotation marks once. */
function lineWriter(): (row: ExcerptRow) => string {
  const code = codeWriter();
  const source = cellsAsAbove(({ sourceGuid, cases, source, kind }) => [sourceGuid, cases, source, kind]);
  const voice = cellsAsAbove(({ speaker, informant, informantType }) => [speaker, informant, informantType]);
  const hand = cellsAsAbove(({ coder, origin }) => [coder, origin]);
  const more = cellsAsAbove(({ attributes }) => attributes);
  return (row) => {
    const { guid, names } = code(row);
    const after = row.attributes.length === 0 ? '' : `,${more(row)}`;
    return `${quoted(row.codingGuid)},${guid},${source(row)},${row.textVersion},${row.turn ?? ''},${quoted(row.time)},${voice(row)},${row.start},${row.end},${names},"${row.polarity}",${quoted(row.exact)},${quoted(row.before)},${quoted(row.after)},${quoted(row.memo)},${hand(row)},${quoted(row.created)}${after}\r\n`;
  };
}

/** Writes some cells of a row; where they say what they say in the row above, as most do, they are not looked at again. */
function cellsAsAbove(pick: (row: ExcerptRow) => readonly string[]): (row: ExcerptRow) => string {
  let above: readonly string[] = [];
  let written = '';
  return (row) => {
    const cells = pick(row);
    if (cells.length === above.length && cells.every((cell, at) => cell === above[at])) return written;
    above = cells;
    written = cells.map(quoted).join(',');
    return written;
  };
}

/** Writes what names a code: its GUID, and its facet, path and name. */
function codeWriter(): (row: ExcerptRow) => { readonly guid: string; readonly names: string } {
  const known = new Map<string, { codePath: string; guid: string; names: string }>();
  return ({ codeGuid, facet, codePath, code }) => {
    const found = known.get(codeGuid);
    if (found?.codePath === codePath) return found;
    const fresh = {
      codePath,
      guid: quoted(codeGuid),
      names: [facet, codePath, code].map(quoted).join(','),
    };
    known.set(codeGuid, fresh);
    return fresh;
  };
}
