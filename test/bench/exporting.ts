// What leaves the project, and what it costs everybody else while it does.
import type { Served } from './children.ts';
import { studies } from './generate.ts';
import { once, timed, type Spread } from './measure.ts';
import { openStudy } from './reading.ts';
import type { Bench } from './workbench.ts';

/** How much more than the floor of the same run: of time, and of memory. */
const mostTimes = { S: 2.5, L: 1.7 };
const mostMemory = 1.3;
const mostForWhole = 1.5;

export async function benchExport({ report, sizes, serve }: Bench): Promise<void> {
  for (const size of sizes) {
    const { key } = studies[size];
    const { ours, floor, stop } = await serve(size);
    await openStudy(ours, key);
    const runs = { runs: size === 'S' ? 10 : 2, warmUp: size === 'S' ? 1 : 0 };
    const csv = `/projects/${key}/export/excerpts.csv`;
    ours.forgetPeak();
    floor.forgetPeak();
    const figures = {
      ours: await timed(() => ours.get(csv), runs),
      floor: await timed(() => floor.get(`/csv/${key}`), runs),
    };
    report.add({ name: `excerpts CSV ${size}`, ...figures, target: mostTimes[size] * figures.floor.p50 });
    const [peak, least] = [once(ours.memory().peak), once(floor.memory().peak)];
    report.add({
      name: `excerpts CSV ${size}, peak memory`,
      ours: peak,
      floor: least,
      target: mostMemory * least.p50,
      unit: 'MB',
    });
    const wait = await longestWait(ours, csv);
    report.add({ name: `excerpts CSV ${size}, wait of others`, ours: wait });
    await benchWhole({ report }, { ours, floor }, size);
    await stop();
  }
}

async function benchWhole(
  { report }: Pick<Bench, 'report'>,
  { ours, floor }: { ours: Served; floor: Served },
  size: 'S' | 'L',
): Promise<void> {
  const { key } = studies[size];
  const whole = `/projects/${key}/export/project`;
  const runs = { runs: size === 'S' ? 5 : 1, warmUp: size === 'S' ? 1 : 0 };
  const least = await timed(() => floor.get(`/project/${key}`), runs);
  const ownTime = await timed(() => ours.get(whole), runs);
  report.add({
    name: `whole project ${size}`,
    ours: ownTime,
    floor: least,
    target: mostForWhole * least.p50,
  });
  report.add({ name: `whole project ${size}, wait of others`, ours: await longestWait(ours, whole) });
}

/** The longest that a small request has to wait while a large one is answered. */
async function longestWait(ours: Served, large: string): Promise<Spread> {
  const state = { over: false };
  const done = ours.get(large).finally(() => {
    state.over = true;
  });
  let longest = 0;
  while (!state.over) {
    const begun = performance.now();
    await ours.get('/api/v1/projects');
    longest = Math.max(longest, performance.now() - begun);
  }
  await done;
  return once(longest);
}
