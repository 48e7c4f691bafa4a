import Database from 'better-sqlite3';
import { migrateTo, newestVersion } from '../migrate.ts';

/** One thing that a database file is built of. */
interface Part {
  readonly type: string;
  readonly name: string;
  readonly tableName: string;
  readonly sql: string | null;
}

const parts = 'SELECT type, name, tbl_name AS tableName, sql FROM sqlite_schema';

/** SQLite keeps here how its indexes are filled, where it was asked to; it makes them as it likes. */
const statistics = /^sqlite_stat[14]$/;

const known = new Map<number, ReadonlyMap<string, Part>>();

/** What a project file of a version is built of: made by the migrations themselves, in memory. */
function partsOf(version: number): ReadonlyMap<string, Part> {
  const made = known.get(version) ?? make(version);
  known.set(version, made);
  return made;
}

function make(version: number): ReadonlyMap<string, Part> {
  const db = new Database(':memory:');
  try {
    migrateTo(db, version);
    return new Map(
      db
        .prepare<[], Part>(parts)
        .all()
        .map((part) => [part.name, part]),
    );
  } finally {
    db.close();
  }
}

/**
 * How the build of a file differs from what this program writes for a version of it, as a sentence about the first
 * difference; undefined where it is exactly the same. Reads nothing but the build, so a view or a trigger of somebody
 * else never runs.
 */
export function strangeBuild(db: Database.Database, version: number): string | undefined {
  const wanted = partsOf(Math.min(version, newestVersion));
  const found = new Set<string>();
  for (const part of db.prepare<[], Part>(parts).iterate()) {
    if (statistics.test(part.name)) continue;
    const ours = wanted.get(part.name);
    if (!ours) return `it holds ${named(part)}, which Throughline never writes`;
    if (part.type !== ours.type || part.tableName !== ours.tableName || part.sql !== ours.sql)
      return `${named(part)} is not as Throughline writes it`;
    found.add(part.name);
  }
  const missing = [...wanted.values()].find(({ name }) => !found.has(name));
  return missing && `${named(missing)} is missing`;
}

const kinds: Readonly<Record<string, string>> = {
  table: 'the table',
  index: 'the index',
  view: 'the view',
  trigger: 'the trigger',
};

const longestName = 80;

/** As a person would say it; the name may be anything where the file is somebody else's. */
const named = ({ type, name }: Part): string =>
  `${kinds[type] ?? 'something'} “${name.slice(0, longestName).toWellFormed()}”`;
