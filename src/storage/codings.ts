import type { Database } from 'better-sqlite3';
import type { Coding } from '../domain/coding.ts';

/** A coding as it is kept, with its memo and when it was made. */
export interface CodingRow extends Coding {
  readonly id: number;
  readonly memo: string;
  readonly createdAt: string;
}

export function codingStorage(db: Database) {
  const columns = `g.id, g.guid, g.source_id AS sourceId, g.code_id AS codeId, g.coder_id AS coderId, g.start,
    g."end", g.exact, g.polarity, g.origin, coalesce(m.text, '') AS memo, g.created_at AS createdAt`;
  const from = `FROM codings g LEFT JOIN memos m ON m.about = 'coding' AND m.about_id = g.id`;
  const ofSource = db.prepare<[number], CodingRow>(
    `SELECT ${columns} ${from} WHERE g.source_id = ? ORDER BY g.start, g."end" DESC, g.id`,
  );
  const byGuid = db.prepare<[string], CodingRow>(`SELECT ${columns} ${from} WHERE g.guid = ?`);
  const some = db.prepare<[string], CodingRow>(
    `SELECT ${columns} ${from} WHERE g.id IN (SELECT value FROM json_each(?)) ORDER BY g.source_id, g.start, g.id`,
  );
  const same = db
    .prepare<Pick<Coding, 'sourceId' | 'codeId' | 'coderId' | 'start' | 'end'>, string>(
      `SELECT guid FROM codings WHERE source_id = @sourceId AND code_id = @codeId AND coder_id = @coderId
       AND start = @start AND "end" = @end`,
    )
    .pluck();
  const insert = db.prepare<Coding & { at: string }>(
    `INSERT INTO codings (guid, source_id, code_id, coder_id, start, "end", exact, polarity, origin, created_at, modified_at)
     VALUES (@guid, @sourceId, @codeId, @coderId, @start, @end, @exact, @polarity, @origin, @at, @at)
     ON CONFLICT DO NOTHING`,
  );
  const update = db.prepare<
    Pick<Coding, 'guid' | 'start' | 'end' | 'exact' | 'polarity' | 'codeId'> & { at: string }
  >(
    `UPDATE codings SET start = @start, "end" = @end, exact = @exact, polarity = @polarity, code_id = @codeId,
     modified_at = @at WHERE guid = @guid`,
  );
  const remove = db.prepare<[string]>('DELETE FROM codings WHERE guid = ?');
  const ofCode = db.prepare<[number], CodingRow>(
    `SELECT ${columns} ${from} WHERE g.code_id = ? ORDER BY g.source_id, g.start, g.id`,
  );
  const confirm = db.prepare<[string, string]>('UPDATE codings SET modified_at = ? WHERE guid = ?');
  const countOfCode = db.prepare<[number], number>('SELECT count(*) FROM codings WHERE code_id = ?').pluck();
  const count = db.prepare<[], number>('SELECT count(*) FROM codings').pluck();
  const recent = db
    .prepare<[number, number], number>(
      `SELECT code_id FROM (SELECT id, code_id FROM codings WHERE coder_id = ? ORDER BY id DESC LIMIT 300)
       GROUP BY code_id ORDER BY max(id) DESC LIMIT ?`,
    )
    .pluck();
  const now = (): string => new Date().toISOString();

  return {
    ofSource: (sourceId: number): CodingRow[] => ofSource.all(sourceId),
    find: (guid: string): CodingRow | undefined => byGuid.get(guid),
    /** The codings with these ids, by source and place. */
    some: (ids: readonly number[]): CodingRow[] => some.all(JSON.stringify(ids)),
    /** The GUID of the coding that says exactly this already, where there is one. */
    same: (coding: Coding): string | undefined => same.get(coding),
    /** Keeps a coding and answers its id; null where it, or one that says exactly the same, is there already. */
    add: (coding: Coding): number | null => {
      const { changes, lastInsertRowid } = insert.run({ ...coding, at: now() });
      return changes === 0 ? null : Number(lastInsertRowid);
    },
    change: (coding: Coding): void => void update.run({ ...coding, at: now() }),
    /** The coding was looked at now and stays as it is. */
    confirm: (guid: string): void => void confirm.run(now(), guid),
    remove: (guid: string): void => void remove.run(guid),
    ofCode: (codeId: number): CodingRow[] => ofCode.all(codeId),
    countOfCode: (codeId: number): number => countOfCode.get(codeId) ?? 0,
    count: (): number => count.get() ?? 0,
    /** The ids of the codes a coder used last, newest first. */
    recentCodes: (coderId: number, limit: number): number[] => recent.all(coderId, limit),
  };
}
