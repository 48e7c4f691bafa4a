// What lies in a text by its place, when the text becomes another: codings, decisions on suggestions, and what summaries
// and findings were written on.
import type { Database } from 'better-sqlite3';
import type { Span } from '../domain/text.ts';

/** A stretch of a source that is kept as a row. */
interface PlacedRow extends Span {
  readonly id: number;
  readonly guid: string;
  readonly codeId: number;
  readonly coderId: number;
}

/** A coding that became the same as another. */
export interface Twin {
  readonly guid: string;
  readonly standsFor: string;
}

/** A text as it is now, and where a row of the old one stands in it; null where it is to go. */
export interface Moving {
  readonly text: string;
  readonly placeOf: (row: Span & { readonly guid: string }) => Span | null;
}

/** Beyond every text: where a coding waits whose new place another has not left yet, because they change places. */
const aside = 2 ** 40;

/**
 * Moves the codings of a source to where they stand now, each with its words. Those that are to go are left to the caller.
 * Of those that became the same, the first stays and stands for the others, which go.
 */
export function moveCodings(db: Database, sourceId: number, { text, placeOf }: Moving): Twin[] {
  const codings = rowsOf(db, 'codings', sourceId);
  const { kept, twins } = apart(codings, placeOf);
  const remove = db.prepare<[string]>('DELETE FROM codings WHERE guid = ?');
  for (const { guid } of twins) remove.run(guid);
  const settle = db.prepare<[number, number, string, number]>(
    'UPDATE codings SET start = ?, "end" = ?, exact = ? WHERE id = ?',
  );
  const wait = db.prepare<[number, number, number]>('UPDATE codings SET start = ?, "end" = ? WHERE id = ?');
  const standing = new Map(codings.map((row) => [row.guid, row]));
  const moved = kept.filter((row) => isElsewhere(row, standing.get(row.guid), text));
  inFreeOrder(codings, moved, {
    settle: ({ id, start, end }) => settle.run(start, end, text.slice(start, end), id),
    wait: ({ id }) => wait.run(aside + 2 * id, aside + 2 * id + 1, id),
  });
  moveBasis(db, codings, new Map(kept.map((one) => [one.guid, one])));
  return twins;
}

/** Moves what was decided on suggestions in a source; what was decided on words that are gone goes with them. */
export function moveDecisions(db: Database, sourceId: number, { placeOf }: Pick<Moving, 'placeOf'>): void {
  const decide = db.prepare<[number, number, number]>(
    'UPDATE suggestion_decisions SET start = ?, "end" = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM suggestion_decisions WHERE id = ?');
  for (const { id, guid, ...span } of rowsOf(db, 'suggestion_decisions', sourceId)) {
    const place = placeOf({ ...span, guid });
    if (!place) remove.run(id);
    else if (place.start !== span.start || place.end !== span.end) decide.run(place.start, place.end, id);
  }
}

interface KeptRow extends PlacedRow {
  readonly exact: string;
}

const rowsOf = (db: Database, table: 'codings' | 'suggestion_decisions', sourceId: number): KeptRow[] =>
  db
    .prepare<[number], KeptRow>(
      `SELECT id, guid, code_id AS codeId, coder_id AS coderId, start, "end", ${table === 'codings' ? 'exact' : "'' AS exact"}
       FROM ${table} WHERE source_id = ? ORDER BY id`,
    )
    .all(sourceId);

const isElsewhere = (now: Span, before: KeptRow | undefined, text: string): boolean =>
  before?.start !== now.start || before.end !== now.end || text.slice(now.start, now.end) !== before.exact;

/** Codings at their new places; of those that became the same, the first stands for the others. */
function apart(
  codings: readonly PlacedRow[],
  placeOf: Moving['placeOf'],
): { kept: PlacedRow[]; twins: Twin[] } {
  const kept = new Map<string, PlacedRow>();
  const twins: Twin[] = [];
  for (const coding of codings) {
    const place = placeOf(coding);
    if (!place) continue;
    const { start, end } = place;
    const now = { ...coding, start, end };
    const first = kept.get(keyOf(now));
    if (first) twins.push({ guid: coding.guid, standsFor: first.guid });
    else kept.set(keyOf(now), now);
  }
  return { kept: [...kept.values()], twins };
}

const keyOf = ({ codeId, coderId, start, end }: PlacedRow): string => [codeId, coderId, start, end].join(' ');

/**
 * Settles rows in an order in which each finds its place free: nobody codes the same stretch twice with one code, not even
 * for a moment. Each is written once, so that undo data keeps it once.
 */
function inFreeOrder(
  before: readonly PlacedRow[],
  moved: readonly PlacedRow[],
  write: { settle: (row: PlacedRow) => void; wait: (row: PlacedRow) => void },
): void {
  const standing = new Map(before.map((row) => [row.id, row]));
  const taken = new Map(before.map((row) => [keyOf(row), row.id]));
  const shift = (row: PlacedRow): number => row.start - (standing.get(row.id)?.start ?? 0);
  // Who goes forward makes room from behind.
  let waiting = [...moved].sort((a, b) =>
    shift(a) > 0 && shift(b) > 0 ? b.start - a.start : a.start - b.start,
  );
  const leave = ({ id }: PlacedRow): void => {
    const old = standing.get(id);
    if (old && taken.get(keyOf(old)) === id) taken.delete(keyOf(old));
  };
  while (waiting.length > 0) {
    const blocked = waiting.filter((row) => {
      const other = taken.get(keyOf(row));
      if (other !== undefined && other !== row.id) return true;
      leave(row);
      write.settle(row);
      taken.set(keyOf(row), row.id);
      return false;
    });
    const [first] = blocked;
    if (first && blocked.length === waiting.length) {
      leave(first);
      write.wait(first);
    }
    waiting = blocked;
  }
}

/** Where a stretch of words lay, and where it lies. */
export interface Moved {
  readonly before: Span;
  readonly now: Span;
}

/** What a summary or finding was written on knows where each coding lay: that its text became another is no change of it. */
function moveBasis(db: Database, before: readonly PlacedRow[], now: ReadonlyMap<string, Span>): void {
  const moved = new Map<string, Moved>();
  for (const { guid, start, end } of before) {
    const place = now.get(guid);
    if (place && (place.start !== start || place.end !== end))
      moved.set(guid, { before: { start, end }, now: place });
  }
  if (moved.size === 0) return;
  for (const table of withBasis) {
    const all = db.prepare<[], { id: number; basis: string }>(`SELECT id, basis FROM ${table}`).all();
    const keep = db.prepare<[string, number]>(`UPDATE ${table} SET basis = ? WHERE id = ?`);
    for (const { id, basis } of all) {
      const after = movedBasis(basis, moved);
      if (after !== basis) keep.run(after, id);
    }
  }
}

/** The tables that keep on what evidence something was written. */
export const withBasis = ['summaries', 'findings', 'truth_scores'] as const;

/** A basis with its codings where they lie now; those that are not where they lay before are left. */
export function movedBasis(written: string, moved: ReadonlyMap<string, Moved>): string {
  // storage/summaries.ts, findings.ts and truth-tables.ts write it: GUIDs, each with "code start end bearing".
  const basis = JSON.parse(written) as Record<string, string>;
  let isMoved = false;
  for (const [guid, said] of Object.entries(basis)) {
    const place = moved.get(guid);
    const [code, start, end, ...bearing] = said.split(' ');
    if (Number(start) !== place?.before.start || Number(end) !== place.before.end) continue;
    basis[guid] = [code, place.now.start, place.now.end, ...bearing].join(' ');
    isMoved = true;
  }
  return isMoved ? JSON.stringify(basis) : written;
}
