// R1. Kills the real server at random moments while people code, import and make projects, and looks at what is left.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { endBy } from '../support/process.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';
import { corrector } from './frame/corrector.ts';
import { api, coder, founder, importer, studyFor, type Study } from './frame/people.ts';
import { inspectStudy } from './frame/remembered.ts';

const coders = 8;
const roundsPerProject = 10;

const late = `function late(db: Database) {
  return {
    transaction: <T>(deed: () => T) => ({
      immediate: (): T => {
        if (!db.inTransaction) {
          db.exec('BEGIN IMMEDIATE');
          setTimeout(() => db.exec('COMMIT'), 40);
        }
        return deed();
      },
    }),
  };
}`;
const bare = `function bare(_db: Database) {
  return { transaction: <T>(deed: () => T) => ({ immediate: (): T => deed() }) };
}`;
const inPlaceOfAct = (name: string, code: string) => [
  {
    file: 'src/storage/project.ts',
    from: 'return db\n        .transaction(() => {\n          const action',
    to: `return ${name}(db)\n        .transaction(() => {\n          const action`,
  },
  {
    file: 'src/storage/project.ts',
    from: 'export type Project =',
    to: `${code}\nexport type Project =`,
  },
];

const stored = 'at: new Date().toISOString() }).lastInsertRowid';
const restingAfterEachSource = {
  file: 'src/storage/sources.ts',
  from: stored,
  to: `${stored} + Number(Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500) === 'ok')`,
};

export const kill: Bar = {
  number: 'R1',
  name: 'kill -9',
  promise:
    'what was acknowledged is there after the program is killed, and no import, correction or project is there by half',
  sabotages: [
    { name: 'acknowledged before it is written', breaks: inPlaceOfAct('late', late) },
    {
      name: 'an import that is not one transaction',
      // Three sources take more than a second then, so that kills meet them half stored.
      breaks: [...inPlaceOfAct('bare', bare), restingAfterEachSource],
    },
  ],
  measure,
};

/** What was seen over all rounds. */
interface Tally {
  codings: number;
  imports: number;
  corrections: number;
  founded: number;
  inImport: number;
  losses: number;
  /** How long after an import was sent the kill comes at the latest, in ms: as long as imports take on this machine now. */
  reach: number;
  readonly faults: string[];
}

const leastReach = 120;
const firstReach = 500;
const mostReach = 8000;

/** A fault that was planted is to be met by chance, so it gets more rounds; they end with the first in which it is seen. */
const mostOfShort = ({ sabotage }: Trial): number => (sabotage === null ? 8 : 20);
const mostFaults = ({ extent, sabotage }: Trial): number =>
  extent === 'short' && sabotage !== null ? 0 : 50;

async function measure(trial: Trial): Promise<Seen> {
  const most = trial.extent === 'whole' ? 200 : mostOfShort(trial);
  const tally: Tally = {
    codings: 0,
    imports: 0,
    corrections: 0,
    founded: 0,
    inImport: 0,
    losses: 0,
    reach: firstReach,
    faults: [],
  };
  let study: Study | null = null;
  let rounds = 0;
  while (rounds < most && tally.faults.length <= mostFaults(trial)) {
    const known: Study | null = rounds % roundsPerProject === 0 ? null : study;
    study = await oneRound(trial, rounds++, known, tally);
  }
  if (trial.extent === 'whole' && tally.inImport < 50)
    tally.faults.push(
      `Only ${tally.inImport} of the kills met an import: too few to say anything about them.`,
    );
  return {
    rounds,
    kills: rounds,
    losses: tally.losses,
    figures: [
      `${tally.inImport} kills during an import`,
      `acknowledged: ${tally.codings} codings, ${tally.imports} imports of three sources, ${tally.corrections} corrections of a text with codings, ${tally.founded} projects`,
    ],
    faults: tally.faults,
  };
}

/** Starts the server, sets people to work, kills it, and looks at what is left. */
async function oneRound(trial: Trial, round: number, known: Study | null, tally: Tally): Promise<Study> {
  const { child, url, token } = await trial.start(trial.folder);
  try {
    const ask = api(url, token);
    const study = known ?? (await studyFor(ask, coders, round));
    const work = [
      importer(ask, study, round, 150),
      corrector(ask, study, round),
      ...study.codes.map((_, at) => coder(ask, study, at)),
    ];
    if (round % 4 === 3) work.push(founder(ask, study, round, 50));
    const ended = Promise.all(work);
    await Promise.race([ended, momentToKill(study, round, tally.reach)]);
    if (study.importing) tally.inImport++;
    await endBy(child, 'SIGKILL');
    await ended;
    if (!isAnyMoment(round)) tally.reach = nextReach(tally.reach, study);
    inspect(trial.folder, study, tally);
    return study;
  } finally {
    await endBy(child, 'SIGKILL');
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isAnyMoment = (round: number): boolean => round % 3 === 0;

/** Where no import came to its end the kill was early, as it is on a busy machine; else it may be earlier again. */
const nextReach = (reach: number, { imports }: Study): number =>
  imports.some(({ acknowledged }) => acknowledged)
    ? Math.max(leastReach, reach / 2)
    : Math.min(mostReach, reach * 2);

/** Any moment; in two rounds of three one while an import is being stored, up to `reach` ms after it was sent. */
async function momentToKill(study: Study, round: number, reach: number): Promise<void> {
  await pause(40 + Math.random() * 260);
  if (isAnyMoment(round)) return;
  for (let waited = 0; !study.importing && waited < 5000; waited++) await pause(2);
  await pause(Math.random() * reach);
}

/** Opens what the killed server left, as the next start does, and compares it with what was acknowledged. */
function inspect(folder: string, study: Study, tally: Tally): void {
  const workspace = openWorkspace(folder);
  try {
    tally.codings += study.codings.size;
    tally.imports += study.imports.filter(({ acknowledged }) => acknowledged).length;
    tally.corrections += (study.corrected?.version ?? 1) - 1;
    tally.founded += study.founded.length;
    const { losses, faults } = inspectStudy(workspace, study);
    tally.losses += losses;
    tally.faults.push(...faults);
  } finally {
    study.codings.clear();
    study.imports.length = 0;
    study.corrected = null;
    study.founded.length = 0;
    workspace.close();
    for (const file of readdirSync(folder)) if (file.startsWith('founded-')) rmSync(join(folder, file));
  }
}
