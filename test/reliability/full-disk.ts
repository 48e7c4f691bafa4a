// R3. Works on a disk that fills up, and on one that fails: nothing acknowledged is lost, each refusal is a sentence, and
// work goes on without a restart as soon as the disk allows it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { endBy } from '../support/process.ts';
import type { Bar, NotTried, Seen, Server, Trial } from './frame/bar.ts';
import { makeDisk, noCompiler, type Disk } from './frame/disk.ts';
import { api, codeOnce, importOnce, studyFor, type Study } from './frame/people.ts';
import { inspectStudy } from './frame/remembered.ts';

export const fullDisk: Bar = {
  number: 'R3',
  name: 'full or failing disk',
  promise:
    'on a full or failing disk nothing acknowledged is lost, each refusal is a sentence, and work goes on without a restart',
  sabotages: [
    {
      name: 'a full disk that is answered as if it were saved',
      breaks: [{ file: 'src/web/http/errors.ts', from: 'full: 507 }', to: 'full: 200 }' }],
    },
    {
      name: 'an error of the disk that is nobody’s sentence',
      breaks: [{ file: 'src/storage/faults.ts', from: '/^SQLITE_IOERR|^EIO/', to: '/^NOTHING/' }],
    },
  ],
  measure,
};

/** What was answered, over all scenarios. */
interface Tally {
  acknowledged: number;
  refused: number;
  losses: number;
  rounds: number;
  readonly faults: string[];
  readonly figures: string[];
}

async function measure(trial: Trial): Promise<Seen | NotTried> {
  const tally: Tally = { acknowledged: 0, refused: 0, losses: 0, rounds: 0, faults: [], figures: [] };
  const missing: string[] = [];
  for (const megabytes of trial.extent === 'whole' ? [5, 7, 10] : [5]) {
    if (!(await onSmallDisk(trial, megabytes, tally))) missing.push('no small disk can be mounted here');
  }
  for (const [name, faults] of failing) {
    if (!(await onFailingDisk(trial, name, faults, tally))) missing.push(noCompiler);
  }
  if (tally.rounds === 0) return { notTried: [...new Set(missing)].join('; ') };
  return {
    rounds: tally.rounds,
    kills: 0,
    losses: tally.losses,
    figures: [
      `${tally.acknowledged} writes acknowledged, ${tally.refused} refused with a sentence`,
      ...tally.figures,
      ...[...new Set(missing)].map((why) => `not tried in part: ${why}`),
    ],
    faults: tally.faults,
  };
}

const failing = [
  ['5 % of writes find no space', { fullPerThousand: 50 }],
  ['5 % of syncs fail', { brokenPerThousand: 50 }],
] as const;

/** A disk of some megabytes that is filled up by work; then room is made. Answers whether it could be tried. */
async function onSmallDisk(trial: Trial, megabytes: number, tally: Tally): Promise<boolean> {
  const disk = join(trial.folder, `disk-${megabytes}`);
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    return false;
  }
  try {
    const workspace = join(disk, 'workspace');
    const server = await trial.start(workspace);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
    const name = `a disk of ${megabytes} MB`;
    const study = await studyFor(api(server.url, server.token), 1, 0);
    const person = at(server, study, name, tally);
    await person.workUntilRefused(20);
    await person.importUntilRefused();
    await person.workUntilRefused(20);
    await person.read();
    rmSync(ballast);
    await person.workAgain();
    await endBy(server.child, 'SIGTERM');
    look(workspace, study, name, tally);
  } finally {
    execFileSync('umount', ['-l', disk], { stdio: 'pipe' });
  }
  return true;
}

type Faults = Parameters<Disk['fault']>[0];

/** A disk that fails by chance for a while, and then no more. Answers whether it could be tried. */
async function onFailingDisk(trial: Trial, name: string, faults: Faults, tally: Tally): Promise<boolean> {
  const workspace = join(trial.folder, `failing-${tally.rounds}`);
  mkdirSync(workspace);
  const disk = makeDisk(trial.folder, workspace);
  if (!disk) return false;
  const server = await trial.start(workspace, { env: disk.env });
  const study = await studyFor(api(server.url, server.token), 1, 0);
  const person = at(server, study, name, tally);
  disk.fault(faults);
  await person.work(trial.extent === 'whole' ? 500 : 120);
  await person.importTexts(4, 150);
  await person.read();
  disk.fault({});
  await person.workAgain();
  await endBy(server.child, 'SIGTERM');
  look(workspace, study, name, tally);
  return true;
}

const Said = z.object({ message: z.string() });

/** Somebody who works on, whatever the disk does, and remembers what was acknowledged. */
function at(server: Server, study: Study, name: string, tally: Tally) {
  const refusals = (status: number, answer: unknown): boolean => {
    tally.refused++;
    const said = Said.safeParse(answer);
    if ([503, 507].includes(status) && said.success && /disk|space/.test(said.data.message)) return true;
    const printed =
      server
        .said()
        .split('\n')
        .filter((line) => line.includes('Error'))
        .at(-1) ?? '';
    tally.faults.push(
      `On ${name} a write was answered ${status}: ${JSON.stringify(answer).slice(0, 200)} ${printed}`,
    );
    return true;
  };
  const ask = api(server.url, server.token, refusals);

  async function code(): Promise<boolean> {
    const done = await codeOnce(ask, study, 0, 'A note on it. '.repeat(60));
    if (done) tally.acknowledged++;
    return done;
  }

  async function importTexts(count: number, turns: number): Promise<number> {
    let refused = 0;
    for (let number = 0; number < count && refused < 3; number++) {
      if (await importOnce(ask, study, `Text ${study.next++}`, turns)) tally.acknowledged++;
      else refused++;
    }
    return refused;
  }

  return {
    importTexts,
    work: async (count: number): Promise<void> => {
      for (let done = 0; done < count; done++) await code();
    },
    workUntilRefused: async (wanted: number): Promise<void> => {
      let refused = 0;
      for (let done = 0; done < 2000 && refused < wanted; done++) if (!(await code())) refused++;
      if (refused < wanted) tally.faults.push(`${name} was never full.`);
    },
    importUntilRefused: async (): Promise<void> => {
      if ((await importTexts(40, 1000)) === 0) tally.faults.push(`On ${name} no import met a full disk.`);
    },
    /** What is there can be read while nothing can be written. */
    read: async (): Promise<void> => {
      for (const path of ['/sources', '/codebook', `/coding/${study.sourceId}`, '/matrix', '/history']) {
        const url = `${server.url}/projects/${study.key}${path}`;
        const headers = { authorization: `Bearer ${server.token}`, accept: 'text/html' };
        const { status } = await fetch(url, { headers });
        if (status !== 200) tally.faults.push(`On ${name} the page ${path} was answered ${status}.`);
      }
    },
    /** Once the disk is well again, twenty writes of twenty are acknowledged. */
    workAgain: async (): Promise<void> => {
      let done = 0;
      for (let number = 0; number < 20; number++) if (await code()) done++;
      if (done < 20) tally.faults.push(`After ${name} only ${done} of 20 writes were acknowledged.`);
      tally.figures.push(`${name}: ${done} of 20 writes afterwards`);
    },
  };
}

function look(folder: string, study: Study, name: string, tally: Tally): void {
  const workspace = openWorkspace(folder);
  try {
    const { losses, faults } = inspectStudy(workspace, study);
    tally.losses += losses;
    tally.faults.push(...faults.map((fault) => `After ${name}: ${fault}`));
    tally.rounds++;
  } finally {
    workspace.close();
  }
}
