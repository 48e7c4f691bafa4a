// npm run test:reliability -- [R4 R9 …] [--sabotage] [--short] [--write]
// Measures what is promised of the program, one line per promise; exits with 1 where one is not kept.
import { parseArgs } from 'node:util';
import { isTried } from './frame/bar.ts';
import { bars } from './frame/bars.ts';
import { inLanes, runBar, type Measured } from './frame/lanes.ts';
import { lineOf, sabotageLine } from './frame/lines.ts';
import { keep, writePage } from './frame/record.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sabotage: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((number) => !bars.some((bar) => bar.number === number));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Bars: ${bars.map(({ number }) => number).join(' ')}.`);
  process.exit(1);
}
const chosen = bars.filter(({ number }) => positionals.length === 0 || positionals.includes(number));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const begun = performance.now();
const isWhole = values.sabotage ? await provokeAll() : await measureAll();
if (values.write) writePage(bars);
say(`${Math.round((performance.now() - begun) / 1000)} s in all`);
process.exitCode = isWhole ? 0 : 1;

/** Measures each promise. */
async function measureAll(): Promise<boolean> {
  const extent = values.short ? 'short' : 'whole';
  const results: Measured[] = [];
  await inLanes(chosen, async (bar) => {
    const measured = await runBar(bar, extent, null);
    results.push(measured);
    say(lineOf(bar, measured));
    if (extent === 'whole') keep(bar, null, measured);
  });
  return results.every(({ seen }) => !isTried(seen) || seen.faults.length === 0);
}

/** Breaks the program in each way that a promise knows of, and asks whether that was seen. */
async function provokeAll(): Promise<boolean> {
  const pairs = chosen.flatMap((bar) => bar.sabotages.map((sabotage) => ({ ...bar, bar, sabotage })));
  const results: Measured[] = [];
  await inLanes(pairs, async ({ bar, sabotage }) => {
    const measured = await runBar(bar, 'short', sabotage);
    results.push(measured);
    say(sabotageLine(bar, sabotage, measured));
    keep(bar, sabotage, measured);
  });
  return results.every(({ wasSeen, seen }) => wasSeen || !isTried(seen));
}
