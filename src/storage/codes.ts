import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Code, CodeEntry } from '../domain/code.ts';
import { freshness } from './freshness.ts';

interface CodeRow extends Omit<Code, 'keywords' | 'exclusions'> {
  readonly keywords: string;
  readonly exclusions: string;
}

/** The two lists are written by this file alone, from arrays of strings. */
const asCode = (row: CodeRow): Code => ({
  ...row,
  keywords: JSON.parse(row.keywords) as string[],
  exclusions: JSON.parse(row.exclusions) as string[],
});

const asColumns = (entry: CodeEntry) => ({
  ...entry,
  keywords: JSON.stringify(entry.keywords),
  exclusions: JSON.stringify(entry.exclusions),
});

/** A code to be made: its entry and its place. */
export type NewCode = CodeEntry & Pick<Code, 'parentId' | 'colour'>;

export function codeStorage(db: Database) {
  const columns = `id, guid, parent_id AS parentId, position, name, colour, definition, use_when AS useWhen,
    do_not_use_when AS doNotUseWhen, example, counter_example AS counterExample, keywords, exclusions, origin`;
  const all = db.prepare<[], CodeRow>(`SELECT ${columns} FROM codes ORDER BY position, id`);
  const find = db.prepare<[number], CodeRow>(`SELECT ${columns} FROM codes WHERE id = ?`);
  const sibling = db
    .prepare<[number | null, string], number>('SELECT id FROM codes WHERE parent_id IS ? AND name = ?')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO codes (guid, parent_id, position, name, colour, definition, use_when, do_not_use_when, example,
       counter_example, keywords, exclusions, origin, created_by, created_at)
     VALUES (@guid, @parentId, (SELECT coalesce(max(position), 0) + 1 FROM codes WHERE parent_id IS @parentId), @name,
       @colour, @definition, @useWhen, @doNotUseWhen, @example, @counterExample, @keywords, @exclusions, @origin,
       @coderId, @at)`,
  );
  const update = db.prepare(
    `UPDATE codes SET name = @name, colour = @colour, definition = @definition, use_when = @useWhen,
       do_not_use_when = @doNotUseWhen, example = @example, counter_example = @counterExample, keywords = @keywords,
       exclusions = @exclusions, origin = @origin WHERE id = @id`,
  );
  const keepVersion = db.prepare(
    `INSERT INTO code_versions (guid, code_id, number, entry, created_by, created_at)
     VALUES (@guid, @id, (SELECT coalesce(max(number), 0) + 1 FROM code_versions WHERE code_id = @id), @entry, @coderId, @at)`,
  );
  const remove = db.prepare<[number]>('DELETE FROM codes WHERE id = ?');

  const isStale = freshness(db, ['codes']);
  let known: readonly Code[] | null = null;

  const byId = (id: number): Code | undefined => {
    const row = find.get(id);
    return row && asCode(row);
  };
  return {
    /** Every code: the same array until one of them changes. */
    all: (): readonly Code[] => {
      if (isStale() || !known) known = all.all().map(asCode);
      return known;
    },
    find: byId,
    /** The code of that name under the same parent, where there is one. */
    sibling: (parentId: number | null, name: string): number | undefined => sibling.get(parentId, name),
    add: (code: NewCode, coderId: number): number =>
      Number(
        insert.run({ ...asColumns(code), guid: randomUUID(), coderId, at: new Date().toISOString() })
          .lastInsertRowid,
      ),
    /** Replaces a code's entry and colour; what it said before stays as a version. */
    revise: (id: number, entry: CodeEntry & Pick<Code, 'colour'>, coderId: number): void => {
      keepVersion.run({
        id,
        guid: randomUUID(),
        entry: JSON.stringify(byId(id)),
        coderId,
        at: new Date().toISOString(),
      });
      update.run({ ...asColumns(entry), id });
    },
    remove: (id: number): void => void remove.run(id),
  };
}
