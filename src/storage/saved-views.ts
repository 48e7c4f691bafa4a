import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** The pages whose views can be kept. */
export const viewPages = ['excerpts', 'matrix'] as const;
export type ViewPage = (typeof viewPages)[number];

/** A view that somebody kept: which page, and how it was asked for (the query of its address). */
export interface SavedView {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly page: ViewPage;
  readonly asked: string;
  readonly coder: string;
}

export function savedViewStorage(db: Database) {
  const select = `SELECT v.id, v.guid, v.name, v.page, v.asked, r.name AS coder
    FROM saved_views v JOIN coders r ON r.id = v.created_by`;
  const all = db.prepare<[], SavedView>(`${select} ORDER BY v.name`);
  const find = db.prepare<[number], SavedView>(`${select} WHERE v.id = ?`);
  const keep = db.prepare(
    `INSERT INTO saved_views (guid, name, page, asked, created_by, created_at)
     VALUES (@guid, @name, @page, @asked, @coderId, @at)
     ON CONFLICT (page, name) DO UPDATE SET asked = excluded.asked`,
  );
  const remove = db.prepare<[number]>('DELETE FROM saved_views WHERE id = ?');

  return {
    all: (): SavedView[] => all.all(),
    find: (id: number): SavedView | undefined => find.get(id),
    /** Keeps a view under a name; one of that name on the same page is replaced. */
    keep: (view: Pick<SavedView, 'name' | 'page' | 'asked'>, coderId: number): void =>
      void keep.run({ ...view, coderId, guid: randomUUID(), at: new Date().toISOString() }),
    remove: (id: number): void => void remove.run(id),
  };
}
