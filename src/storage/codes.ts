import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Code, CodeEntry } from '../domain/code.ts';
import { freshness } from './freshness.ts';

interface CodeRow extends Omit<Code, 'keywords' | 'exclusions' | 'alsoUnder'> {
  readonly alsoUnder: string;
  readonly keywords: string;
  readonly exclusions: string;
}

/** The lists of words are written by this file alone, from arrays of strings. */
const asCode = (row: CodeRow): Code => ({
  ...row,
  keywords: JSON.parse(row.keywords) as string[],
  exclusions: JSON.parse(row.exclusions) as string[],
  alsoUnder: JSON.parse(row.alsoUnder) as number[], // SQLite makes it from the ids below
});

const asColumns = (entry: CodeEntry) => ({
  ...entry,
  keywords: JSON.stringify(entry.keywords),
  exclusions: JSON.stringify(entry.exclusions),
});

/** A code to be made: its entry and its place. */
export type NewCode = CodeEntry & Pick<Code, 'parentId' | 'colour'>;

const columns = `id, guid, parent_id AS parentId, position, name, colour, definition, use_when AS useWhen,
    do_not_use_when AS doNotUseWhen, example, counter_example AS counterExample, keywords, exclusions, origin,
    archived_at AS archivedAt,
    (SELECT json_group_array(f.facet_id) FROM code_facets f WHERE f.code_id = codes.id) AS alsoUnder`;

export function codeStorage(db: Database) {
  const all = db.prepare<[], CodeRow>(`SELECT ${columns} FROM codes ORDER BY position, id`);
  const find = db.prepare<[number], CodeRow>(`SELECT ${columns} FROM codes WHERE id = ?`);
  const sibling = db
    .prepare<[number | null, string], number>(
      'SELECT id FROM codes WHERE coalesce(parent_id, 0) = coalesce(?, 0) AND name = ?',
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO codes (id, guid, parent_id, position, name, colour, definition, use_when, do_not_use_when, example,
       counter_example, keywords, exclusions, origin, created_by, created_at)
     VALUES (@id, @guid, @parentId, (SELECT coalesce(max(position), 0) + 1 FROM codes WHERE parent_id IS @parentId), @name,
       @colour, @definition, @useWhen, @doNotUseWhen, @example, @counterExample, @keywords, @exclusions, @origin,
       @coderId, @at)`,
  );
  const update = db.prepare(
    `UPDATE codes SET name = @name, definition = @definition, use_when = @useWhen,
       do_not_use_when = @doNotUseWhen, example = @example, counter_example = @counterExample, keywords = @keywords,
       exclusions = @exclusions, origin = @origin WHERE id = @id`,
  );
  const place = db.prepare<[number | null, number, number]>(
    'UPDATE codes SET parent_id = ?, position = ? WHERE id = ?',
  );
  const recolour = db.prepare<[string | null, number]>('UPDATE codes SET colour = ? WHERE id = ?');
  const archive = db.prepare<[string | null, number]>('UPDATE codes SET archived_at = ? WHERE id = ?');
  const highest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM codes').pluck();
  const highestEver = db
    .prepare<[], number>(
      `SELECT max((SELECT highest_code FROM project),
         (SELECT coalesce(max(row_id), 0) FROM history_rows WHERE of_table = 'codes'))`,
    )
    .pluck();
  const remove = db.prepare<[number]>('DELETE FROM codes WHERE id = ?');
  let lastId: number | null = null;
  const isStale = freshness(db, ['codes', 'code_facets']);
  let known: readonly Code[] | null = null;

  const byId = (id: number): Code | undefined => find.all(id).map(asCode)[0];
  return {
    /** Every code: the same array until one of them changes. */
    all: (): readonly Code[] => {
      if (isStale() || !known) known = all.all().map(asCode);
      return known;
    },
    find: byId,
    /** The code of that name under the same parent, where there is one. */
    sibling: (parentId: number | null, name: string): number | undefined => sibling.get(parentId, name),
    /** Keeps a code and answers its id, which no other code ever had: an old page may still speak of that one. */
    add: (code: NewCode, coderId: number): number => {
      lastId = Math.max(lastId ?? highestEver.get() ?? 0, highest.get() ?? 0) + 1;
      const at = new Date().toISOString();
      insert.run({ ...asColumns(code), id: lastId, guid: randomUUID(), coderId, at });
      return lastId;
    },
    /** Replaces what the codebook says of a code. */
    revise: (id: number, entry: CodeEntry): void => void update.run({ ...asColumns(entry), id }),
    /** Puts a code at a position under a parent; siblings are not moved. */
    place: (id: number, parentId: number | null, position: number): void =>
      void place.run(parentId, position, id),
    recolour: (id: number, colour: string | null): void => void recolour.run(colour, id),
    /** Puts a code aside as of now, or takes it back. */
    archive: (id: number, isArchived: boolean): void =>
      void archive.run(isArchived ? new Date().toISOString() : null, id),
    list: listing(db),
    remove: (id: number): void => void remove.run(id),
  };
}

/** Lists a code under another facet too, or no longer. */
function listing(db: Database): (id: number, facetId: number, isListed: boolean) => void {
  const list = db.prepare<[number, number]>('INSERT INTO code_facets (code_id, facet_id) VALUES (?, ?)');
  const unlist = db.prepare<[number, number]>('DELETE FROM code_facets WHERE code_id = ? AND facet_id = ?');
  return (id, facetId, isListed) => void (isListed ? list : unlist).run(id, facetId);
}
