// Views of the evidence beside the matrix, and a matrix of 1,000 sources by 100 codes as it is scrolled.
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, wholeChromiumPath } from '../support/chromium.ts';
import { token, type Served } from './children.ts';
import { studies } from './generate.ts';
import { once, spreadOf, timed } from './measure.ts';
import { openStudy } from './reading.ts';
import { codesOf, type Bench, type Size } from './workbench.ts';

const views: readonly (readonly [name: string, path: string, target?: number])[] = [
  ['co-occurrence by overlap', 'co-occurrence?unit=overlap', 500],
  ['co-occurrence by turn', 'co-occurrence?unit=turn', 500],
  ['co-occurrence by source', 'co-occurrence?unit=source', 500],
  ['co-occurrence by case', 'co-occurrence?unit=case', 500],
  ['voices', 'voices'],
  ['saturation', 'saturation'],
  ['cases in archetypes', 'profiles'],
  ['a framework matrix', 'framework'],
];

export async function benchSynthesis({ report, sizes, serve }: Bench): Promise<void> {
  const both = await serve(...sizes);
  for (const size of sizes) {
    const { key } = studies[size];
    await openStudy(both.ours, key);
    const first = await branchOf(both.ours, key);
    for (const [name, path, target] of views) {
      const mark = path.includes('?') ? '&' : '?';
      const at = `/projects/${key}/${path}${mark}${path === 'profiles' ? 'of' : 'under'}=${first}`;
      const ours = await timed(() => both.ours.get(at), { runs: size === 'S' ? 10 : 5, warmUp: 2 });
      report.add({ name: `${name} ${size}, page`, ours, target });
    }
  }
  await benchScrolling(both.ours, sizes, report);
  await both.stop();
}

/** The facet with most codes. */
async function branchOf({ get }: Served, key: string): Promise<number> {
  // What api/codes.ts answers.
  const codes = JSON.parse((await get(`/api/v1/projects/${key}/codes`)).toString()) as {
    id: number;
    facetId: number;
  }[];
  const [most] = [...Map.groupBy(codes, ({ facetId }) => facetId)].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? 1;
}

async function benchScrolling(ours: Served, sizes: readonly Size[], report: Bench['report']): Promise<void> {
  if (!sizes.includes('L')) return;
  const { key } = studies.L;
  const codes = (await codesOf(ours, key)).slice(0, 100);
  const browser = await chromium.launch({ executablePath: wholeChromiumPath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${ours.url}/?token=${token}`);
    const begun = performance.now();
    await page.goto(
      `${ours.url}/projects/${key}/matrix?rows=source&under=&${codes.map((id) => `codes=${id}`).join('&')}`,
    );
    report.add({
      name: `sources × ${codes.length} codes L, page shown`,
      ours: once(performance.now() - begun),
    });
    const frames = await scrolled(page);
    const rows = await page.locator('#sheet tbody tr[data-key]').count();
    report.add({
      name: `a frame while scrolling through ${rows} × ${codes.length} cells`,
      ours: spreadOf(frames),
      target: [17, 34],
    });
  } finally {
    await browser.close();
  }
}

/** Runs in the page: scrolls down a matrix as far as it goes, rows coming as they are needed; how long each frame took.
 * 60 pixels in a frame are a fast wheel: 70 rows in a second. */
const scrollThrough = `new Promise((then) => {
  const sheet = document.querySelector('.sheet');
  const times = [];
  let last = performance.now();
  let still = 0;
  const frame = (now) => {
    times.push(now - last);
    last = now;
    const before = sheet.scrollTop;
    sheet.scrollTop += 60;
    still = sheet.scrollTop === before ? still + 1 : 0;
    if (still < 90 && times.length < 4000) requestAnimationFrame(frame);
    else then(times.slice(2, -90));
  };
  requestAnimationFrame(frame);
})`;

const scrolled = (page: Page): Promise<number[]> => page.evaluate<number[]>(scrollThrough);
