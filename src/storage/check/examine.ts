import Database from 'better-sqlite3';
import { Refusal } from '../../domain/refusal.ts';
import { applicationId, damaged, openForReading } from '../database.ts';
import { newestVersion } from '../migrate.ts';
import { asCheck, checkDatabase, type Check, type Fault } from './check.ts';
import { strangeBuild } from './schema.ts';

/**
 * Proves a project file without opening it for work, and changes nothing in it. Pure data comes back, so that it can be
 * done in a process of its own. Refuses a file that is not a project, and one of a newer version.
 */
export function checkFile(file: string): Check {
  return reading(file, (db) => {
    const version = versionOf(db);
    const strange = strangeBuild(db, version);
    if (strange !== undefined) return asCheck({ sources: 0, codings: 0, rules: 0 }, [buildFault(strange)]);
    return checkDatabase(db, version);
  });
}

/**
 * Refuses a file that is not a project, is not built as one, or whose pages are damaged. One of an older version is proved
 * altogether: it is about to be brought to the newest, and to be sealed as it is.
 */
export function examine(file: string): void {
  reading(file, (db) => {
    const version = versionOf(db);
    const strange = strangeBuild(db, version);
    if (strange !== undefined) throw refusalOf([buildFault(strange)]);
    if (version < newestVersion) refuseDamaged(checkDatabase(db, version));
    else if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged();
  });
}

/** How much a project holds, and what was done in it last. */
export interface Holding {
  readonly sources: number;
  /** Sources that somebody has marked as read. */
  readonly read: number;
  readonly codings: number;
  /** The last thing that stands, as the history says it; null where nothing was done. */
  readonly last: string | null;
}

/**
 * How much a project file holds, read without opening it for work; null of one that an older version made, which is first
 * brought to the newest when it is opened.
 */
export function holdingOf(file: string): Holding | null {
  return reading(file, (db) => {
    if (versionOf(db) !== newestVersion) return null;
    const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    return {
      sources: count('SELECT count(*) FROM sources'),
      read: count('SELECT count(DISTINCT source_id) FROM source_readings'),
      codings: count('SELECT count(*) FROM codings'),
      last:
        db
          .prepare<[], string>("SELECT sentence FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1")
          .pluck()
          .get() ?? null,
    };
  });
}

/** What a project file calls itself, read without opening it for work. Refuses a file that is not built as a project is. */
export function glance(file: string): string {
  return reading(file, (db) => {
    const strange = strangeBuild(db, versionOf(db));
    if (strange !== undefined) throw refusalOf([buildFault(strange)]);
    // By its key, so that nothing is walked through: the file may be anybody's.
    const name = db.prepare<[], string>('SELECT name FROM project WHERE id = 1').pluck().get();
    if (name === undefined) throw damaged();
    return name;
  });
}

/** Refuses to open a project for work where words may be lost; where only a rule is broken, work goes on. */
export function refuseDamaged({ faults }: Check): void {
  const grave = faults.filter(({ severity }) => severity !== 'rule');
  if (grave.length > 0) throw refusalOf(grave);
}

function refusalOf(faults: readonly Fault[]): Refusal {
  const said = faults.map(({ sentence }) => sentence).join(' ');
  const ways = [...new Set(faults.map(({ wayOut }) => wayOut))].join(' ');
  return new Refusal('invalid', `This project did not pass its check and was left as it is. ${said} ${ways}`);
}

const buildFault = (strange: string): Fault => ({
  name: 'build',
  severity: 'damage',
  sentence: `This file is not built as Throughline builds a project: ${strange}.`,
  wayOut: 'Open a backup of it.',
});

function reading<T>(file: string, read: (db: Database.Database) => T): T {
  const db = openForReading(file);
  try {
    // One moment for all that is read: others may go on writing.
    return db.transaction(() => read(db))();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw error.code === 'SQLITE_NOTADB' ? noProject() : damaged();
  } finally {
    db.close();
  }
}

const noProject = (): Refusal =>
  new Refusal('invalid', 'This file is not a Throughline project, or its beginning is damaged.');

/** The version of the schema of a project file. Refuses what is none, and one that is newer than this program. */
function versionOf(db: Database.Database): number {
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw noProject();
  // SQLite answers user_version with an integer.
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newestVersion)
    throw new Refusal(
      'invalid',
      'This project was made by a newer version of Throughline. Update to open it.',
    );
  if (version < 1) throw damaged();
  return version;
}
