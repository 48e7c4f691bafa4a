import { toCsv } from './write-csv.ts';

/** An excerpt as a row of the export; offsets are UTF-16 units into the source. */
export interface ExcerptRow {
  readonly codingGuid: string;
  readonly codeGuid: string;
  readonly sourceGuid: string;
  readonly cases: string;
  readonly source: string;
  readonly kind: string;
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
  'coding guid', 'code guid', 'source guid', 'case', 'source', 'kind', 'turn', 'time', 'speaker', 'informant',
  'informant type', 'start', 'end', 'facet', 'code path', 'code', 'polarity', 'exact', 'context before',
  'context after', 'memo', 'coder', 'origin', 'created',
]; // prettier-ignore

/** The CSV of coded excerpts, one row per coding, in chunks. */
export function excerptsCsv(attributes: readonly string[], rows: Iterable<ExcerptRow>): Iterable<string> {
  return toCsv([...header, ...attributes.map((name) => `case: ${name}`)], cellsOf(rows));
}

function* cellsOf(rows: Iterable<ExcerptRow>): Generator<(string | number | null)[]> {
  for (const row of rows) {
    yield [
      row.codingGuid, row.codeGuid, row.sourceGuid, row.cases, row.source, row.kind, row.turn, row.time, row.speaker,
      row.informant, row.informantType, row.start, row.end, row.facet, row.codePath, row.code, row.polarity, row.exact,
      row.before, row.after, row.memo, row.coder, row.origin, row.created, ...row.attributes,
    ]; // prettier-ignore
  }
}
