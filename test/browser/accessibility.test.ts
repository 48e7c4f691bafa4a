import { expect, test } from 'vitest';
import { problemsInEveryLook } from './axe.ts';
import { studyPaths, useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

/** Fails with what is wrong on these pages of the sample study. */
async function lookAt(paths: readonly string[]): Promise<void> {
  const { page, base, faults } = await study.open();
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    await page.goto(base + path);
    const problems = await problemsInEveryLook(page);
    if (problems.length > 0) found[path] = problems;
  }
  expect(found).toEqual({});
  expect(faults).toEqual([]);
}

test('the pages of sources, cases and codes can be used by everybody, wide and narrow, light and dark', () =>
  lookAt(studyPaths.filter((path) => /^.(sources|cases|codebook)/.test(path))));

test('the pages of reading, counting, finding and exporting can be used by everybody', () =>
  lookAt(studyPaths.filter((path) => !/^.(sources|cases|codebook)/.test(path))));
