import type { Database } from 'better-sqlite3';
import { cutOut, type CutText } from '../../domain/erasure/cuts.ts';
import type { Span } from '../../domain/text.ts';
import { keepCutText } from '../erasure/cut-texts.ts';
import type { TurnImage } from '../turn-layout.ts';
import { placeNames, type CutsOf } from './places.ts';

/** A version of a text before and after something in it was replaced. */
export interface CutVersion {
  readonly id: number;
  readonly sourceId: number;
  readonly number: number;
  readonly before: string;
  readonly cut: CutText;
  readonly isNewest: boolean;
}

interface VersionRow {
  readonly id: number;
  readonly sourceId: number;
  readonly number: number;
  readonly text: string;
  readonly newest: number;
}

/** Every version of the texts of some sources, the newest of each first; all where none are named. */
export function versionsOf(db: Database, sources: ReadonlySet<number> | null): VersionRow[] {
  return db
    .prepare<[], VersionRow>(
      `SELECT id, source_id AS sourceId, number, text,
         max(number) OVER (PARTITION BY source_id) AS newest FROM source_versions ORDER BY source_id, number DESC`,
    )
    .all()
    .filter(({ sourceId }) => sources === null || sources.has(sourceId));
}

/**
 * Replaces in every version of some texts, with the turns where they lie now and where they lay before a correction. Answers
 * every version of the sources of which any changed, the newest first.
 */
export function cutVersions(db: Database, sources: ReadonlySet<number> | null, cutsOf: CutsOf): CutVersion[] {
  const all = versionsOf(db, sources).map(({ id, sourceId, number, newest, text }): CutVersion => ({
    id,
    sourceId,
    number,
    before: text,
    cut: cutOut(text, cutsOf(placeNames.text(id), text)),
    isNewest: number === newest,
  }));
  const changed = all.filter(({ before, cut }) => cut.text !== before);
  for (const version of changed) {
    keepCutText(db, version.id, version.cut);
    moveLayoutAfter(db, version);
  }
  const touched = new Set(changed.map(({ sourceId }) => sourceId));
  return all.filter(({ sourceId }) => touched.has(sourceId));
}

/** The version after a text knows where the turns lay in it. */
function moveLayoutAfter(db: Database, { sourceId, number, cut }: CutVersion): void {
  const next = db
    .prepare<[number, number], { id: number; layout: string | null }>(
      'SELECT id, turns_before AS layout FROM source_versions WHERE source_id = ? AND number = ?',
    )
    .get(sourceId, number + 1);
  if (next?.layout == null) return;
  db.prepare<[string, number]>('UPDATE source_versions SET turns_before = ? WHERE id = ?').run(
    movedLayout(next.layout, cut.moved),
    next.id,
  );
}

/** Turns as JSON, where they lie once a text was cut. */
export function movedLayout(layout: string, moved: (span: Span) => Span): string {
  const turns = JSON.parse(layout) as TurnImage[]; // storage/turn-layout.ts wrote it
  return JSON.stringify(turns.map((turn) => ({ ...turn, ...moved(turn) })));
}
