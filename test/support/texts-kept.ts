// What a project file really holds, byte by byte: SQLite's own functions stop at a NUL.
import Database from 'better-sqlite3';

/** A text of a project file and where it stands. */
export interface KeptText {
  readonly at: string;
  readonly bytes: Buffer;
}

/** Every text of every table of a project file. */
export function textsKept(file: string): KeptText[] {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
      )
      .pluck()
      .all();
    return tables.flatMap((table) =>
      columnsOf(db, table).flatMap((column) =>
        db
          .prepare<[], Buffer>(
            `SELECT CAST("${column}" AS BLOB) FROM "${table}" WHERE typeof("${column}") = 'text'`,
          )
          .pluck()
          .all()
          .map((bytes) => ({ at: `${table}.${column}`, bytes })),
      ),
    );
  } finally {
    db.close();
  }
}

const columnsOf = (db: Database.Database, table: string): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

/** Whether a text holds a NUL, or half a character as it would be written in UTF-8. */
export const isUnstorable = ({ bytes }: KeptText): boolean =>
  bytes.includes(0) || /\xED[\xA0-\xBF]/.test(bytes.toString('latin1'));
