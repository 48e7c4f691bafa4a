// Every group of measurements by its name, and a run through them.
import { loadavg } from 'node:os';
import { benchCoders } from './coders.ts';
import { benchCoding } from './coding.ts';
import { benchExport } from './exporting.ts';
import { benchImport } from './importing.ts';
import { benchLarge } from './large.ts';
import { benchMatrix } from './matrix.ts';
import { createReport } from './measure.ts';
import { benchPainted } from './painting.ts';
import { benchProcess } from './processes.ts';
import { benchLists, benchPages } from './reading.ts';
import { benchSynthesis } from './synthesis.ts';
import { benchWaiting } from './waiting.ts';
import { createBench, type Bench, type Size } from './workbench.ts';

const groups: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  import: benchImport,
  coding: benchCoding,
  coders: benchCoders,
  pages: benchPages,
  painted: benchPainted,
  lists: benchLists,
  matrix: benchMatrix,
  synthesis: benchSynthesis,
  export: benchExport,
  waiting: benchWaiting,
  process: benchProcess,
};

/** Measures what was chosen, prints it, and takes away what was made for it. */
export async function run(size: string, only: string | undefined): Promise<void> {
  const sizes = (['S', 'L'] as const).filter((one): one is Size => size === 'all' || size === one);
  const chosen =
    size === 'XL'
      ? [['large', benchLarge] as const]
      : Object.entries(groups).filter(([name]) => only === undefined || name === only);
  if ((sizes.length === 0 && size !== 'XL') || chosen.length === 0) {
    console.error(`--size is S, L, XL or all; --only is one of ${Object.keys(groups).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const begun = performance.now();
  const before = load();
  const report = createReport();
  const { bench, close } = createBench(report, sizes);
  try {
    for (const [, measure] of chosen) await measure(bench);
  } finally {
    close();
  }
  report.end();
  const seconds = Math.round((performance.now() - begun) / 1000);
  report.note(`Took ${seconds} s. Load of the machine ${before} before and ${load()} after.`);
}

/** Where others work on the machine too, the ratio to the floor says more than the milliseconds. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
