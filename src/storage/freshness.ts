import type { Database } from 'better-sqlite3';

/**
 * A number that changes when another program has changed the file. Prepared once: it is asked all the time, and every
 * statement that waits to be collected makes each change of a setting (`defer_foreign_keys`) slower.
 */
export function dataVersion(db: Database): () => number {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  return () => version.get() ?? 0;
}

/**
 * Tells whether any of some tables has changed since it was last asked, by this connection (undoing and cascades too)
 * or by another program; so that what was read from them can be kept in memory. The mark is a chance number, not a
 * count: a count that a refused action takes back would come again with other rows behind it.
 */
export function freshness(
  db: Database,
  tables: readonly string[],
  // Of these new rows say nothing: they come with a row of one of the others.
  parts: readonly string[] = [],
): () => boolean {
  const mark = `mark_of_${[...tables, ...parts].join('_')}`;
  db.exec(`CREATE TEMP TABLE ${mark} (mark INTEGER); INSERT INTO ${mark} VALUES (0);`);
  for (const table of [...tables, ...parts]) {
    for (const change of parts.includes(table) ? ['UPDATE', 'DELETE'] : ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(
        `CREATE TEMP TRIGGER ${mark}_${table}_${change} AFTER ${change} ON main.${table}
         BEGIN UPDATE ${mark} SET mark = random(); END`,
      );
    }
  }
  const current = db.prepare<[], bigint>(`SELECT mark FROM temp.${mark}`).pluck().safeIntegers();
  const version = dataVersion(db);
  let seen = '';
  return () => {
    const now = `${version()} ${current.get() ?? 0n}`;
    const isStale = now !== seen;
    seen = now;
    return isStale;
  };
}

/**
 * What is read from some tables, read again only when one of them has changed: the same array until then, so that what
 * follows from it can be kept with it.
 */
export function standing<T>(
  db: Database,
  tables: readonly string[],
  read: () => readonly T[],
): () => readonly T[] {
  const isStale = freshness(db, tables);
  let known: readonly T[] | null = null;
  return () => {
    if (isStale() || !known) known = read();
    return known;
  };
}

/** Tells, each time it is asked, whether another program has changed the file since. */
export function elsewhere(db: Database): () => boolean {
  const version = dataVersion(db);
  let seen = version();
  return () => {
    const now = version();
    const isNew = now !== seen;
    seen = now;
    return isNew;
  };
}
