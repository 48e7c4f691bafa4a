// R13. Starts the program where something is wrong: it says so in one sentence, or lists the one file that is broken and goes on
// with the others; what is broken is left as it was.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { endBy, runServer } from '../support/process.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';
import { clientOf, hashOf, type Asked, type Client } from './frame/client.ts';
import { api, codeOnce, studyFor } from './frame/people.ts';

const ending = '.throughline';
const longestMs = 5000;

export const starting: Bar = {
  number: 'R13',
  name: 'starting anyhow',
  promise:
    'whatever is wrong with the folder, a file or a port is said in one sentence; a broken file keeps no other from being worked on, and is left as it is',
  sabotages: [
    {
      name: 'links that are followed',
      breaks: [
        {
          file: 'src/storage/project-files.ts',
          from: 'if (!lstatSync(file, { throwIfNoEntry: false })?.isFile())',
          to: 'if (file === "")',
        },
      ],
    },
    {
      name: 'a file that is written to after it was replaced',
      breaks: [
        {
          file: 'src/storage/project.ts',
          from: 'identity === null || isSameFile(identityAt(file), identity)',
          to: 'identity !== undefined',
        },
      ],
    },
    {
      name: 'a schema that nobody looks at',
      // Wherever it stands: in the check, in the examination, and where a name is read for the list.
      breaks: ['version', 'version', 'versionOf(db)'].map((version) => ({
        file: 'src/storage/check/examine.ts',
        from: `const strange = strangeBuild(db, ${version});`,
        to: 'const strange = undefined as string | undefined;',
      })),
    },
  ],
  measure,
};

interface Tally {
  rounds: number;
  losses: number;
  readonly faults: string[];
}

async function measure(trial: Trial): Promise<Seen> {
  const tally: Tally = { rounds: 0, losses: 0, faults: [] };
  const good = await goodProject(trial);
  await refusedStarts(trial, tally);
  for (const [what, spoil] of spoiled) await besideAGoodOne(trial, { what, spoil, good }, tally);
  await replacedWhileOpen(trial, good, tally);
  await withoutItsLog(trial, good, tally);
  await onlyToRead(trial, good, tally);
  return {
    rounds: tally.rounds,
    kills: 0,
    losses: tally.losses,
    figures: [`${tally.rounds} conditions`],
    faults: tally.faults,
  };
}

/** A small project as a file at rest. */
async function goodProject(trial: Trial): Promise<string> {
  const workspace = join(trial.folder, 'good');
  const { child, url, token } = await trial.start(workspace);
  const ask = api(url, token);
  const study = await studyFor(ask, 1, 0);
  // Other places than those that are coded later: the same coding again would change nothing.
  study.next = 3000;
  for (let number = 0; number < 20; number++) await codeOnce(ask, study, 0, 'a memo');
  await endBy(child, 'SIGTERM');
  return join(workspace, study.key + ending);
}

/** Starts that must fail: one sentence, no stack, nothing left behind. */
async function refusedStarts(trial: Trial, tally: Tally): Promise<void> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const bound = taken.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const isFile = join(trial.folder, 'a-file');
  writeFileSync(isFile, 'words');
  const running = await trial.start(join(trial.folder, 'running'));
  const free = join(trial.folder, 'refused');
  const starts: [string, string[]][] = [
    ['a workspace that is a file', ['--workspace', isFile, '--port', '0']],
    ['a workspace below a file', ['--workspace', join(isFile, 'x'), '--port', '0']],
    ['a port that is taken', ['--workspace', free, '--port', String(port)]],
    ['a port that is none', ['--workspace', free, '--port', 'abc']],
    ['a port that is too large', ['--workspace', free, '--port', '70000']],
    ['a folder in which a server works', ['--workspace', join(trial.folder, 'running'), '--port', '0']],
    ['a token that is empty', ['--workspace', free, '--port', '0', '--token', '']],
    ['a token that is short', ['--workspace', free, '--port', '0', '--token', 'short']],
    ['an option nobody knows', ['--workspace', free, '--port', '0', '--nothing']],
  ];
  for (const [what, args] of starts) {
    tally.rounds++;
    const { code, complained } = await runServer(args);
    const lines = complained.trim().split('\n');
    if (code === 0 || code === null) tally.faults.push(`${what}: the start ended with ${String(code)}.`);
    if (lines.length > 2 || /\n\s+at |Error:/.test(complained) || complained.trim().length < 15) tally.faults.push(`${what}: ${complained.slice(0, 300)}`);
  }
  if (existsSync(join(free, 'throughline.lock'))) tally.faults.push('A start that was refused left its lock.');
  taken.close();
  await endBy(running.child, 'SIGTERM');
} // prettier-ignore

type Spoil = (file: string, good: string) => void;
const copyOf = (good: string, change: (bytes: Buffer) => Buffer): Buffer =>
  change(Buffer.from(readFileSync(good)));
const inDatabase = (sql: string): Spoil => (file, good) => {
  copyFileSync(good, file);
  const db = new Database(file);
  db.exec(sql);
  db.close();
}; // prettier-ignore

/** What can be wrong with a file that is called a project. */
const spoiled: readonly [string, Spoil][] = [
  ['an empty file', (file) => { writeFileSync(file, ''); }],
  ['random bytes', (file) => { writeFileSync(file, Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 251))); }],
  ['a header and nothing else', (file) => { writeFileSync(file, 'SQLite format 3\0'); }],
  ['half a file', (file, good) => { writeFileSync(file, copyOf(good, (bytes) => bytes.subarray(0, bytes.length / 2))); }],
  ['a page of zeros', (file, good) => { writeFileSync(file, copyOf(good, (bytes) => bytes.fill(0, 8192, 12_288))); }],
  ['one changed letter of a text', (file, good) => { writeFileSync(file, copyOf(good, (bytes) => { bytes[bytes.indexOf('we spoke')] = 87; return bytes; })); }],
  ['a project of a newer version', inDatabase('PRAGMA user_version = 99')],
  ['a database of another program', inDatabase('PRAGMA application_id = 12345')],
  ['a database that is no project', (file) => { const db = new Database(file); db.exec('CREATE TABLE notes (words TEXT)'); db.close(); }],
  ['a text', (file) => { writeFileSync(file, 'These are words and no project.\n'.repeat(100)); }],
  ['a folder', (file) => { mkdirSync(file); }],
  ['a link that leads nowhere', (file) => { symlinkSync(join(file, '..', 'nowhere'), file); }],
  ['a link to a project', (file, good) => { symlinkSync(good, file); }],
  ['a view in the place of the project', inDatabase('ALTER TABLE project RENAME TO kept; CREATE VIEW project AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS guid, x AS name, x AS description, x AS created_at FROM n')],
  ['a trigger that nobody wrote', inDatabase(`CREATE TRIGGER evil AFTER DELETE ON turns BEGIN DELETE FROM turn_search WHERE rowid = OLD.id; DELETE FROM codings; END`)],
  ['garbage where its log would be', (file, good) => { copyFileSync(good, file); writeFileSync(`${file}-wal`, Buffer.alloc(9000, 'x')); }],
]; // prettier-ignore

interface Case {
  readonly what: string;
  readonly spoil: Spoil;
  readonly good: string;
}

/** A folder with one good project and one that is spoiled. */
async function besideAGoodOne(trial: Trial, { what, spoil, good }: Case, tally: Tally): Promise<void> {
  tally.rounds++;
  const workspace = join(trial.folder, 'beside');
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace);
  copyFileSync(good, join(workspace, `good${ending}`));
  const file = join(workspace, `bad${ending}`);
  spoil(file, good);
  const print = (): string => (lstatSync(file).isFile() ? hashOf(file) : 'no file');
  const before = print();
  const { child, url, token, said } = await trial.start(workspace);
  const client = clientOf({ url, token });
  const complain = (how: string): void => void tally.faults.push(`With ${what}: ${how}`);
  if ((await inTime(client.page('/')))?.status !== 200) complain('the first page is not answered.');
  // What is whole all the same may be opened; what is not is refused in a sentence.
  const isWhole = what.startsWith('garbage');
  const opened = await inTime(client.ask('GET', '/projects/bad/codes'));
  if (!isAnswered(opened, isWhole))
    complain(`it was answered ${JSON.stringify(opened).slice(0, 200)}`);
  if ((await inTime(client.ask('GET', '/projects/good/codes')))?.status !== 200) complain('the good project beside it does not open.');
  if (/\n\s+at /.test(said())) complain(`a fault was printed: ${said().slice(-400)}`);
  if (!isWhole && print() !== before) complain('the file was changed.');
  await endBy(child, 'SIGKILL');
} // prettier-ignore

/** Whether a sentence came, or what was asked for where the file is whole. */
function isAnswered(opened: Asked | null, isWhole: boolean): boolean {
  if (opened === null || opened.status >= 500) return false;
  const isSentence = opened.status >= 400 && JSON.stringify(opened.json).length < 700;
  return isWhole ? opened.status === 200 || isSentence : isSentence;
}

/** What is answered within five seconds; else nothing. */
const inTime = <T>(asking: Promise<T>): Promise<T | null> =>
  Promise.race([
    asking.catch(() => null),
    new Promise<null>((give) => setTimeout(give, longestMs, null).unref()),
  ]);

/** A file that another program puts in the place of an open one, moves away, or deletes: nothing acknowledged is lost. */
async function replacedWhileOpen(trial: Trial, good: string, tally: Tally): Promise<void> {
  const ways: [string, (file: string, other: string) => void][] = [
    ['replaced', (file, other) => { renameSync(other, file); }],
    ['moved away', (file) => { renameSync(file, `${file}.moved`); }],
    ['deleted', (file) => { rmSync(file); }],
  ]; // prettier-ignore
  for (const [how, change] of ways) {
    tally.rounds++;
    const workspace = join(trial.folder, `open-${how.replace(' ', '-')}`);
    const { child, url, token } = await trial.start(workspace);
    const study = await studyFor(api(url, token), 1, 0);
    const ask = api(url, token, () => true);
    for (let number = 0; number < 10; number++) await codeOnce(ask, study, 0);
    const other = join(trial.folder, 'other');
    copyFileSync(good, other);
    change(join(workspace, study.key + ending), other);
    for (let number = 0; number < 10; number++) await codeOnce(ask, study, 0);
    await endBy(child, 'SIGTERM');
    const found = everyCoding(workspace);
    const lost = [...study.codings.keys()].filter((guid) => !found.has(guid)).length;
    tally.losses += lost;
    if (lost > 0) tally.faults.push(`With a file that was ${how} while it was open ${lost} of ${study.codings.size} acknowledged codings are in no file.`);
  }
} // prettier-ignore

/** The codings in all databases below a folder, whatever they are called. */
function everyCoding(folder: string): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!lstatSync(file, { throwIfNoEntry: false })?.isFile() || !readFileSync(file).subarray(0, 15).equals(Buffer.from('SQLite format 3'))) continue;
    try {
      const db = new Database(file);
      for (const guid of db.prepare<[], string>('SELECT guid FROM codings').pluck().all()) found.add(guid);
      db.close();
    } catch {
      // No project.
    }
  }
  return found;
} // prettier-ignore

/** A copy taken of a file without its log, as a sync program takes one: it opens or is refused, and nothing breaks. */
async function withoutItsLog(trial: Trial, good: string, tally: Tally): Promise<void> {
  tally.rounds++;
  const workspace = join(trial.folder, 'log');
  mkdirSync(workspace);
  copyFileSync(good, join(workspace, `study${ending}`));
  const first = await trial.start(workspace);
  const client: Client = clientOf(first);
  await client.ask('POST', '/projects/study/codes', { name: 'Late', parentId: null });
  await endBy(first.child, 'SIGKILL');
  rmSync(join(workspace, `study${ending}-wal`), { force: true });
  rmSync(join(workspace, `study${ending}-shm`), { force: true });
  const again = openWorkspace(workspace);
  try {
    again.project('study');
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Refusal')
      tally.faults.push(`A file without its log: ${String(error)}`);
  } finally {
    again.close();
  }
}

/** A disk that can only be read: pages, matrices and exports work, a write is refused in a sentence. */
async function onlyToRead(trial: Trial, good: string, tally: Tally): Promise<void> {
  const workspace = join(trial.folder, 'read-only');
  mkdirSync(workspace);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', workspace], { stdio: 'pipe' });
  } catch {
    tally.faults.push('A disk that can only be read could not be made here.');
    return;
  }
  tally.rounds++;
  try {
    copyFileSync(good, join(workspace, `study${ending}`));
    execFileSync('mount', ['-o', 'remount,ro', workspace], { stdio: 'pipe' });
    const { child, url, token } = await trial.start(workspace);
    const client = clientOf({ url, token });
    for (const path of ['/', '/projects/study/sources', '/projects/study/matrix', '/projects/study/export/excerpts.csv', '/projects/study/coding/1']) {
      const seen = await inTime(client.page(path));
      if (seen?.status !== 200) tally.faults.push(`On a disk that can only be read ${path} was answered ${seen?.status ?? 'never'}.`);
    }
    const write = await inTime(client.ask('POST', '/projects/study/codes', { name: 'No', parentId: null }));
    if (!write || write.status < 400 || write.status >= 500) tally.faults.push(`On a disk that can only be read a write was answered ${write?.status ?? 'never'}.`);
    await endBy(child, 'SIGTERM');
  } finally {
    execFileSync('umount', ['-l', workspace], { stdio: 'pipe' });
  }
} // prettier-ignore
