// R4. Kills the program while it brings a project of an older version to the newest: the file is the old one or the new one,
// it opens at the next start, and a whole copy of the old one was put aside before.
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newestVersion } from '../../src/storage/migrate.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { endBy } from '../support/process.ts';
import type { Bar, NotTried, Seen, Trial } from './frame/bar.ts';
import { makeDisk, noCompiler, type Disk } from './frame/disk.ts';

const samples = join(import.meta.dirname, '..', '..', 'data-samples', 'old-projects');
const ending = '.throughline';

export const migration: Bar = {
  number: 'R4',
  name: 'kill in an upgrade',
  promise:
    'a project of an older version is the old one or the new one, never between, and a whole copy of the old one is kept',
  sabotages: [
    {
      name: 'an upgrade that is not one transaction',
      breaks: [
        { file: 'src/storage/migrate.ts', from: 'db.transaction(() => {\n    for', to: '(() => {\n    for' },
        { file: 'src/storage/migrate.ts', from: '}).immediate();\n  db.pragma', to: '})();\n  db.pragma' },
      ],
    },
    {
      name: 'an upgrade without a copy',
      breaks: [{ file: 'src/storage/migrate.ts', from: 'writeCopy(db, backup)', to: 'void backup' }],
    },
  ],
  measure,
};

interface Tally {
  kills: number;
  old: number;
  fresh: number;
  readonly faults: string[];
}

async function measure(trial: Trial): Promise<Seen | NotTried> {
  const tally: Tally = { kills: 0, old: 0, fresh: 0, faults: [] };
  const versions = readdirSync(samples)
    .filter((name) => name.endsWith(ending) && name !== `version-${newestVersion}${ending}`)
    .slice(trial.extent === 'whole' ? 0 : -2);
  const rounds = trial.extent === 'whole' ? Math.ceil(110 / versions.length) : 10;
  for (const version of versions) {
    const workspace = join(trial.folder, version);
    const disk = makeDisk(trial.folder, workspace);
    if (!disk) return { notTried: noCompiler };
    const changes = await changesOfUpgrade(trial, { version, workspace, disk });
    for (let round = 0; round < rounds; round++) {
      const at = changes.before + Math.ceil(((round + Math.random()) * changes.during) / rounds);
      await oneRound(trial, { version, workspace, disk, at }, tally);
    }
  }
  if (tally.old === 0) tally.faults.push('No kill met an upgrade that was not finished: nothing was tried.');
  return {
    rounds: versions.length * rounds,
    kills: tally.kills,
    losses: tally.faults.length,
    figures: [
      `${versions.length} older versions; ${tally.old} times the old file was left, ${tally.fresh} times the new one`,
    ],
    faults: tally.faults,
  };
}

interface Place {
  readonly version: string;
  readonly workspace: string;
  readonly disk: Disk;
}

function prepare({ version, workspace }: Place): void {
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace);
  copyFileSync(join(samples, version), join(workspace, version));
}

/** How many changes of the disk there are before a project is opened, and while it is. */
async function changesOfUpgrade(trial: Trial, place: Place): Promise<{ before: number; during: number }> {
  prepare(place);
  place.disk.fault({});
  const start = place.disk.changes();
  const { child, url, token } = await trial.start(place.workspace, { env: place.disk.env });
  const before = place.disk.changes() - start;
  await open(url, token, place.version);
  const during = place.disk.changes() - start - before;
  await endBy(child, 'SIGKILL');
  return { before, during };
}

const open = (url: string, token: string, version: string): Promise<number | null> =>
  fetch(`${url}/api/v1/projects/${version.replace(ending, '')}/codes`, {
    headers: { authorization: `Bearer ${token}` },
  })
    .then(({ status }) => status)
    .catch(() => null);

/** Starts the server, opens the project, and kills it all at one change of the disk. */
async function oneRound(trial: Trial, place: Place & { readonly at: number }, tally: Tally): Promise<void> {
  prepare(place);
  place.disk.fault({ killAt: place.disk.changes() + place.at });
  const { child, url, token } = await trial.start(place.workspace, { env: place.disk.env });
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  const status = await open(url, token, place.version);
  if (status === null) tally.kills++;
  else await endBy(child, 'SIGKILL');
  await gone;
  place.disk.fault({});
  const fault = look(place, tally);
  if (fault !== null) tally.faults.push(`${place.version}, killed at change ${place.at}: ${fault}`);
}

/** What is wrong with what a killed upgrade left, if anything. */
function look({ version, workspace }: Place, tally: Tally): string | null {
  const original = contentOf(join(samples, version));
  const left = contentOf(join(workspace, version));
  const isOld = left.version === original.version;
  if (!isOld && left.version !== newestVersion) return `its version is ${left.version}`;
  if (isOld && left.all !== original.all) return 'it says that it is the old one, and holds something else';
  if (isOld) tally.old++;
  else tally.fresh++;
  const copies = backupsIn(join(workspace, 'backups'));
  const broken = copies.find((copy) => contentOf(copy).all !== original.all);
  if (broken !== undefined) return 'a copy that was put aside is not the old project';
  if (!isOld && copies.length === 0) return 'it is the new one, and no copy of the old one was put aside';
  return opensWhole(workspace, version);
}

/** Whether the next start opens it with all its words. */
function opensWhole(folder: string, version: string): string | null {
  const workspace = openWorkspace(folder);
  try {
    const project = workspace.project(version.replace(ending, ''));
    const words = project.sources
      .all()
      .flatMap(({ id }) => project.codings.ofSource(id).map(({ exact }) => exact));
    const isWhole = words.sort().join('|') === 'Then it went well.|We trusted her after a year.';
    return isWhole
      ? (project.integrity.check().problems[0] ?? null)
      : `it opens with ${words.length} codings`;
  } catch (error) {
    return `it does not open: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    workspace.close();
  }
}

/** Every file below the backups that has a proper name. */
function backupsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

/** The version of a project file, and all that it holds as one text. */
function contentOf(file: string): { readonly version: number; readonly all: string } {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('query_only = ON');
    if (db.pragma('quick_check', { simple: true }) !== 'ok') return { version: -1, all: 'damaged' };
    const schema = db
      .prepare<[], { name: string; sql: string; type: string }>(
        'SELECT name, sql, type FROM sqlite_schema ORDER BY name',
      )
      .all();
    const rows = schema
      .filter(
        ({ type, name }) =>
          type === 'table' && !name.startsWith('sqlite_') && !name.startsWith('turn_search_'),
      )
      .map(({ name }) => [name, rowsOf(db, name)]);
    // SQLite answers user_version with an integer.
    return {
      version: db.pragma('user_version', { simple: true }) as number,
      all: JSON.stringify([schema, rows]),
    };
  } finally {
    db.close();
  }
}

const rowsOf = (db: Database.Database, table: string): string[] =>
  db
    .prepare(`SELECT * FROM "${table}"`)
    .all()
    .map((row) => JSON.stringify(row))
    .sort();
