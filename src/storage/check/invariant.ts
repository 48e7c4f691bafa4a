import type { Database } from 'better-sqlite3';

/**
 * What breaking a rule means. `damage`: words may be lost, so the project is not opened for work. `rule`: the program
 * did not keep its own rule; nothing is lost, and work goes on.
 */
export type Severity = 'damage' | 'rule';

/** Which rows are looked at: those that one action of the history has touched, or all. */
export interface Touched {
  readonly actionId: number | bigint;
  readonly tables: ReadonlySet<string>;
}

/** Something that holds in every project at any time. */
export interface Invariant {
  readonly name: string;
  readonly severity: Severity;
  /** The rule as a researcher reads it: what holds. */
  readonly holds: string;
  /** What she can do where it does not. */
  readonly wayOut: string;
  /** The version of the schema from which on there is what it speaks of. */
  readonly since: number;
  /** The tables whose rows can break it. */
  readonly tables: readonly string[];
  /** What breaks it, named as a person would; among what was touched, or in the whole project. */
  readonly broken: (db: Database, touched: Touched | null) => Iterable<string>;
}

/** Begins each statement that may read all there is: a check does. */
export const wholeCheck = '/* whole check */';

/** SQL that finds what breaks a rule. */
export interface Search {
  /** FROM and WHERE; the first column of `select` names what breaks the rule. */
  readonly select: string;
  /**
   * For each table whose rows can break the rule, the condition that picks what hangs on touched rows of it, where `@` is
   * the set of their ids; `true` looks through everything.
   */
  readonly touchedBy: Readonly<Record<string, string>>;
}

/** A rule that SQL can prove. */
export function bySql({
  select,
  touchedBy,
  ...rule
}: Omit<Invariant, 'tables' | 'broken'> & Search): Invariant {
  return {
    ...rule,
    tables: Object.keys(touchedBy),
    broken: (db, touched) => {
      if (!touched) return statement(db, `${wholeCheck} ${select}`).all();
      const among = Object.entries(touchedBy).filter(([table]) => touched.tables.has(table));
      const ids = (table: string): string =>
        `(SELECT row_id FROM history_rows WHERE action_id = @action AND of_table = '${table}')`;
      return among.flatMap(([table, condition]) =>
        statement(db, `${select} AND (${condition.replaceAll('@', ids(table))})`).all({
          action: touched.actionId,
        }),
      );
    },
  };
}

const prepared = new WeakMap<Database, Map<string, ReturnType<typeof prepare>>>();

/** Prepared once for a connection: statements that wait to be collected make every undo slower. */
export function statement(db: Database, sql: string) {
  const ofDb = prepared.get(db) ?? new Map<string, ReturnType<typeof prepare>>();
  prepared.set(db, ofDb);
  const known = ofDb.get(sql) ?? prepare(db, sql);
  ofDb.set(sql, known);
  return known;
}

const prepare = (db: Database, sql: string) => {
  const found = db.prepare<unknown[], string>(sql).pluck();
  return {
    all: (values?: { action: number | bigint }): string[] =>
      values && sql.includes('@action') ? found.all(values) : found.all(),
  };
};
