import type { Database } from 'better-sqlite3';
import { wrongQuote } from '../../domain/coding.ts';
import { isSpanOf, type Span } from '../../domain/text.ts';
import { sha256 } from '../source-versions.ts';
import type { Invariant, Touched } from './invariant.ts';

const openBackup = 'Open a backup of it.';
const damage = { severity: 'damage', since: 1, wayOut: openBackup } as const;

interface KeptText {
  readonly sourceId: number;
  readonly versionId: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Text by text, so that memory stays small: the newest of each source, as far as `among` names it. */
function* textsOf(db: Database, touched: Touched | null, among: Among): Generator<KeptText> {
  const ids = touched
    ? db
        .prepare<{ action: number | bigint }, number>(
          Object.entries(among)
            .map(([table, sourceId]) => sourcesTouched(table, sourceId))
            .join(' UNION '),
        )
        .pluck()
        .all({ action: touched.actionId })
    : db.prepare<[], number>('SELECT id FROM sources ORDER BY id').pluck().all();
  const newest = db.prepare<[number], KeptText>(
    `SELECT s.id AS sourceId, v.id AS versionId, s.name, v.text, v.sha256 FROM sources s
     JOIN source_versions v ON v.source_id = s.id WHERE s.id = ? ORDER BY v.number DESC LIMIT 1`,
  );
  for (const id of ids) {
    const kept = newest.get(id);
    if (kept) yield kept;
  }
}

/** By table, the column that says of which source a row is. */
type Among = Readonly<Record<string, string>>;

/** Also of rows that are gone: a text that was taken away leaves the one before it. */
const sourcesTouched = (table: string, column: string): string =>
  `SELECT r.${column} FROM ${table} r WHERE r.id IN
     (SELECT row_id FROM history_rows WHERE action_id = @action AND of_table = '${table}')
   UNION SELECT json_extract(image, '$.${column}') FROM history_rows
     WHERE action_id = @action AND of_table = '${table}' AND image IS NOT NULL`;

/** A rule about what stands in texts: looked at source by source. */
const ofTexts = (
  rule: Pick<Invariant, 'name' | 'holds'>,
  among: Among,
  wrong: (db: Database, touched: Touched | null) => (kept: KeptText) => Iterable<string>,
): Invariant => ({
  ...damage,
  ...rule,
  tables: Object.keys(among),
  broken: function* (db, touched) {
    const wrongIn = wrong(db, touched);
    for (const kept of textsOf(db, touched, among)) yield* wrongIn(kept);
  },
});

export const texts = ofTexts(
  { name: 'texts', holds: 'Every text is what was imported.' },
  { source_versions: 'source_id' },
  () =>
    ({ name, text, sha256: kept }) =>
      sha256(text) === kept ? [] : [`the text of “${name}”`],
);

export const turns = ofTexts(
  { name: 'turns', holds: 'The turns of a text lie in it one after the other.' },
  { source_versions: 'source_id' },
  (db) => {
    const all = db.prepare<[number], Span & { number: number }>(
      'SELECT number, start, "end" FROM turns WHERE version_id = ? ORDER BY number',
    );
    return function* ({ versionId, name, text }) {
      let last = { number: 0, end: 0 };
      for (const turn of all.all(versionId)) {
        const follows = turn.number === last.number + 1 && turn.start >= last.end;
        if (!follows || !isSpanOf(text, turn)) yield `turn ${turn.number} of “${name}”`;
        last = turn;
      }
    };
  },
);

interface Quote extends Span {
  readonly guid: string;
  readonly exact: string;
}

/** Finds the quotes of one text that are not the words there: those that were touched, or all where the text was. */
function wrongQuotes(db: Database, touched: Touched | null): (kept: KeptText) => Generator<Quote> {
  const select = 'SELECT guid, start, "end", exact FROM codings WHERE source_id = @source';
  const isOfAction = touched && !touched.tables.has('source_versions');
  const all = db.prepare<{ source: number; action?: number | bigint }, Quote>(
    isOfAction
      ? `${select} AND id IN (SELECT row_id FROM history_rows WHERE action_id = @action AND of_table = 'codings')`
      : select,
  );
  return function* ({ sourceId, text }) {
    const asked = { source: sourceId, ...(isOfAction && { action: touched.actionId }) };
    for (const quote of all.all(asked))
      if (!isSpanOf(text, quote) || text.slice(quote.start, quote.end) !== quote.exact) yield quote;
  };
}

export const quotes = ofTexts(
  { name: 'quotes', holds: 'Every quote is the words at its place.' },
  { codings: 'source_id', source_versions: 'source_id' },
  (db, touched) => {
    const wrongIn = wrongQuotes(db, touched);
    return (kept) =>
      [...wrongIn(kept)].map(
        ({ guid, start, end }) => `the coding of “${kept.name}” at ${start}–${end} (${guid})`,
      );
  },
);

/** Text by text, what is said of each quote that is not the words at its place, so that others get their turn. */
export function* quotesOfTexts(db: Database): Generator<string[]> {
  const wrongIn = wrongQuotes(db, null);
  for (const kept of textsOf(db, null, {}))
    yield [...wrongIn(kept)].map((quote) => wrongQuote(kept.name, quote));
}

export const spansOfDecisions = ofTexts(
  { name: 'decisions', holds: 'What was decided on suggestions lies in its text.' },
  { suggestion_decisions: 'source_id', source_versions: 'source_id' },
  (db) => {
    const all = db.prepare<[number], Span>(
      'SELECT start, "end" FROM suggestion_decisions WHERE source_id = ?',
    );
    return function* ({ sourceId, name, text }) {
      for (const span of all.all(sourceId))
        if (!isSpanOf(text, span)) yield `a decision on “${name}” at ${span.start}–${span.end}`;
    };
  },
);
