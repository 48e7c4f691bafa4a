// Codings as they are made: durable before the answer.
import type { Served } from './children.ts';
import type { CodingRow } from './floor.ts';
import { guidOf, stretches, studies, transcript } from './generate.ts';
import { once, timed } from './measure.ts';
import { codesOf, type Bench } from './workbench.ts';

const source = 1;
const clients = 4;
const atOnce = 3000;
/** How much more than the floor of the same run a coding may take until it is on disk. */
const mostTimes = 1.4;

type Send = (rows: readonly CodingRow[]) => Promise<unknown>;

export async function benchCoding({ report, serve }: Bench): Promise<void> {
  const { ours, floor, stop } = await serve('S');
  const { key, words } = studies.S;
  const codes = await codesOf(ours, key);
  const text = transcript(source - 1, words);
  // All of them different, so that none is there already.
  const pool = stretches(text, { count: 12_000, codes: codes.length, seed: 500 }).map(
    ({ code, ...span }): CodingRow => ({
      ...span,
      guid: guidOf(0xbe, span, code),
      sourceId: source,
      codeId: codes[code] ?? 0,
    }),
  );
  const sendOurs = sender(ours, key);
  const sendFloor: Send = (rows) => floor.ask('POST', `/codings/${key}`, rows);

  const quiet = { runs: 200, warmUp: 50 };
  const some = pool.splice(0, 250);
  const oneByOne = (send: Send) => timed((run) => send(some.slice(run + 50, run + 51)), quiet);
  const floorQuiet = await oneByOne(sendFloor);
  report.add({
    name: 'one coding, durable',
    ours: await oneByOne(sendOurs),
    floor: floorQuiet,
    target: [mostTimes * floorQuiet.p50, 4 * floorQuiet.p95],
  });

  const many = pool.splice(0, 1600);
  const floorRate = await rate(sendFloor, many);
  const oursRate = await rate(sendOurs, many);
  report.add({
    name: 'codings a second, 4 clients',
    ours: once(oursRate),
    floor: once(floorRate),
    target: floorRate / mostTimes,
    unit: '/s',
  });

  const all = [1, 2, 3].map(() => pool.splice(0, atOnce));
  const three = { runs: 3, warmUp: 0 };
  const inOneFloor = await timed((run) => sendFloor(all[run] ?? []), three);
  const inOne = await timed((run) => sendOurs(all[run] ?? []), three);
  report.add({ name: '3,000 codings in one request', ours: inOne, floor: inOneFloor, target: 80 });
  await stop();
}

const sender =
  ({ ask }: Served, key: string): Send =>
  (rows) => {
    const codings = rows.map(({ sourceId: _, ...coding }) => coding);
    return ask('POST', `/api/v1/projects/${key}/sources/${source}/codings`, { codings });
  };

/** Codings a second, made by several clients at a time, after a part of them to be warm. */
async function rate(send: Send, rows: readonly CodingRow[]): Promise<number> {
  const warmUp = 200;
  for (const row of rows.slice(0, warmUp)) await send([row]);
  let next = warmUp;
  const work = async (): Promise<void> => {
    for (let row = rows[next++]; row; row = rows[next++]) await send([row]);
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, work));
  return ((rows.length - warmUp) * 1000) / (performance.now() - begun);
}
