// R2. Takes the power away: everything the server does to the disk is recorded, images of what the disk may hold are
// made at a thousand moments, and each is opened by the program itself.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { endBy } from '../support/process.ts';
import type { Bar, NotTried, Seen, Trial } from './frame/bar.ts';
import { makeDisk, noCompiler } from './frame/disk.ts';
import { PlayedDisk, readRecord, type Change, type Rest } from './frame/images.ts';
import { api, coder, founder, importer, studyFor, type Ask, type Study } from './frame/people.ts';
import { importFault, lostCodings } from './frame/remembered.ts';

const rests: readonly Rest[] = ['nothing', 'everything', 'torn', 'torn', 'a beginning'];

export const powerCut: Bar = {
  number: 'R2',
  name: 'power cut',
  promise: 'what was acknowledged is there after the power went, whatever the disk had not finished',
  sabotages: [
    {
      name: 'SQLite’s own setting (NORMAL) instead of FULL',
      breaks: [
        {
          file: 'src/storage/database.ts',
          from: `['synchronous', 'FULL', 2]`,
          to: `['synchronous', 'NORMAL', 1]`,
        },
      ],
    },
    {
      name: 'a project file that gets its name without its folder being synced',
      breaks: [
        {
          file: 'src/storage/durable-file.ts',
          from: `if (process.platform !== 'win32') syncToDisk(dirname(target));`,
          to: 'dirname(target);',
        },
      ],
    },
  ],
  measure,
};

/** What was acknowledged, and how long the record was by then. */
interface Acknowledged {
  readonly at: number;
  readonly guid?: string;
  readonly words?: string;
  readonly key?: string;
  readonly imported?: string;
}

async function measure(trial: Trial): Promise<Seen | NotTried> {
  const workspace = join(trial.folder, 'workspace');
  const record = join(trial.folder, 'record');
  mkdirSync(workspace);
  const disk = makeDisk(trial.folder, workspace, record);
  if (!disk) return { notTried: noCompiler };
  const prepared = await prepare(trial, workspace);
  const played = new PlayedDisk();
  for (const file of readdirSync(workspace, { recursive: true, encoding: 'utf8' })) {
    const path = join(workspace, file);
    if (statSync(path).isFile()) played.put(path, readFileSync(path));
  }
  const acknowledged = await work(trial, { workspace, record, study: prepared, env: disk.env });
  const changes = readRecord(record);
  return judge(trial, { workspace, played, changes, acknowledged, study: prepared });
}

/** Makes the study that is worked on, and ends the server: all of that is on the disk. */
async function prepare(trial: Trial, workspace: string): Promise<Study> {
  const { child, url, token } = await trial.start(workspace);
  const study = await studyFor(api(url, token), 6, 0);
  await endBy(child, 'SIGTERM');
  return study;
}

interface Working {
  readonly workspace: string;
  readonly record: string;
  readonly study: Study;
  readonly env: Readonly<Record<string, string>>;
}

/** Six code, one imports and one makes projects: for a while, a pause in which the file is tidied, and for a while again. */
async function work(trial: Trial, { workspace, record, study, env }: Working): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const { child, url, token } = await trial.start(workspace, { env });
  const seconds = trial.extent === 'whole' ? 3 : 1.5;
  for (const part of [1, 2]) {
    const until = performance.now() + seconds * 1000;
    const ask = untilThen(api(url, token), until);
    const note = (what: Omit<Acknowledged, 'at'>): void => {
      acknowledged.push({ at: statSync(record).size, ...what });
    };
    study.codings.set = function (guid, words) {
      note({ guid, words });
      return Map.prototype.set.call(this, guid, words) as typeof this;
    };
    await Promise.all([
      ...study.codes.map((_, at) => coder(ask, study, at)),
      importer(ask, study, part, 60),
      founder(ask, study, part, 400),
      noteLater(study, note, until),
    ]);
    // The server tidies the file when nothing was done for two seconds.
    if (part === 1) await new Promise((then) => setTimeout(then, 3000));
  }
  await endBy(child, 'SIGTERM');
  return acknowledged;
}

/** Asks until the time is over; then it is as if the server had gone. */
const untilThen =
  (ask: Ask, until: number): Ask =>
  (method, path, body) =>
    performance.now() > until ? Promise.resolve(null) : ask(method, path, body);

/** Notes imports and projects soon after they were acknowledged: a little late is on the safe side. */
async function noteLater(
  study: Study,
  note: (what: Omit<Acknowledged, 'at'>) => void,
  until: number,
): Promise<void> {
  const known = new Set<string>();
  const look = (): void => {
    for (const key of study.founded) {
      if (known.has(key)) continue;
      known.add(key);
      note({ key });
    }
    for (const { names, acknowledged } of study.imports) {
      const [name = ''] = names;
      if (!acknowledged || known.has(name)) continue;
      known.add(name);
      note({ imported: name });
    }
  };
  while (performance.now() < until + 200) {
    look();
    await new Promise((then) => setTimeout(then, 20));
  }
}

interface Evidence {
  readonly workspace: string;
  readonly played: PlayedDisk;
  readonly changes: readonly Change[];
  readonly acknowledged: readonly Acknowledged[];
  readonly study: Study;
}

/** Plays the record, makes images on the way, opens each, and counts what is missing. */
function judge(trial: Trial, { workspace, played, changes, acknowledged, study }: Evidence): Seen {
  const cuts = new Set(cutPoints(changes.length, trial.extent === 'whole' ? 200 : 30));
  const faults: string[] = [];
  let [images, losses, mostLost] = [0, 0, 0];
  changes.forEach((change, number) => {
    played.play(change);
    if (!cuts.has(number)) return;
    const due = acknowledged.filter(({ at }) => at <= change.end);
    for (const rest of rests) {
      const to = join(trial.folder, 'image');
      rmSync(to, { recursive: true, force: true });
      played.image(rest, { from: workspace, to });
      const { lost, fault } = missing(to, due, study);
      images++;
      losses += lost;
      mostLost = Math.max(mostLost, lost);
      if (fault !== null) faults.push(`After change ${number} with ${rest} of the rest: ${fault}`);
    }
  });
  return {
    rounds: images,
    kills: images,
    losses,
    figures: [
      `${changes.length} changes of the disk, ${cuts.size} moments × ${rests.length} images`,
      `acknowledged: ${acknowledged.filter(({ guid }) => guid).length} codings, ${acknowledged.filter(({ imported }) => imported).length} imports, ${acknowledged.filter(({ key }) => key).length} projects; most lost in one image: ${mostLost}`,
    ],
    faults,
  };
}

/** Moments spread over the whole record, each somewhere in its stretch. */
const cutPoints = (changes: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(((at + Math.random()) * changes) / count));

/** Opens an image as the next start would, and looks for what was acknowledged before the power went. */
function missing(
  folder: string,
  due: readonly Acknowledged[],
  study: Study,
): { readonly lost: number; readonly fault: string | null } {
  const workspace = openWorkspace(folder);
  try {
    const project = workspace.project(study.key);
    const codings = new Map(
      due.flatMap(({ guid, words }) => (guid !== undefined && words !== undefined ? [[guid, words]] : [])),
    );
    const lost = lostCodings(project, codings);
    const isDue = new Set(due.map(({ imported }) => imported));
    const halves = study.imports
      .map((one) => importFault(project, { ...one, acknowledged: isDue.has(one.names[0]) }))
      .filter((fault) => fault !== null);
    const keys = due.flatMap(({ key }) => key ?? []);
    const listed = new Set(workspace.list().flatMap(({ key, problem }) => (problem === null ? key : [])));
    const gone = keys.filter((key) => !listed.has(key));
    const faults = [
      ...(lost > 0 ? [`${lost} of ${codings.size} acknowledged codings are missing.`] : []),
      ...halves,
      ...gone.map((key) => `The acknowledged project ${key} is missing or does not open.`),
    ];
    return { lost: lost + halves.length + gone.length, fault: faults[0] ?? null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { lost: due.length, fault: `The project does not open: ${why}` };
  } finally {
    workspace.close();
  }
}
