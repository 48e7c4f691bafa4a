// The cross-case matrix with every code as a column, as data and as a page; cold is the first after opening.
import { measures } from '../../src/domain/matrix-plan.ts';
import { serveOurs } from './children.ts';
import { studies } from './generate.ts';
import { spreadOf } from './measure.ts';
import { compare, openStudy } from './reading.ts';
import { codesOf, type Bench, type Both, type Size } from './workbench.ts';

const targets = { S: { source: 6, case: 6 }, L: { source: 130, case: 130 } };

export async function benchMatrix(bench: Bench): Promise<void> {
  for (const size of bench.sizes) await benchCold(bench, size);
  const both = await bench.serve(...bench.sizes);
  for (const size of bench.sizes) await benchWarm(bench, both, size);
  await both.stop();
}

const matrixOf = (codes: readonly number[], rows: string, measure = 'informants'): string =>
  `matrix?detail=values&rows=${rows}&measure=${encodeURIComponent(measure)}&under=&${codes.map((id) => `codes=${id}`).join('&')}`;

async function benchCold({ report, copyOf }: Bench, size: Size): Promise<void> {
  const { key } = studies[size];
  const folder = await copyOf(size);
  const opening: number[] = [];
  const first: number[] = [];
  for (let run = 0; run < 3; run++) {
    const ours = await serveOurs(folder);
    const begun = performance.now();
    await openStudy(ours, key);
    const opened = performance.now();
    const codes = await codesOf(ours, key);
    const asked = performance.now();
    await ours.get(`/api/v1/projects/${key}/${matrixOf(codes, 'source')}`);
    opening.push(opened - begun);
    first.push(performance.now() - asked);
    await ours.stop();
  }
  report.add({ name: `opening ${size}, with its check`, ours: spreadOf(opening) });
  report.add({ name: `codes × sources ${size}, cold`, ours: spreadOf(first) });
}

async function benchWarm({ report }: Bench, both: Both, size: Size): Promise<void> {
  const { key } = studies[size];
  const codes = await codesOf(both.ours, key);
  const runs = size === 'S' ? 15 : 3;
  for (const rows of ['source', 'case'] as const) {
    const least = { what: `${rows}s`, key, given: '-' };
    const target = targets[size][rows];
    for (const measure of measures) {
      const path = `/api/v1/projects/${key}/${matrixOf(codes, rows, measure)}`;
      const figures = await compare(both, path, least, runs);
      report.add({ name: `codes × ${rows}s ${size}, ${measure}`, ...figures, target });
    }
    const page = await compare(
      both,
      `/projects/${key}/${matrixOf(codes, rows)}`,
      least,
      size === 'S' ? 10 : 1,
    );
    report.add({ name: `codes × ${rows}s ${size}, page`, ...page });
  }
}
