// Pages and answers that are read: what the server takes for each, beside the same bytes after the least of SQL.
import type { Served } from './children.ts';
import { studies } from './generate.ts';
import { timed, type Line } from './measure.ts';
import { codesOf, type Bench, type Both, type Size, type StudyName } from './workbench.ts';

/** What an address costs beside its floor; `warm` repeats it. */
export async function compare(
  { ours, floor }: Both,
  path: string,
  { what, key, given }: { what: string; key: string; given: string },
  runs = 20,
): Promise<Pick<Line, 'ours' | 'floor'>> {
  const bytes = await ours.get(path);
  await floor.ask('POST', '/kept/answer', bytes);
  const least = `/read/${what}/${key}/${encodeURIComponent(given)}/answer`;
  const options = { runs, warmUp: Math.min(runs, 5) };
  return {
    ours: await timed(() => ours.get(path), options),
    floor: await timed(() => floor.get(least), options),
  };
}

const documents: readonly (readonly [StudyName, string, number | undefined])[] = [
  ['S', 'coding page, server, 120 codings', 4],
  ['dense500', 'coding page, server, 500 codings', undefined],
  ['dense2000', 'coding page, server, 2,000 codings', 16],
  ['L', 'coding page, server, in project L', 4],
];

export async function benchPages({ report, sizes, serve }: Bench): Promise<void> {
  const shown = documents.filter(([study]) => study !== 'L' || sizes.includes('L'));
  const both = await serve(...shown.map(([study]) => study));
  for (const [study, name, target] of shown) {
    const { key } = studies[study];
    const figures = await compare(both, `/projects/${key}/coding/1`, { what: 'page', key, given: '1' });
    report.add({ name, ...figures, target });
  }
  const suggestions = `/api/v1/projects/s/sources/1/suggestions`;
  const figures = await compare(both, suggestions, { what: 'page', key: 's', given: '1' });
  report.add({ name: 'suggestions for one transcript of S', ...figures });
  await both.stop();
}

const phrase = '"the trust"';
const word = 'funder';
const targets = {
  S: { word: 3, phrase: 10, excerpts: 2.5, codebook: 3 },
  L: { word: 3, phrase: 10, excerpts: 5, codebook: 20 },
};

export async function benchLists({ report, sizes, serve }: Bench): Promise<void> {
  const both = await serve(...sizes);
  for (const size of sizes) {
    const { key } = studies[size];
    const at = `/projects/${key}`;
    const target = targets[size];
    const searched = async (name: string, q: string, most: number): Promise<void> => {
      const path = `${at}/search?q=${encodeURIComponent(q)}`;
      const figures = await compare(both, path, { what: 'search', key, given: q });
      report.add({ name: `search ${size}, ${name}, first page`, ...figures, target: most });
    };
    await searched('word', word, target.word);
    await searched('phrase', phrase, target.phrase);
    await benchCodes(both, { report, size });
  }
  await both.stop();
}

async function benchCodes(
  both: Both,
  { report, size }: Pick<Bench, 'report'> & { size: Size },
): Promise<void> {
  const { key } = studies[size];
  const at = `/projects/${key}`;
  const [commonest = 0] = await codesOf(both.ours, key);
  const given = String(commonest);
  const excerpts = await compare(both, `${at}/excerpts?codes=${given}`, { what: 'excerpts', key, given });
  report.add({ name: `commonest code ${size}, first 50`, ...excerpts, target: targets[size].excerpts });
  const codebook = await compare(both, `${at}/codebook`, { what: 'codebook', key, given: '-' });
  report.add({ name: `codebook ${size}`, ...codebook, target: targets[size].codebook });
}

/** Opens a project, so that what follows does not pay for its check. */
export const openStudy = ({ get }: Served, key: string): Promise<Buffer> =>
  get(`/api/v1/projects/${key}/codes`);
