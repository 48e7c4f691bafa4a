import type { Database } from 'better-sqlite3';
import { withdrawn } from '../../domain/erasure/traces.ts';
import { references, unhinge } from './reach.ts';
import { redactImage, type Redact } from './written.ts';

/** Whatever is in the undo data of rows that are marked (`markReach`) goes, and the steps that lose some cannot be undone. */
export function eraseUndoData(db: Database, edited: readonly number[], redact: Redact): void {
  for (const id of edited) unhinge(db, id);
  const marked = `(SELECT of_table, row_id FROM temp.erased UNION SELECT of_table, row_id FROM temp.unhinged)`;
  db.prepare<[string]>(
    `UPDATE history SET emptied_at = ?, state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END
     WHERE emptied_at IS NULL
       AND id IN (SELECT action_id FROM history_rows WHERE (of_table, row_id) IN ${marked})`,
  ).run(new Date().toISOString());
  withdrawQuotes(db);
  db.exec(`DELETE FROM history_rows WHERE (of_table, row_id) IN ${marked}`);
  loosen(db);
  redactImages(db, redact);
  db.exec(
    `UPDATE history SET source_id = NULL WHERE source_id IN (SELECT row_id FROM temp.gone WHERE of_table = 'sources')`,
  );
}

/** How many steps lose what it takes to undo them. */
export function countUnhinged(db: Database, edited: readonly number[]): number {
  for (const id of edited) unhinge(db, id);
  const count = db
    .prepare<[], number>(
      `SELECT count(DISTINCT r.action_id) FROM history_rows r JOIN history h ON h.id = r.action_id
       WHERE h.emptied_at IS NULL AND (EXISTS (SELECT 1 FROM temp.erased e WHERE e.of_table = r.of_table AND e.row_id = r.row_id)
         OR EXISTS (SELECT 1 FROM temp.unhinged e WHERE e.of_table = r.of_table AND e.row_id = r.row_id))`,
    )
    .pluck();
  return count.get() ?? 0;
}

const goneGuids = `(SELECT c.guid FROM codings c JOIN temp.gone g ON g.of_table = 'codings' AND g.row_id = c.id
  UNION SELECT json_extract(r.image, '$.guid') FROM history_rows r JOIN temp.erased e
    ON e.of_table = r.of_table AND e.row_id = r.row_id WHERE r.of_table = 'codings' AND r.image IS NOT NULL)`;

/** Whatever cites a coding that goes keeps its number or its side, but no word of it. Before undo data goes. */
function withdrawQuotes(db: Database): void {
  for (const table of ['summary_citations', 'finding_evidence']) {
    db.prepare<[string]>(
      `UPDATE ${table} SET exact = ? WHERE coding_guid IN ${goneGuids} AND id NOT IN
         (SELECT row_id FROM temp.gone WHERE of_table = '${table}')`,
    ).run(withdrawn);
    db.prepare<[string]>(
      `UPDATE history_rows SET image = json_set(image, '$.exact', ?) WHERE of_table = '${table}'
         AND image IS NOT NULL AND json_extract(image, '$.coding_guid') IN ${goneGuids}`,
    ).run(withdrawn);
  }
}

/** A row that pointed to something that goes points to nothing, also where it is only remembered. */
function loosen(db: Database): void {
  for (const { fromTable, column, toTable, onDelete } of references(db)) {
    if (onDelete !== 'SET NULL') continue;
    db.exec(
      `UPDATE history_rows SET image = json_set(image, '$.${column}', NULL)
       WHERE of_table = '${fromTable}' AND image IS NOT NULL
         AND json_extract(image, '$.${column}') IN (SELECT row_id FROM temp.erased WHERE of_table = '${toTable}')`,
    );
  }
}

function redactImages(db: Database, redact: Redact): void {
  const kept = db.prepare<[], { id: number; ofTable: string; image: string }>(
    `SELECT id, of_table AS ofTable, image FROM history_rows
     WHERE image IS NOT NULL AND of_table NOT IN ('codings', 'source_versions')`,
  );
  const put = db.prepare<[string, number]>('UPDATE history_rows SET image = ? WHERE id = ?');
  const redacted = redactImage(db, redact);
  for (const { id, ofTable, image } of kept.all()) {
    const left = redacted(ofTable, image);
    if (left !== null) put.run(left, id);
  }
}
