import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { columnsOf, type Column } from '../columns.ts';
import { recorded } from '../history.ts';
import { wholeCheck } from './invariant.ts';

/**
 * The tables that are sealed: what a person makes, whom and what it belongs to, and the history with what it takes to
 * undo it. (The search index is held against the texts instead.)
 */
export const sealed = [...recorded, 'turns', 'coders', 'history', 'history_rows'] as const;

/** The sum of hashes is kept below this, so that numbers of JavaScript and of SQLite are exact. */
const bound = 2 ** 52;

/** A table that does not hold what it was sealed with. */
export interface BrokenSeal {
  readonly table: string;
  /** How many rows there were when it was sealed, and how many there are. */
  readonly sealed: number;
  readonly found: number;
}

interface Seal {
  readonly rows: number;
  readonly sum: number;
}

/** The first 52 bits of the SHA-256 of a row: 4.5 thousand billion accidents, and one of them passes. */
const hashOfRow = (row: string): number => Number.parseInt(hash('sha256', row, 'hex').slice(0, 13), 16);

/**
 * Keeps the seals from now on: triggers of this connection add the hash of each row that comes to the sum of its table
 * and take away that of each row that goes, in the very transaction that changes it. So undo, imports, cascades and
 * writes outside the history keep them without knowing of them.
 */
export function keepSeals(db: Database): void {
  db.function('hash_of_row', { deterministic: true }, (row) => hashOfRow(String(row)));
  const columns = columnsOf(db);
  db.exec(sealed.map((table) => keeping(table, columns(table))).join('\n'));
}

/** SQL for the triggers that keep the seal of a table. */
function keeping(table: string, columns: readonly Column[]): string {
  const comes = `sum + hash_of_row(${rowOf(columns, 'NEW')})`;
  const goes = `sum + ${bound} - hash_of_row(${rowOf(columns, 'OLD')})`;
  const set = (rows: string, sum: string): string =>
    `UPDATE main.seals SET rows = ${rows}, sum = CAST((${sum}) AS INTEGER) % ${bound} WHERE of_table = '${table}';`;
  // A line of the history is sealed once it says what was done: until then it is written several times.
  const when = (row: string): string => (table === 'history' ? `WHEN ${row}.sentence <> ''` : '');
  const isNew = table === 'history' ? `OLD.sentence = '' AND NEW.sentence <> ''` : 'false';
  const isKnown = table === 'history' ? `OLD.sentence <> ''` : 'true';
  return `
    CREATE TEMP TRIGGER ${table}_seal_new AFTER INSERT ON main.${table} ${when('NEW')} BEGIN
      ${set('rows + 1', comes)} END;
    CREATE TEMP TRIGGER ${table}_seal_first AFTER UPDATE ON main.${table} WHEN ${isNew} BEGIN
      ${set('rows + 1', comes)} END;
    CREATE TEMP TRIGGER ${table}_seal_changed AFTER UPDATE ON main.${table} WHEN ${isKnown} BEGIN
      ${set('rows', goes)} ${set('rows', comes)} END;
    CREATE TEMP TRIGGER ${table}_seal_gone AFTER DELETE ON main.${table} ${when('OLD')} BEGIN
      ${set('rows - 1', goes)} END;`;
}

/** Seals every table as it stands: after a migration, or where somebody accepts what something else has changed. */
export function sealAll(db: Database): void {
  const write = db.prepare<[string, number, number]>(
    'INSERT INTO seals (of_table, rows, sum) VALUES (?, ?, ?)',
  );
  db.exec('DELETE FROM seals');
  const columns = columnsOf(db);
  for (const table of sealed) {
    const { rows, sum } = sealOf(db, table, columns);
    write.run(table, rows, sum);
  }
}

/** The tables that are not what was sealed; reads every row. A file from before there were seals has none that is broken. */
export function brokenSeals(db: Database): BrokenSeal[] {
  const tables = new Set(
    db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all(),
  );
  if (!tables.has('seals')) return [];
  const columns = columnsOf(db);
  const kept = db.prepare<[string], Seal>('SELECT rows, sum FROM seals WHERE of_table = ?');
  return sealed
    .filter((table) => tables.has(table))
    .flatMap((table) => {
      const seal = kept.get(table);
      const { rows, sum } = sealOf(db, table, columns);
      if (seal?.rows === rows && seal.sum === sum) return [];
      return { table, sealed: seal?.rows ?? 0, found: rows };
    });
}

function sealOf(db: Database, table: string, columns: (table: string) => readonly Column[]): Seal {
  // By its rows and not by an index: an index may be whole where its table is not.
  const all = db
    .prepare<[], string>(
      `${wholeCheck} SELECT ${rowOf(columns(table), 'r')} FROM ${table} r NOT INDEXED ${table === 'history' ? `WHERE r.sentence <> ''` : ''}`,
    )
    .pluck();
  let rows = 0;
  let sum = 0;
  for (const row of all.iterate()) {
    rows++;
    sum = (sum + hashOfRow(row)) % bound;
  }
  return { rows, sum };
}

/** SQL for all that a row holds, as one text. Of a number with decimals every bit counts. */
function rowOf(columns: readonly Column[], row: string): string {
  const values = columns.map(({ name, type }) =>
    type === 'REAL' ? `format('%!.20g', ${row}."${name}")` : `${row}."${name}"`,
  );
  return `json_array(${values.join(', ')})`;
}
