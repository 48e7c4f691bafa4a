import { SqliteError, type Database } from 'better-sqlite3';
import { Refusal } from '../../domain/refusal.ts';
import type { Invariant } from './invariant.ts';
import { invariants } from './invariants.ts';
import { someOf, whatIs } from './tables.ts';

/** A rule, and what breaks it. */
export interface Broken {
  readonly rule: Invariant;
  readonly what: readonly string[];
}

/**
 * Does the opposite of something that was done, and proves that every rule of a project still holds for what it touched.
 * Where one would not, it refuses, and the transaction takes back what was tried. `cannot` begins the sentence.
 */
export function reversalGuard(db: Database) {
  const touchedTables = db
    .prepare<[number | bigint], string>('SELECT DISTINCT of_table FROM history_rows WHERE action_id = ?')
    .pluck();

  function brokenAmong(actionId: number | bigint): Broken[] {
    const tables = new Set(touchedTables.all(actionId));
    return invariants
      .filter(({ tables: own }) => own.some((table) => tables.has(table)))
      .flatMap((rule) => {
        const what = [...rule.broken(db, { actionId, tables })];
        return what.length > 0 ? [{ rule, what }] : [];
      });
  }

  return {
    /** What of an action breaks a rule already, by whatever fault: a reversal is not to blame for it. */
    brokenAmong,
    /** Refuses where what an action touched no longer keeps a rule that it kept. */
    proveTouched: (cannot: string, actionId: number | bigint, known: readonly Broken[]): void => {
      for (const { rule, what } of brokenAmong(actionId)) {
        const before = new Set(known.find((one) => one.rule === rule)?.what);
        const fresh = what.filter((one) => !before.has(one));
        if (fresh.length > 0)
          throw new Refusal(
            'conflict',
            `${cannot}, since something would no longer be true that is true of every project. ${rule.holds} Not so afterwards: ${someOf(fresh)}. ${rule.wayOut}`,
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
