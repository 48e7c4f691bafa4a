// The process: how soon it shows its first page, and what memory it takes.
import { setTimeout as wait } from 'node:timers/promises';
import { serveFloor, serveOurs, type Served } from './children.ts';
import { studies } from './generate.ts';
import { once, spreadOf, type Spread } from './measure.ts';
import { codesOf, type Bench } from './workbench.ts';

export async function benchProcess({ report, sizes, copyOf }: Bench): Promise<void> {
  const folder = await copyOf('S');
  const first = await firstPage(() => serveOurs(folder), '/');
  const least = await firstPage(() => serveFloor(folder), '/read/nothing/s/1/answer');
  report.add({ name: 'start to first page', ours: first, floor: least, target: 300 });

  const ours = await serveOurs(folder);
  await ours.get('/projects/s/coding/1');
  await wait(3000);
  report.add({ name: 'memory, idle on S', ours: once(ours.memory().now), target: 100, unit: 'MB' });
  await ours.stop();

  for (const size of sizes) {
    const busy = await serveOurs(await copyOf(size));
    await workHard(busy, studies[size].key);
    report.add({ name: `memory, worst on ${size}`, ours: once(busy.memory().peak), target: 200, unit: 'MB' });
    await busy.stop();
  }
}

async function firstPage(start: () => Promise<Served>, path: string): Promise<Spread> {
  const times: number[] = [];
  for (let run = 0; run < 6; run++) {
    const begun = performance.now();
    const server = await start();
    await server.get(path);
    if (run > 0) times.push(performance.now() - begun);
    await server.stop();
  }
  return spreadOf(times);
}

/** Everything that takes much memory, one after another. */
async function workHard(server: Served, key: string): Promise<void> {
  const codes = (await codesOf(server, key)).map((id) => `codes=${id}`).join('&');
  const at = `/projects/${key}`;
  await server.get(`${at}/matrix?rows=source&under=&${codes}`);
  await server.get(`${at}/codebook`);
  await server.get(`${at}/excerpts`);
  await server.get(`${at}/export/excerpts.csv`);
  await server.get(`${at}/export/project`);
  await server.get(`/api/v1${at}/sources/1/suggestions`);
}
