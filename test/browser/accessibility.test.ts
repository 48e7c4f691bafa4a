import { expect, test } from 'vitest';
import { overflow } from './axe.ts';
import { studyPaths, useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the pages of sources, cases and codes can be used by everybody, wide and narrow, light and dark', () =>
  study.lookAt(studyPaths.filter((path) => /^.(sources|cases|codebook)/.test(path))));

test('no page of sources, cases, codes, reading, counting or finding scrolls sideways on a phone', async () => {
  const { page, base } = await study.open({ viewport: { width: 390, height: 800 } });
  const tooWide: string[] = [];
  for (const path of studyPaths.filter((one) => one !== '/export')) {
    await page.goto(base + path);
    if ((await overflow(page)) > 0) tooWide.push(path);
  }
  expect(tooWide).toEqual([]);
});
