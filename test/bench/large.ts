// 10,000 interviews on one machine (--size XL): 20 million words, 500,000 codings, a file of 600 MB.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { serveOurs, type Served } from './children.ts';
import { guidOf, stretches, studies, transcript } from './generate.ts';
import { once, timed } from './measure.ts';
import { openStudy } from './reading.ts';
import { codesOf, type Bench } from './workbench.ts';

const { key, words } = studies.XL;
const largestPage = 0.5;

/** Pages whose length could grow with the study, and how long each may take. */
const pages: readonly (readonly [name: string, path: (code: number) => string, target: number])[] = [
  ['Sources', () => 'sources', 300],
  ['Sources, found by words', () => 'sources?q=0999&sort=most+words', 300],
  ['cases', () => 'cases', 100],
  ['memos', () => 'memos', 300],
  ['history', () => 'history', 100],
  ['a coding page', () => 'coding/5000', 50],
  ['search', () => 'search?q=funder', 100],
  ['first 50 excerpts of a code', (code) => `excerpts?codes=${code}`, 300],
  ['codebook', () => 'codebook', 300],
  ['matrix by case', () => 'matrix?rows=case', 1000],
  ['matrix by source', () => 'matrix?rows=source', 1000],
  ['saturation', () => 'saturation', 1000],
];

export async function benchLarge({ report, copyOf }: Bench): Promise<void> {
  const folder = await copyOf('XL');
  const { size } = statSync(join(folder, `${key}.throughline`));
  report.add({ name: 'project file XL', ours: once(size / 1e6), unit: 'MB' });
  const ours = await serveOurs(folder);
  const begun = performance.now();
  await openStudy(ours, key);
  report.add({
    name: 'opening XL, until it can be read',
    ours: once(performance.now() - begun),
    target: 5000,
  });
  const [code = 0] = await codesOf(ours, key);
  for (const [name, path, target] of pages) {
    const at = `/projects/${key}/${path(code)}`;
    const bytes = (await ours.get(at)).length;
    report.add({ name: `${name} XL`, ours: await timed(() => ours.get(at), { runs: 3, warmUp: 1 }), target });
    report.add({ name: `${name} XL, size`, ours: once(bytes / 1e6), target: largestPage, unit: 'MB' });
  }
  await benchOneCoding({ report }, ours, code);
  report.add({ name: 'memory, worst on XL', ours: once(ours.memory().peak), target: 700, unit: 'MB' });
  await ours.stop();
}

async function benchOneCoding(
  { report }: Pick<Bench, 'report'>,
  ours: Served,
  codeId: number,
): Promise<void> {
  const source = 5000;
  const spans = stretches(transcript(source - 1, words), { count: 40, codes: 60, seed: 3 });
  const send = (run: number): Promise<Buffer> => {
    const { start, end, exact } = spans[run + 5] ?? { start: 0, end: 0, exact: '' };
    const codings = [{ start, end, exact, guid: guidOf(0xab, { start, end }, codeId), codeId }];
    return ours.ask('POST', `/api/v1/projects/${key}/sources/${source}/codings`, { codings });
  };
  report.add({
    name: 'one coding, durable XL',
    ours: await timed(send, { runs: 30, warmUp: 5 }),
    target: [10, 50],
  });
}
