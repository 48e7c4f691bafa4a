import type { Database } from 'better-sqlite3';
import { recorded } from '../history.ts';
import { referencesOf } from '../references.ts';
import { statement, type Invariant, type Touched } from './invariant.ts';
import { whatIs } from './tables.ts';

/**
 * SQLite proves references when a transaction ends; here they are proved before, so that what would point to nothing can
 * be named, and several actions may share one transaction.
 */
export const references: Invariant = {
  name: 'references',
  severity: 'damage',
  since: 1,
  holds: 'What an entry refers to is there.',
  wayOut: 'Undo first what refers to it.',
  tables: recorded,
  broken: (db, touched) => (touched ? looseAmong(db, touched) : looseAnywhere(db)),
};

function looseAnywhere(db: Database): string[] {
  const loose = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
  return [...new Set(loose.map(({ table, parent }) => said(table, parent)))];
}

const said = (table: string, parent: string): string => `${whatIs(table)} without its ${whatIs(parent)}`;

const known = new WeakMap<Database, ReturnType<typeof referencesOf>>();

function looseAmong(db: Database, { actionId, tables }: Touched): string[] {
  const all = known.get(db) ?? referencesOf(db);
  known.set(db, all);
  return all.flatMap(({ fromTable, column, toTable }) => {
    const own = `SELECT 1 FROM ${fromTable} f WHERE f.id IN (SELECT row_id FROM history_rows WHERE action_id = @action
      AND of_table = '${fromTable}') AND f.${column} IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ${toTable} o WHERE o.id = f.${column}) LIMIT 1`;
    const gone = `SELECT 1 FROM history_rows h WHERE h.action_id = @action AND h.of_table = '${toTable}'
      AND NOT EXISTS (SELECT 1 FROM ${toTable} o WHERE o.id = h.row_id)
      AND EXISTS (SELECT 1 FROM ${fromTable} f WHERE f.${column} = h.row_id) LIMIT 1`;
    const asked = [...(tables.has(fromTable) ? [own] : []), ...(tables.has(toTable) ? [gone] : [])];
    const isLoose = asked.some((sql) => statement(db, sql).all({ action: actionId }).length > 0);
    return isLoose ? [said(fromTable, toTable)] : [];
  });
}
