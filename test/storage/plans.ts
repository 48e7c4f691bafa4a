// What SQLite will really do for a statement: its program, with those of the triggers it fires and the references it checks.
import Database from 'better-sqlite3';

/** A step of a program as EXPLAIN lists it; each program of a trigger begins at address 0 again. */
interface Step {
  readonly addr: number;
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  readonly p4: string | null;
}

/** A statement that was prepared, with the connection that knows its temporary tables and triggers. */
export interface Prepared {
  readonly sql: string;
  readonly db: Database.Database;
}

/** Does something and answers every statement that was prepared meanwhile, each once. */
export async function preparedDuring<T>(deed: () => Promise<T>): Promise<{ prepared: Prepared[]; done: T }> {
  const found = new Map<string, Prepared>();
  // The one place through which every statement goes, whoever prepares it.
  const kept = Database.prototype.prepare; // eslint-disable-line @typescript-eslint/unbound-method -- called with its `this` below
  Database.prototype.prepare = function prepare(this: Database.Database, sql: string) {
    found.set(sql, { sql, db: this });
    return kept.call(this, sql);
  } as typeof kept; // the same function to whoever calls it
  try {
    const done = await deed();
    return { prepared: [...found.values()], done };
  } finally {
    Database.prototype.prepare = kept;
  }
}

/** The tables of the file that a statement walks through from one end to the other. */
export function scansOf({ db, sql }: Prepared): string[] {
  const steps = programOf(db, sql);
  const tables = tablesByRoot(db);
  const found = new Set<string>();
  for (const program of programsIn(steps)) {
    const opened = new Map<number, string | undefined>();
    for (const { opcode, p1, p2, p3 } of program) {
      if (opcode === 'OpenRead' || opcode === 'OpenWrite') opened.set(p1, tables.get(`${p3} ${p2}`));
      const table = opened.get(p1);
      if (table === undefined) continue;
      if (opcode === 'Count') found.add(table);
      const isFromTheEnd = opcode === 'Rewind' || opcode === 'Last' || opcode === 'Sort';
      if (isFromTheEnd && program.some((step) => isWalk(step) && step.p1 === p1)) found.add(table);
    }
  }
  return [...found].sort();
}

const isWalk = ({ opcode }: Step): boolean => opcode === 'Next' || opcode === 'Prev';

function programOf(db: Database.Database, sql: string): Step[] {
  const explain = db.prepare(`EXPLAIN ${sql}`);
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]);
  const places = Array.from(sql.matchAll(/\?/g), () => null);
  // The columns of EXPLAIN.
  return (names.length > 0 ? explain.all(Object.fromEntries(names)) : explain.all(...places)) as Step[];
}

function programsIn(steps: readonly Step[]): Step[][] {
  const programs: Step[][] = [];
  for (const step of steps) {
    if (step.addr === 0) programs.push([]);
    programs.at(-1)?.push(step);
  }
  return programs;
}

/** The tables of the file by where they, or an index on them, begin. */
function tablesByRoot(db: Database.Database): Map<string, string> {
  const rows = db
    .prepare<[], { rootpage: number; table: string }>(
      `SELECT rootpage, tbl_name AS "table" FROM main.sqlite_schema WHERE rootpage > 0`,
    )
    .all();
  return new Map(rows.map(({ rootpage, table }) => [`0 ${rootpage}`, table]));
}
