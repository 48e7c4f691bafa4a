import type { Database } from 'better-sqlite3';

/** A column of a table as the schema declares it. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** The columns of every table of the file in their order, asked for once: each question would compile the schema anew. */
export function columnsOf(db: Database): (table: string) => readonly Column[] {
  const all = db
    .prepare<[], Column & { table: string }>(
      `SELECT t.name AS "table", c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' ORDER BY t.name, c.cid`,
    )
    .all();
  const byTable = Map.groupBy(all, ({ table }) => table);
  return (table) => byTable.get(table) ?? [];
}
