// What the researcher waits for: from the request to highlights on the screen, and from a key to its coding.
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, wholeChromiumPath } from '../support/chromium.ts';
import { token } from './children.ts';
import { studies } from './generate.ts';
import { workOfKeys } from './key-work.ts';
import { spreadOf, type Report, type Spread } from './measure.ts';
import { openStudy } from './reading.ts';
import type { Bench, Both, StudyName } from './workbench.ts';

const pages: readonly (readonly [StudyName, string, number])[] = [
  ['S', 'painted, 120 codings', 130],
  ['dense500', 'painted, 500 codings', 160],
  ['dense2000', 'painted, 2,000 codings', 220],
  ['L', 'painted in project L', 140],
  ['long', 'painted, 100,000 words, 5,000 codings', 1000],
];

export async function benchPainted({ report, sizes, serve }: Bench): Promise<void> {
  const shown = pages.filter(([study]) => study !== 'L' || sizes.includes('L'));
  const both = await serve(...shown.map(([study]) => study));
  const browser = await chromium.launch({ executablePath: wholeChromiumPath, args: chromiumArguments });
  try {
    const page = await openPage(browser, both);
    const least = await painted(page, `${both.floor.url}/painted/s/0`);
    report.add({ name: 'an empty page, painted', ours: least });
    for (const [study, name, target] of shown) {
      const { key } = studies[study];
      await openStudy(both.ours, key);
      const floor = await painted(page, `${both.floor.url}/painted/${key}/1`);
      const ours = await painted(page, `${both.ours.url}/projects/${key}/coding/1`);
      report.add({ name, ours, floor, target });
    }
    await benchKeys({ browser, page }, both, report);
    await benchLong(page, both, report);
  } finally {
    await browser.close();
    await both.stop();
  }
}

async function openPage(browser: Browser, { ours }: Both): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: noteFrames });
  await page.goto(`${ours.url}/?token=${token}`);
  return page;
}

/** Runs in the page: promises of when the frame after the mark, and after the last key, has been shown. */
const noteFrames = `
  const shown = () => new Promise((then) => {
    requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  });
  const mark = performance.mark.bind(performance);
  window.painted = new Promise((then) => {
    performance.mark = (name, options) => {
      if (name === 'painted') then(shown());
      return mark(name, options);
    };
  });
  addEventListener('keydown', () => {
    const begun = performance.now();
    window.pressed = shown().then((end) => end - begun);
  }, true);`;

async function painted(page: Page, url: string): Promise<Spread> {
  const times: number[] = [];
  for (let run = -2; run < 9; run++) {
    await page.goto(url);
    const time = await page.evaluate<number>('window.painted');
    if (run >= 0) times.push(time);
  }
  return spreadOf(times);
}

/** From the key to the frame that shows its coding: in a page with 120, with 2,000, and in 100,000 words with 5,000. */
async function benchKeys(
  { browser, page }: { browser: Browser; page: Page },
  { ours, floor }: Both,
  report: Report,
): Promise<void> {
  for (const [study, many] of [
    ['S', '120'],
    ['dense2000', '2,000'],
    ['long', '5,000'],
  ] as const) {
    const { key } = studies[study];
    const least = await keyTimes(page, `${floor.url}/painted/${key}/1`);
    const figures = await keyTimes(page, `${ours.url}/projects/${key}/coding/1`);
    const name = `one coding into ${many}`;
    report.add({ name: `${name}, key to frame`, ours: figures, floor: least, target: twoFrames });
    const work = await workOfKeys(browser, page, async () => {
      for (let run = 0; run < 12; run++) await press(page, '1').then(() => press(page, 'j'));
    });
    const coding = work.filter((_, at) => at % 2 === 0);
    report.add({ name: `${name}, work of the page`, ours: spreadOf(coding), target: oneFrame });
  }
}

/** A source of 100,000 words with 5,000 codings, scrolled from end to end. */
async function benchLong(page: Page, { ours }: Both, report: Report): Promise<void> {
  await page.goto(`${ours.url}/projects/${studies.long.key}/coding/1`);
  await page.evaluate('window.painted');
  report.add({
    name: 'a typo corrected in 100,000 words with 5,000 codings, key to frame',
    ours: await correctionTimes(page),
    target: 100,
  });
  const frames = await page.evaluate<number[]>(scrollThrough);
  report.add({
    name: 'a frame while scrolling through 100,000 words',
    ours: spreadOf(frames),
    target: [17, twoFrames],
  });
}

/** From saving a correction of the turn she is at to the frame that shows it; each is on disk before the next. */
async function correctionTimes(page: Page): Promise<Spread> {
  const times: number[] = [];
  for (let run = -1; run < 5; run++) {
    await press(page, 'F2');
    await page.keyboard.type('Well, ');
    const time = await press(page, 'Control+Enter');
    await page.locator('#said', { hasText: 'Text corrected' }).waitFor();
    await page.evaluate(`document.querySelector('#said').textContent = ''`);
    if (run >= 0) times.push(time);
  }
  return spreadOf(times);
}

/** Runs in the page: scrolls by most of a screen for two seconds; answers how long each frame took. */
const scrollThrough = `new Promise((then) => {
  const text = document.querySelector('#reading');
  const times = [];
  let last = performance.now();
  const frame = (now) => {
    times.push(now - last);
    last = now;
    text.scrollTop += 600;
    if (times.length < 120) requestAnimationFrame(frame);
    else then(times.slice(2));
  };
  requestAnimationFrame(frame);
})`;

/** Two animation frames at 60 Hz: the one that paints, and the one that sees it painted. */
const twoFrames = 34;
const oneFrame = 17;

async function keyTimes(page: Page, url: string): Promise<Spread> {
  // A dense text has every code nearly everywhere: being asked whether to join them is not what is timed.
  const wish = `throughline same code again ${new URL(url).pathname.replace(/\/coding\/.*/, '')}`;
  await page.goto(url);
  await page.evaluate(`localStorage.setItem(${JSON.stringify(wish)}, '"keep"')`);
  await page.evaluate('window.painted');
  await page.waitForTimeout(500);
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    await press(page, 'j');
    const time = await press(page, '1');
    if (run >= 3) times.push(time);
  }
  return spreadOf(times);
}

async function press(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  const time = await page.evaluate<number>('window.pressed');
  // What the answer of the server repaints belongs to no key.
  await page.waitForTimeout(60);
  return time;
}
