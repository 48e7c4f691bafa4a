import type { Database } from 'better-sqlite3';
import type { Matter } from '../domain/matter.ts';
import { standing } from './freshness.ts';

/** SQL: that a turn, named by its id, is said by somebody. Whatever counts, finds or suggests asks this of each turn. */
export const isSaid = (turnId: string): string =>
  `NOT EXISTS (SELECT 1 FROM matter WHERE matter.turn_id = ${turnId})`;

/** SQL: what kind of matter a turn is; NULL where it is said by somebody. */
export const matterOf = (turnId: string): string =>
  `(SELECT kind FROM matter WHERE matter.turn_id = ${turnId})`;

/** Which stretches of texts are matter about them. They keep the place and the number of a turn. */
export function matterStorage(db: Database) {
  const all = db.prepare<[], [number, Matter]>('SELECT turn_id, kind FROM matter ORDER BY turn_id').raw();
  return {
    /** All matter of the project, by the id of its turn: the same array until some of it changes. */
    all: standing(db, ['matter'], () => all.all()),
    set: matterLayout(db).set,
  };
}

/** Says of turns that they are matter, as they are laid into a text. */
export function matterLayout(db: Database) {
  const inSource = db
    .prepare<[number], [number, Matter]>('SELECT turn_id, kind FROM matter WHERE source_id = ?')
    .raw();
  const keep = db.prepare<[number, number, Matter]>(
    `INSERT INTO matter (source_id, turn_id, kind) VALUES (?, ?, ?)
     ON CONFLICT (turn_id) DO UPDATE SET kind = excluded.kind WHERE kind <> excluded.kind`,
  );
  const remove = db.prepare<[number]>('DELETE FROM matter WHERE turn_id = ?');

  const set = (sourceId: number, turnId: number, kind: Matter | null): void => {
    if (kind === null) remove.run(turnId);
    else keep.run(sourceId, turnId, kind);
  };
  return {
    /** Says what kind of matter a turn is, or that somebody says it. */
    set,
    /** Says it of all turns of a source; what was said of turns that are gone goes. */
    setAll: (
      sourceId: number,
      turns: readonly { readonly id: number; readonly matter: Matter | null }[],
    ): void => {
      const before = new Map(inSource.all(sourceId));
      for (const { id, matter } of turns) {
        if ((before.get(id) ?? null) !== matter) set(sourceId, id, matter);
        before.delete(id);
      }
      for (const id of before.keys()) remove.run(id);
    },
  };
}
