// R8. A day of twenty coders in some minutes: 172,800 requests, in which the project grows tenfold. Memory, files and times stay
// what they were, and one file is left at the end.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/storage/workspace.ts';
import {
  guidOf,
  leafCodes,
  makeStudy,
  stretches,
  studies,
  transcript,
  type LeafCode,
} from '../bench/generate.ts';
import { endBy } from '../support/process.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';
import { clientOf, filesOf, memoryOf, percentile, type Client } from './frame/client.ts';

const coders = 20;
const tenths = 10;
const study = { ...studies.S, key: 'day', codingsEach: 12 };

export const soak: Bar = {
  number: 'R8',
  name: 'a day in minutes',
  promise:
    'after a day of twenty coders, in which the project grows tenfold, it takes no more memory and is as quick as in the morning',
  isAlone: true,
  sabotages: [
    {
      name: 'a server that forgets nothing',
      breaks: [
        {
          file: 'src/web/http/guard.ts',
          from: 'export const lockedDown: RequestHandler = (_request, response, next) => {',
          to: 'const everything: unknown[] = [];\nexport const lockedDown: RequestHandler = (_request, response, next) => {\n  everything.push(Buffer.alloc(20_000, "x").toString());',
        },
      ],
    },
  ],
  measure,
};

/** What was seen of one tenth of the day. */
interface Tenth {
  readonly p95: number;
  readonly memory: number;
  readonly files: number;
}

async function measure(trial: Trial): Promise<Seen> {
  const workspace = openWorkspace(trial.folder);
  await makeStudy(workspace, study);
  workspace.close();
  const server = await trial.start(trial.folder);
  const client = clientOf(server);
  const pid = server.child.pid ?? 0;
  // What api/codes.ts answers.
  const codes = leafCodes((await client.ask('GET', `/projects/${study.key}/codes`)).json as LeafCode[]);
  const day = plan(codes, trial.extent === 'whole' ? 172_800 : 17_280);
  const file = join(trial.folder, `${study.key}.throughline`);
  const [seen, errors]: [Tenth[], string[]] = [[], []];
  let largestLog = 0;
  const begun = performance.now();
  for (let tenth = 0; tenth < tenths; tenth++) {
    const times = await work(client, day, { tenth, errors });
    largestLog = Math.max(largestLog, sizeOf(`${file}-wal`));
    seen.push({ p95: percentile(times, 0.95), memory: memoryOf(pid), files: filesOf(pid) });
  }
  const seconds = (performance.now() - begun) / 1000;
  await endBy(server.child, 'SIGTERM');
  return told(seen, {
    errors,
    largestLog,
    left: sizeOf(`${file}-wal`),
    requests: day.requests,
    seconds,
    added: day.writes,
  });
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

interface Day {
  readonly requests: number;
  readonly writes: number;
  /** For each coder what she asks for, in order. */
  readonly tasks: readonly (readonly Task[])[];
}
interface Task {
  readonly path: string;
  readonly coding?: object;
}

/** What each coder does: of ten requests one is a coding, the others read what she has beside it. */
function plan(codes: readonly number[], requests: number): Day {
  const each = requests / coders;
  const at = `/projects/${study.key}`;
  const tasks = Array.from({ length: coders }, (_, coder) => {
    const sources = [1, 2].map((turn) => 1 + ((coder + (turn - 1) * coders) % study.transcripts));
    const made = sources.flatMap((source) =>
      stretches(transcript(source - 1, study.words), {
        count: Math.ceil(each / 20 / 2) * 1,
        codes: codes.length,
        seed: 7000 + coder * 50 + source,
      }).map(({ code, ...span }) => ({
        path: `/api/v1${at}/sources/${source}/codings`,
        coding: { ...span, guid: guidOf(0x800 + source, span, code), codeId: codes[code] ?? 0 },
      })),
    );
    return Array.from({ length: each }, (_unused, number): Task => {
      const source = sources[number % 2] ?? 1;
      const coding = number % 20 === 0 ? made[Math.floor(number / 20)] : undefined;
      if (coding) return coding;
      if (number % 97 === 1) return { path: `${at}/coding/${source}` };
      if (number % 389 === 2) return { path: `${at}/matrix` };
      if (number % 401 === 3) return { path: `${at}/excerpts` };
      if (number % 199 === 4) return { path: `${at}/codebook` };
      if (number % 53 === 5) return { path: `/api/v1${at}/search?q=trust` };
      return { path: number % 2 === 0 ? `/api/v1${at}/history` : `/api/v1${at}/sources` };
    });
  });
  return { requests, writes: tasks.flat().filter(({ coding }) => coding).length, tasks };
}

/** One tenth of the day; answers how long each request took. */
async function work(
  { ask, page }: Client,
  { tasks }: Day,
  { tenth, errors }: { tenth: number; errors: string[] },
): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    tasks.map(async (mine) => {
      const length = mine.length / tenths;
      for (const { path, coding } of mine.slice(tenth * length, (tenth + 1) * length)) {
        const begun = performance.now();
        const { status } = coding
          ? await ask('POST', path.replace('/api/v1', ''), { codings: [coding] })
          : await page(path);
        times.push(performance.now() - begun);
        if (status !== 200) errors.push(`${path} was answered ${status}`);
      }
    }),
  );
  return times;
}

interface Whole {
  readonly errors: readonly string[];
  readonly largestLog: number;
  readonly left: number;
  readonly requests: number;
  readonly seconds: number;
  readonly added: number;
}

function told(seen: readonly Tenth[], { errors, largestLog, left, requests, seconds, added }: Whole): Seen {
  // The first tenth warms it up.
  const [, morning] = seen;
  const evening = seen.at(-1);
  if (!morning || !evening) throw new Error('There was no day.');
  const megabytes = largestLog / 2 ** 20;
  const faults = [
    ...(evening.memory > morning.memory * 1.2
      ? [`Memory rose from ${Math.round(morning.memory)} to ${Math.round(evening.memory)} MB.`]
      : []),
    ...(evening.memory > 300 ? [`It takes ${Math.round(evening.memory)} MB.`] : []),
    ...(evening.p95 > morning.p95 * 2
      ? [`p95 rose from ${morning.p95.toFixed(1)} to ${evening.p95.toFixed(1)} ms.`]
      : []),
    ...(evening.files > morning.files + 5
      ? [`Open files rose from ${morning.files} to ${evening.files}.`]
      : []),
    ...(megabytes > 8 ? [`The log of SQLite grew to ${megabytes.toFixed(1)} MB.`] : []),
    ...(left > 0 ? ['A log of SQLite was left beside the file.'] : []),
    ...(errors.length > 0 ? [`${errors.length} requests were refused, such as: ${errors[0] ?? ''}`] : []),
  ];
  return {
    rounds: requests,
    kills: 0,
    losses: 0,
    figures: [
      `${Math.round(seconds)} s, ${added} codings added to ${study.transcripts * study.codingsEach}; memory ${Math.round(morning.memory)} → ${Math.round(evening.memory)} MB; p95 ${morning.p95.toFixed(1)} → ${evening.p95.toFixed(1)} ms; open files ${morning.files} → ${evening.files}; largest log ${megabytes.toFixed(1)} MB, ${left} bytes at the end`,
    ],
    faults,
  };
}
