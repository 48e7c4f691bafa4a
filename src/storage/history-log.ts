import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

interface Line {
  readonly id: number;
  readonly guid: string;
  readonly coderId: number;
  readonly at: string;
  readonly sentence: string;
  readonly operations: string;
  readonly hash: string;
}

/** What an action did, in numbers: rows it made and rows it changed or removed by table, and a hash over what they were. */
interface Operations {
  readonly made: Record<string, number>;
  readonly changed: Record<string, number>;
  readonly images: string;
}

/**
 * The lasting log. Each line says in numbers what its action did, and its hash holds that of the line before: none can be
 * changed or left out unseen. The words themselves are in the undo data alone, which can be emptied. (Lines written
 * before there was such a log have no hash.)
 */
export function historyLog(db: Database) {
  const rows = db.prepare<[number | bigint], { ofTable: string; rowId: number; image: string | null }>(
    'SELECT of_table AS ofTable, row_id AS rowId, image FROM history_rows WHERE action_id = ? ORDER BY id',
  );
  const select = `SELECT id, guid, coder_id AS coderId, at, sentence, operations, hash FROM history`;
  const find = db.prepare<[number | bigint], Line>(`${select} WHERE id = ?`);
  const before = db
    .prepare<[number | bigint], string>('SELECT hash FROM history WHERE id < ? ORDER BY id DESC LIMIT 1')
    .pluck();
  const seal = db.prepare<[string, string, number | bigint]>(
    'UPDATE history SET operations = ?, hash = ? WHERE id = ?',
  );
  const sealed = db.prepare<[], Line>(`${select} WHERE hash <> '' ORDER BY id`);
  const emptyRows = db.prepare<[string]>(
    'DELETE FROM history_rows WHERE action_id IN (SELECT id FROM history WHERE at < ? AND emptied_at IS NULL)',
  );
  const markEmptied = db.prepare<[string, string]>(
    `UPDATE history SET emptied_at = ?, state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END
     WHERE at < ? AND emptied_at IS NULL`,
  );
  const rememberCodes = db.prepare(
    `UPDATE project SET highest_code = max(highest_code,
       (SELECT coalesce(max(row_id), 0) FROM history_rows WHERE of_table = 'codes'))`,
  );

  function operationsOf(id: number | bigint): Operations {
    const images = createHash('sha256');
    const made: Record<string, number> = {};
    const changed: Record<string, number> = {};
    for (const { ofTable, rowId, image } of rows.iterate(id)) {
      const counts = image === null ? made : changed;
      counts[ofTable] = (counts[ofTable] ?? 0) + 1;
      images.update(`${ofTable} ${rowId} ${image ?? ''}\n`);
    }
    return { made, changed, images: images.digest('hex') };
  }

  return {
    /** Writes what an action did into its line, and seals it with the line before. */
    seal: (id: number | bigint): void => {
      const operations = JSON.stringify(operationsOf(id));
      const line = find.get(id);
      if (line) seal.run(operations, hashOf(before.get(id) ?? '', { ...line, operations }), id);
    },
    /** The first line that is not as it was sealed; undefined where all are. */
    brokenLine: (): number | undefined => {
      let last: string | null = null;
      for (const line of sealed.iterate()) {
        last ??= before.get(line.id) ?? '';
        if (hashOf(last, line) !== line.hash) return line.id;
        last = line.hash;
      }
      return undefined;
    },
    /** Takes the undo data of everything done before a moment away for good, and answers of how many actions. */
    empty: (moment: string): number => {
      rememberCodes.run();
      emptyRows.run(moment);
      return markEmptied.run(new Date().toISOString(), moment).changes;
    },
  };
}

const hashOf = (last: string, { guid, coderId, at, sentence, operations }: Line): string =>
  createHash('sha256').update([last, guid, coderId, at, sentence, operations].join('\n')).digest('hex');
