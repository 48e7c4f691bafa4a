// All rows of a project file, to be compared.
import Database from 'better-sqlite3';
import { recorded } from '../../src/storage/history.ts';

/** Everything a person made, row by row, with turns and what is searched; the history and what it takes to undo are left out. */
export function rowsOf(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  try {
    const all = [...recorded, 'turns', 'coders', 'turn_search_content'];
    return Object.fromEntries(
      all.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]),
    );
  } finally {
    db.close();
  }
}
