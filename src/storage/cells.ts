import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A cell of a matrix about which something is written: the key of its row (`domain/matrix-key.ts`) and its code. */
export interface Cell {
  readonly id: number;
  readonly rowKey: string;
  readonly codeId: number;
}

export function cellStorage(db: Database) {
  const columns = 'id, row_key AS rowKey, code_id AS codeId';
  const all = db.prepare<[], Cell>(`SELECT ${columns} FROM cells ORDER BY id`);
  const find = db.prepare<[number], Cell>(`SELECT ${columns} FROM cells WHERE id = ?`);
  const at = db
    .prepare<[string, number], number>('SELECT id FROM cells WHERE row_key = ? AND code_id = ?')
    .pluck();
  const ofCode = db.prepare<[number], Cell>(`SELECT ${columns} FROM cells WHERE code_id = ? ORDER BY id`);
  const recode = db.prepare<[number, number]>('UPDATE cells SET code_id = ? WHERE id = ?');
  const insert = db.prepare<[string, string, number]>(
    'INSERT INTO cells (guid, row_key, code_id) VALUES (?, ?, ?)',
  );

  const known = (rowKey: string, codeId: number): number | undefined => at.get(rowKey, codeId);
  return {
    all: (): Cell[] => all.all(),
    find: (id: number): Cell | undefined => find.get(id),
    at: known,
    /** The cells under a code. */
    ofCode: (codeId: number): Cell[] => ofCode.all(codeId),
    /** A cell stands under another code from now on. */
    recode: (id: number, codeId: number): void => void recode.run(codeId, id),
    /** The id of a cell, which is made where nothing was written about it yet. */
    ensure: (rowKey: string, codeId: number): number =>
      known(rowKey, codeId) ?? Number(insert.run(randomUUID(), rowKey, codeId).lastInsertRowid),
  };
}
