import { SqliteError, type Database } from 'better-sqlite3';
import { Refusal } from '../../domain/refusal.ts';
import { invariants } from './invariants.ts';
import { someOf, whatIs } from './tables.ts';

/**
 * Does the opposite of something that was done, and proves that every rule of a project still holds for what it touched.
 * Where one would not, it refuses, and the transaction takes back what was tried. `cannot` begins the sentence.
 */
export function reversalGuard(db: Database) {
  const touchedTables = db
    .prepare<[number | bigint], string>('SELECT DISTINCT of_table FROM history_rows WHERE action_id = ?')
    .pluck();

  return {
    /** Refuses where what an action touched no longer keeps a rule. */
    proveTouched: (cannot: string, actionId: number | bigint): void => {
      const tables = new Set(touchedTables.all(actionId));
      for (const { holds, wayOut, tables: own, broken, name } of invariants) {
        if (name !== 'references' && !own.some((table) => tables.has(table))) continue;
        const what = [...broken(db, { actionId, tables })];
        if (what.length > 0)
          throw new Refusal(
            'conflict',
            `${cannot}, since something would no longer be true that is true of every project. ${holds} Not so afterwards: ${someOf(what)}. ${wayOut}`,
          );
      }
    },
    /** Runs a reversal; what SQLite itself forbids (the same thing twice) is refused too. */
    reversing: <T>(cannot: string, reverse: () => T): T => {
      try {
        return reverse();
      } catch (error) {
        if (!(error instanceof SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
        const [, table] = /: (?:index '([a-z]+)|([a-z_]+)\.)/.exec(error.message)?.filter(Boolean) ?? [];
        throw new Refusal(
          'conflict',
          `${cannot}, since ${table === undefined ? 'something' : `a ${whatIs(table)}`} made since stands in its place. Change or remove that first.`,
        );
      }
    },
  };
}
