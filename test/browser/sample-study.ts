// The sample study in a browser.
import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { applyCodes } from '../../src/actions/codings/codings.ts';
import type { Project } from '../../src/storage/project.ts';
import { useBrowser } from '../support/browser.ts';
import { copySample } from '../support/sample-study.ts';
import { problemsInEveryLook } from './axe.ts';

/** Every page of a project with the sample study; the ids are those of its first source and of a code with codings. */
export const studyPaths = [
  '/sources',
  '/sources/import',
  '/sources/1',
  '/sources/1/text?since=1',
  '/cases',
  '/attributes/case',
  '/attributes/informant',
  '/coding/1',
  '/coding/1?beside=3',
  '/codebook',
  '/codebook/2',
  '/codebook/review',
  '/codebook/coded-twice',
  '/codebook/print',
  '/codebook/then',
  '/codebook/2/split?into=14',
  '/suggestions?code=Reflection&words=time',
  '/suggestions',
  '/suggestions/report',
  '/voices',
  '/co-occurrence?unit=turn',
  '/co-occurrence?under=1&across=82&unit=source',
  '/saturation',
  '/profiles',
  '/profiles/cards',
  '/profiles/83',
  '/framework',
  '/framework/3/96?under=87',
  '/truth-tables',
  '/truth-tables/1',
  '/truth-tables/1?of=absence',
  '/truth-tables/1/sets/2',
  '/truth-tables/1/sets/2/scores/1',
  '/truth-tables/1/robustness',
  '/guide',
  '/guide/1',
  '/guide/marks',
  '/workshops',
  '/workshops/1',
  '/workshops/1/paper',
  '/workshops/1/room',
  '/findings',
  '/findings/2',
  '/reports',
  '/reports/1',
  '/method',
  '/memos',
  '/matrix',
  '/matrix?rows=informant&measure=coverage',
  '/matrix?voices=yes&picture=yes&compare=case-1&compare=case-3',
  '/matrix/excerpts',
  '/excerpts',
  '/export',
  '/search?q=trust',
  '/history',
  '/help',
  '/pseudonyms',
  '/erasure',
  '/erasure?source=1',
  '/erasure?informant=2',
  '/erasure?case=1',
];

/** Gives the words of the first coding its code once more, so that there is a passage to make one. */
function codeTwice(project: Project): void {
  const [first] = project.codings.ofSource(1);
  if (!first) throw new Error('the sample study has no codings');
  const { start, exact } = { start: first.start + 3, exact: first.exact.slice(3) };
  applyCodes(project, first.coderId, 1, [{ ...first, guid: crypto.randomUUID(), start, exact, memo: '' }]);
}

/** A browser with the sample study for all tests of a file; each test opens a copy of its own. */
export function useSampleStudy() {
  const browser = useBrowser();

  /** A browser with the sample study in reach; `base` is its address. */
  async function open(look: BrowserContextOptions = {}) {
    const journey = await browser.open(look);
    const key = copySample(journey.workspace);
    codeTwice(journey.workspace.project(key));
    return { ...journey, origin: journey.url, base: `${journey.url}/projects/${key}` };
  }
  /** Fails with what is wrong on these pages, wide and narrow, light and dark. */
  async function lookAt(paths: readonly string[]): Promise<void> {
    const { page, base, faults } = await open();
    const found: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(base + path);
      const problems = await problemsInEveryLook(page);
      if (problems.length > 0) found[path] = problems;
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
  }
  return { open, lookAt };
}
