import type { Database } from 'better-sqlite3';
import { cutOut } from '../../domain/erasure/cuts.ts';
import type { Span } from '../../domain/text.ts';
import { columnsOf, formOf, replaced, tables } from '../erasure/written.ts';
import { movedBasis, withBasis, type Moved } from '../moved-places.ts';
import { sha256 } from '../source-versions.ts';
import type { TurnImage } from '../turn-layout.ts';
import { placeNames, type CutsOf } from './places.ts';
import { movedLayout, type CutVersion } from './versions.ts';

/** What was rewritten already, for undo data to follow. */
interface Following {
  readonly sources: ReadonlySet<number> | null;
  readonly versions: readonly CutVersion[];
  readonly moved: ReadonlyMap<string, Moved>;
  readonly cutsOf: CutsOf;
}

/** A row as history keeps it: its columns by name. */
type Image = Record<string, unknown>;

interface UndoRow {
  readonly id: number;
  readonly ofTable: string;
  readonly image: string;
}

/**
 * Rewrites what it takes to undo as if the words had been others all the time, so that steps are still undone. Steps that
 * knew a stretch of a text which stands in none of its versions lose it, and are counted.
 */
export function rewriteUndoData(db: Database, following: Following): number {
  const rows = db.prepare<[], UndoRow>(
    'SELECT id, of_table AS ofTable, image FROM history_rows WHERE image IS NOT NULL ORDER BY id',
  );
  const put = db.prepare<[string, number]>('UPDATE history_rows SET image = ? WHERE id = ?');
  const rewritten = rewriter(db, following);
  const lost: number[] = [];
  for (const row of rows.all()) {
    const image = rewritten(row);
    if (image === null) lost.push(row.id);
    else if (image !== row.image) put.run(image, row.id);
  }
  return unhinge(db, lost);
}

/** Steps of which something is lost cannot be undone any more; what else they knew is rewritten like all. */
function unhinge(db: Database, lost: readonly number[]): number {
  if (lost.length === 0) return 0;
  const ids = JSON.stringify(lost);
  const { changes } = db
    .prepare<[string, string]>(
      `UPDATE history SET emptied_at = ?, state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END
       WHERE emptied_at IS NULL AND id IN
         (SELECT action_id FROM history_rows WHERE id IN (SELECT value FROM json_each(?)))`,
    )
    .run(new Date().toISOString(), ids);
  db.prepare<[string]>('DELETE FROM history_rows WHERE id IN (SELECT value FROM json_each(?))').run(ids);
  return changes;
}

function rewriter(db: Database, following: Following): (row: UndoRow) => string | null {
  const columns = new Map<string, readonly string[]>(tables.map((table) => [table, columnsOf(db, table)]));
  const bySource = Map.groupBy(following.versions, ({ sourceId }) => sourceId);
  return (undo) => {
    const row = JSON.parse(undo.image) as Image; // history wrote it
    const versions = bySource.get(Number(row['source_id'])) ?? [];
    if (undo.ofTable === 'source_versions') return rewrittenVersion(undo, row, versions, following);
    if (undo.ofTable === 'codings')
      return versions.length === 0 ? undo.image : rewrittenCoding(row, versions);
    const after = rewrittenWords(
      undo,
      placedAnew(undo.ofTable, row, versions, following.moved),
      columns.get(undo.ofTable) ?? [],
      following.cutsOf,
    );
    const written = JSON.stringify(after);
    return written === JSON.stringify(row) ? undo.image : written;
  };
}

/** A row that knows places in a text, where they are now. */
function placedAnew(
  table: string,
  row: Image,
  versions: readonly CutVersion[],
  moved: Following['moved'],
): Image {
  const newest = versions.find(({ isNewest }) => isNewest);
  if (table === 'suggestion_decisions' && newest) return { ...row, ...newest.cut.moved(spanOf(row)) };
  const hasBasis = withBasis.some((one) => one === table) && typeof row['basis'] === 'string';
  return hasBasis ? { ...row, basis: movedBasis(String(row['basis']), moved) } : row;
}

/** A row with what people wrote in it rewritten. */
function rewrittenWords(
  { id, ofTable }: UndoRow,
  row: Image,
  columns: readonly string[],
  cutsOf: CutsOf,
): Image {
  const after = { ...row };
  for (const column of columns) {
    const raw = row[column];
    if (typeof raw !== 'string' || raw === '') continue;
    after[column] = replaced(formOf(ofTable, column), raw, (text, place) => {
      const cuts = cutsOf(placeNames.undo(id, column, place), text);
      return cuts.length === 0 ? text : cutOut(text, cuts).text;
    });
  }
  return after;
}

const spanOf = (row: Image): Span => ({ start: Number(row['start']), end: Number(row['end']) });

/** A text that is not there now, with its turns, and with where those of the text before it lay. */
function rewrittenVersion(
  { id, image }: UndoRow,
  row: Image,
  versions: readonly CutVersion[],
  { sources, cutsOf }: Following,
): string {
  if (sources !== null && !sources.has(Number(row['source_id']))) return image;
  const text = String(row['text']);
  const cut = cutOut(text, cutsOf(placeNames.undo(id, 'text', 0), text));
  const turns = row['turns'] as readonly TurnImage[]; // storage/turn-layout.ts wrote it
  const before = versions.find(({ number }) => number === Number(row['number']) - 1);
  const layout = row['turns_before'];
  return JSON.stringify({
    ...row,
    text: cut.text,
    sha256: sha256(cut.text),
    turns: turns.map((turn) => ({ ...turn, ...cut.moved(turn) })),
    turns_before: typeof layout === 'string' && before ? movedLayout(layout, before.cut.moved) : layout,
  });
}

/** A coding as it was, where its words stand in the newest version that has them there; null where none has. */
function rewrittenCoding(row: Image, versions: readonly CutVersion[]): string | null {
  const span = spanOf(row);
  const has = ({ before }: CutVersion): boolean => before.slice(span.start, span.end) === row['exact'];
  const cut = versions.find(has)?.cut;
  if (!cut) return null;
  const { start, end } = cut.moved(span);
  return JSON.stringify({ ...row, start, end, exact: cut.text.slice(start, end) });
}
