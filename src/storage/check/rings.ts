import type { Database } from 'better-sqlite3';

const lostCode = `WITH RECURSIVE placed (id) AS (
  SELECT id FROM codes WHERE parent_id IS NULL
  UNION ALL SELECT c.id FROM placed p JOIN codes c ON coalesce(c.parent_id, 0) = p.id)
  SELECT min(id) FROM codes WHERE id NOT IN (SELECT id FROM placed)`;

/**
 * Opens the rings that earlier versions could make of a codebook by taking back an older move: of each, one code becomes a
 * facet, so that all of them are seen again. A name that a facet has already is marked.
 */
export function openRings(db: Database): void {
  const lost = db.prepare<[], number | null>(lostCode).pluck();
  const above = db.prepare<[number], number>('SELECT parent_id FROM codes WHERE id = ?').pluck();
  const lift = db.prepare<{ id: number }>(
    `UPDATE codes SET parent_id = NULL,
       position = (SELECT coalesce(max(position), 0) + 1 FROM codes WHERE parent_id IS NULL),
       name = name || CASE WHEN EXISTS (SELECT 1 FROM codes o WHERE o.parent_id IS NULL AND o.name = codes.name)
         THEN ' (found again ' || id || ')' ELSE '' END
     WHERE id = @id`,
  );
  for (let id = lost.get(); typeof id === 'number'; id = lost.get()) {
    const seen = new Set<number>();
    let climbing = id;
    while (!seen.has(climbing)) {
      seen.add(climbing);
      climbing = above.get(climbing) ?? climbing;
    }
    lift.run({ id: climbing });
  }
}
