// R15. Backups stand before what is large, each is whole, the right ones are kept, and each brings the project back.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keptOf, type Backup } from '../../src/storage/backups.ts';
import { checkFile } from '../../src/storage/check/examine.ts';
import { endBy } from '../support/process.ts';
import type { Bar, Seen, Server, Trial } from './frame/bar.ts';
import { clientOf, sampleOf, type Client } from './frame/client.ts';
import { makeDisk } from './frame/disk.ts';

const samples = join(import.meta.dirname, '..', '..', 'data-samples', 'old-projects');
const ending = '.throughline';

export const backups: Bar = {
  number: 'R15',
  name: 'backups',
  promise:
    'before an upgrade, a merge, a large import or removal a checked copy is put aside; ten, and one for each of 14 days and 8 weeks, are kept; each brings the project back',
  sabotages: [
    {
      name: 'no backup before codes are merged',
      breaks: [
        {
          file: 'src/web/projects/safeguards.ts',
          from: `reason: 'merge', rows: always`,
          to: `reason: 'merge', rows: () => 0`,
        },
      ],
    },
    {
      name: 'backups that have their name before they are whole',
      breaks: [
        {
          file: 'src/storage/durable-file.ts',
          from: 'const temporary = `${target}.new`;',
          to: 'const temporary = target;',
        },
        {
          file: 'src/storage/durable-file.ts',
          from: '  } finally {\n    rmSync(temporary, { force: true });\n',
          to: '  } finally {\n',
        },
      ],
    },
    {
      name: 'a restoration that brings nothing back',
      breaks: [
        {
          file: 'src/storage/backups.ts',
          from: 'return join(backupFolder(workspace, key), name);',
          to: `return join(backupFolder(workspace, key), backupsOf(workspace, key)[0]?.name ?? name);`,
        },
      ],
    },
  ],
  measure,
};

interface Tally {
  rounds: number;
  kills: number;
  checked: number;
  readonly faults: string[];
}

async function measure(trial: Trial): Promise<Seen> {
  const tally: Tally = { rounds: 0, kills: 0, checked: 0, faults: [] };
  keeping(tally);
  await beforeWhatIsLarge(trial, tally);
  await bringsBack(trial, tally);
  await ofEveryVersion(trial, tally);
  await killedMeanwhile(trial, tally);
  return {
    rounds: tally.rounds,
    kills: tally.kills,
    losses: tally.faults.length,
    figures: [`${tally.checked} backups opened and proved whole, ${tally.kills} kills while one was written`],
    faults: tally.faults,
  };
}

/** Three years of a backup every five hours: the last ten stay, and one for each of 14 days and 8 weeks. */
function keeping(tally: Tally): void {
  const hours = 5 * 3600 * 1000;
  const all = Array.from({ length: 5000 }, (_, at): Backup => ({
    name: String(at),
    reason: 'asked',
    at: new Date(Date.UTC(2026, 5, 30) - at * hours).toISOString(),
    bytes: 1,
  }));
  const kept = keptOf(all);
  const days = new Set(kept.map(({ at }) => at.slice(0, 10)));
  tally.rounds++;
  if (kept.slice(0, 10).some(({ name }, at) => name !== String(at)))
    tally.faults.push('The last ten backups are not all kept.');
  if (days.size < 14) tally.faults.push(`Backups of only ${days.size} days are kept.`);
  if (kept.length > 10 + 14 + 8) tally.faults.push(`${kept.length} backups are kept.`);
  const oldest = Date.UTC(2026, 5, 30) - Date.parse(kept.at(-1)?.at ?? '');
  if (oldest < 6 * 7 * 24 * 3600 * 1000) tally.faults.push('No backup is kept from eight weeks.');
}

const backupsOf = async ({ ask }: Client, key: string): Promise<Backup[]> =>
  (await ask('GET', `/files/${key}/backups`)).json as Backup[]; // what api/project-files.ts answers

/** Does what is large, and looks for the copy that stood before. */
async function beforeWhatIsLarge(trial: Trial, tally: Tally): Promise<void> {
  const workspace = join(trial.folder, 'large');
  const server = await trial.start(workspace);
  const client = clientOf(server);
  const key = await sampleOf(client);
  const base = `/projects/${key}`;
  const codes = (await client.ask('GET', `${base}/codes`)).json as {
    id: number;
    parentId: number | null;
    name: string;
  }[];
  const leaves = codes.filter(
    ({ id, parentId }) => parentId !== null && !codes.some((one) => one.parentId === id),
  );
  const [one, other] = leaves;
  let table = '';
  const removal = async () => {
    table = (await client.page(`${base}/export/excerpts.csv`)).html;
    const guids = [...table.matchAll(/^"([0-9a-f-]{36})"/gm)].map(([, guid]) => guid);
    return client.ask('POST', `${base}/codings/removed`, { codings: guids.slice(0, 200) });
  };
  const deeds: [string, () => Promise<{ status: number; json: unknown }>][] = [
    ['merge', () => client.ask('POST', `${base}/codes/merged`, { codes: [one?.id], into: other?.id })],
    ['removal', removal],
    ['import', () => client.ask('POST', `${base}/codings?name=again.csv`, table)],
  ];
  for (const [reason, deed] of deeds) {
    tally.rounds++;
    const before = await backupsOf(client, key);
    const { status, json } = await deed();
    if (status >= 400)
      tally.faults.push(
        `What was to be backed up (${reason}) was answered ${status}: ${JSON.stringify(json)}`,
      );
    const fresh = (await backupsOf(client, key)).filter(
      ({ name }) => !before.some((known) => known.name === name),
    );
    if (!fresh.some((backup) => backup.reason === reason))
      tally.faults.push(`No backup was made before this: ${reason}.`);
  }
  await endBy(server.child, 'SIGTERM');
  proveAll(workspace, tally);
}

/** Every file under a proper name below the backups opens, is whole and is for its owner alone. */
function proveAll(workspace: string, tally: Tally): void {
  const folder = join(workspace, 'backups');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith(ending),
  )) {
    const file = join(folder, name);
    tally.checked++;
    const problem = problemOf(file);
    if (problem !== null) tally.faults.push(`The backup ${name} is not whole: ${problem}`);
    if ((statSync(file).mode & 0o077) !== 0) tally.faults.push(`The backup ${name} can be read by others.`);
  }
}

function problemOf(file: string): string | null {
  try {
    return checkFile(file).problems[0] ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A study whose source is removed, and one whose file is destroyed, come back from the list. */
async function bringsBack(trial: Trial, tally: Tally): Promise<void> {
  const workspace = join(trial.folder, 'back');
  const first = await trial.start(workspace);
  const client = clientOf(first);
  const key = await sampleOf(client);
  const state = async (asked: Client): Promise<string> =>
    JSON.stringify(
      await Promise.all(
        ['sources', 'codes', 'memos', 'sources/2/codings'].map(
          async (what) => (await asked.ask('GET', `/projects/${key}/${what}`)).json,
        ),
      ),
    );
  const then = await state(client);
  const [kept] = (await client.ask('POST', `/files/${key}/backups`)).json as Backup[];
  await client.ask('DELETE', `/projects/${key}/sources/1`);
  await restore(client, key, kept, tally);
  if ((await state(client)) !== then) tally.faults.push('After a restoration the project is not as it was.');
  if (!(await backupsOf(client, key)).some(({ reason }) => reason === 'restore'))
    tally.faults.push('What stood before a restoration was not put aside.');
  await endBy(first.child, 'SIGTERM');
  destroy(join(workspace, key + ending));
  const second: Server = await trial.start(workspace);
  const again = clientOf(second);
  if ((await again.ask('GET', `/projects/${key}/codes`)).status < 400)
    tally.faults.push('A destroyed file was opened.');
  await restore(again, key, kept, tally);
  if ((await state(again)) !== then)
    tally.faults.push('A destroyed project did not come back from its backup.');
  await endBy(second.child, 'SIGTERM');
  proveAll(workspace, tally);
}

async function restore(
  { ask }: Client,
  key: string,
  backup: Backup | undefined,
  tally: Tally,
): Promise<void> {
  tally.rounds++;
  const { status, json } = await ask(
    'POST',
    `/files/${key}/backups/${encodeURIComponent(backup?.name ?? '')}/restoration`,
  );
  if (status >= 400) tally.faults.push(`A restoration was answered ${status}: ${JSON.stringify(json)}`);
}

function destroy(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0, 4096, Math.min(bytes.length, 40_960));
  writeFileSync(file, bytes);
}

/** The copy that an upgrade leaves of each older version opens as a project of its own, with its words. */
async function ofEveryVersion(trial: Trial, tally: Tally): Promise<void> {
  const workspace = join(trial.folder, 'versions');
  mkdirSync(workspace);
  for (const name of readdirSync(samples))
    if (name.endsWith(ending)) copyFileSync(join(samples, name), join(workspace, name));
  const client = clientOf(await trial.start(workspace));
  for (const name of readdirSync(samples).filter((one) => one.endsWith(ending))) {
    tally.rounds++;
    const key = name.slice(0, -ending.length);
    await client.ask('GET', `/projects/${key}/codes`);
    const upgrade = (await backupsOf(client, key)).find(({ reason }) => reason === 'upgrade');
    if (!upgrade) {
      if (versionOf(join(samples, name)) < newest(workspace, key))
        tally.faults.push(`No copy was kept of ${name} before it was upgraded.`);
      continue;
    }
    const { status, json } = await client.ask(
      'POST',
      `/files/${key}/backups/${encodeURIComponent(upgrade.name)}/copies`,
    );
    const copy = status < 400 ? (json as { key: string }).key : '';
    const found = (await client.ask('GET', `/projects/${copy}/sources/1/codings`)).json;
    if (!JSON.stringify(found).includes('We trusted her after a year.'))
      tally.faults.push(`The copy of ${name} does not open with its words: ${JSON.stringify(json)}`);
  }
}

const newest = (workspace: string, key: string): number => versionOf(join(workspace, key + ending));

function versionOf(file: string): number {
  const db = new Database(file, { readonly: true });
  // SQLite answers user_version with an integer.
  const version = db.pragma('user_version', { simple: true }) as number;
  db.close();
  return version;
}

/** Kills the program at moments while it writes a backup: what has a proper name is whole. */
async function killedMeanwhile(trial: Trial, tally: Tally): Promise<void> {
  const workspace = join(trial.folder, 'killed');
  const disk = makeDisk(trial.folder, workspace);
  if (!disk) return;
  const key = 'version-5';
  mkdirSync(workspace);
  const rounds = trial.extent === 'whole' ? 12 : 5;
  for (let round = 0; round < rounds; round++) {
    copyFileSync(join(samples, `version-5${ending}`), join(workspace, key + ending));
    disk.fault({});
    const { child, url, token } = await trial.start(workspace, { env: disk.env });
    const client = clientOf({ url, token });
    await client.ask('GET', `/projects/${key}/codes`);
    disk.fault({ killAt: disk.changes() + 1 + round * 4 });
    const answered = await client.ask('POST', `/files/${key}/backups`).catch(() => null);
    if (answered === null) tally.kills++;
    tally.rounds++;
    await endBy(child, 'SIGKILL');
    proveAll(workspace, tally);
    rmSync(join(workspace, 'backups'), { recursive: true, force: true });
  }
}
