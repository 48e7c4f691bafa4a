// A small study on the desk: what a journey needs that begins in the middle of coding.
import type { Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { reviseCode } from '../../src/actions/codebook/codebook.ts';
import { createProject } from '../../src/actions/projects/projects.ts';
import type { Project } from '../../src/storage/project.ts';
import type { Journey } from '../support/browser.ts';
import { addCodes, addSource, spoken, suggestEverywhere } from '../support/project.ts';

type Lines = readonly (readonly [string | null, string])[];

/** An interview of six turns with a question between each two answers. */
export const interview: Lines = [
  ['Interviewer', 'How did it begin?'],
  ['Rosa', 'Slowly. We trusted her after a year. Then it went well.'],
  ['Interviewer', 'And the funder?'],
  ['Rosa', 'They never came to see us, not once. It cost us time.'],
  ['Interviewer', 'What would you change?'],
  ['Rosa', 'Give it more time. Trust does not come by itself.'],
];

/** A project with the codes of `addCodes` (Trust and Time have keywords) and one source of these lines. */
async function studyOf({ workspace }: Journey, lines: Lines = interview) {
  const about = { name: 'Small study', description: '', coder: 'Ada', codebook: null };
  const key = await createProject(workspace, about);
  const project = workspace.project(key);
  const codes = addCodes(project);
  reviseCode(project, 1, codes.Trust, {
    keywords: ['trust', 'trusted'],
    definition: 'Relying on one another',
  });
  reviseCode(project, 1, codes.Time, { keywords: ['time'], definition: 'Months and years it takes' });
  const read = spoken('Interview 1', lines);
  const speakers = [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' },
  ];
  const sourceId = addSource(project, read, { cases: ['Kitchen Table'], speakers });
  suggestEverywhere(project);
  project.suggestionChoices.show(1, sourceId, 'live');
  return { project, codes, sourceId, text: read.text, base: `/projects/${key}`, key };
}

/** Opens the small study where it is read and coded. */
export async function atTheDesk(journey: Journey, lines?: Lines) {
  const study = await studyOf(journey, lines);
  const { page } = journey;
  await openText(page, `${journey.url}${study.base}/coding/${study.sourceId}`);
  return { ...study, page, ...looking(page, study) };
}

/** Opens a text and waits until its codings are painted and its suggestions have come. */
async function openText(page: Page, url: string): Promise<void> {
  await withSuggestions(page, () => page.goto(url));
}

/** Does something that loads the page of a text, and waits until it has received its suggestions. */
export async function withSuggestions(page: Page, load: () => Promise<unknown>): Promise<void> {
  // What the page before still asked for is never received: its answer does not count.
  let isLoaded = false;
  page.once('framenavigated', () => (isLoaded = true));
  await suggestionsAfter(page, load, () => isLoaded);
  await page.locator('html[data-painted=yes]').waitFor();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
}

/** Does something after which a page asks for its suggestions, and waits until it has received them. */
export async function suggestionsAfter(
  page: Page,
  act: () => Promise<unknown>,
  counts: () => boolean = () => true,
): Promise<void> {
  const [suggestions] = await Promise.all([
    page.waitForResponse(
      async (response) =>
        response.url().includes('/suggestions/shown') && counts() && !(await isLearning(response)),
    ),
    act(),
  ]);
  await suggestions.finished();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
}

/** Whether more is being learned, so that the page asks once more. */
const isLearning = async (response: Response): Promise<boolean> =>
  ((await response.json()) as { isLearning?: boolean }).isLearning === true; // what api/suggestion-choices.ts answers

/** What is on disk and what the page says of it. */
function looking(page: Page, { project, sourceId }: { project: Project; sourceId: number }) {
  const codings = () =>
    project.codings.ofSource(sourceId).map(({ codeId, exact, polarity, memo, origin }) => ({
      code: project.codes.find(codeId)?.name ?? '',
      exact,
      polarity,
      memo,
      origin,
    }));
  return {
    codings,
    /** Waits until the words coded so far are, in the order of the text, these: each as "Code: words". */
    coded: (...wanted: string[]) =>
      expect.poll(() => codings().map(({ code, exact }) => `${code}: ${exact}`)).toEqual(wanted),
    /** Waits until the line at the foot says this. */
    said: (sentence: string | RegExp) => page.locator('#said', { hasText: sentence }).waitFor(),
    /** Presses one key after the other. */
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}

/** Selects words by drawing the mouse over them, from the first of `from` to the last of `to`. */
export async function drawOver(page: Page, from: string, to = from): Promise<void> {
  await draw(page, from, to);
  await selectionArrived(page);
}

/** Draws the mouse over words, whatever comes of it. */
export async function draw(page: Page, from: string, to = from): Promise<void> {
  const start = await pointOf(page, from, 'start');
  const end = await pointOf(page, to, 'end');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
}

/** The browser tells the page of a selection a moment after the mouse: shorter than any hand takes to the keys. */
export async function selectionArrived(page: Page): Promise<void> {
  await expect.poll(async () => (await painted(page))['chosen']?.length ?? 0).toBeGreaterThan(0);
}

/** Where on the screen the first letter of some words begins, or their last one ends. */
export async function pointOf(
  page: Page,
  words: string,
  edge: 'start' | 'end' | 'middle',
): Promise<{ x: number; y: number }> {
  const point = await page.evaluate(
    ([wanted, where]) => {
      for (const shown of document.querySelectorAll('#turns .words')) {
        const node = shown.firstChild;
        const at = node?.textContent?.indexOf(wanted) ?? -1;
        if (!node || at < 0) continue;
        shown.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const boxes = [...range.getClientRects()];
        const box = where === 'end' ? boxes.at(-1) : boxes[0];
        if (!box) return null;
        const x = { start: box.left + 0.5, end: box.right - 0.5, middle: (box.left + box.right) / 2 }[where];
        return { x, y: (box.top + box.bottom) / 2 };
      }
      return null;
    },
    [words, edge] as const,
  );
  if (!point) throw new Error(`“${words}” is not on the page`);
  return point;
}

/** What the painted highlights of the text cover, as words by the name of the highlight. */
export function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: [string, string[]][] = [...CSS.highlights].map(([name, highlight]) => [
      name,
      [...highlight].map((range) =>
        (range.startContainer.textContent ?? '').slice(range.startOffset, range.endOffset),
      ),
    ]);
    return Object.fromEntries(found.filter(([, words]) => words.length > 0));
  });
}

/** A study in which the first sentence of the second turn is coded with Trust, and that coding is in hand. */
export async function withOneCoding(journey: Parameters<typeof atTheDesk>[0]) {
  const desk = await atTheDesk(journey);
  await desk.press('j', 'Shift+J', 'c');
  await desk.page.keyboard.type('trust');
  await desk.press('Enter');
  await desk.coded('Trust: Slowly.');
  return { ...desk, faults: journey.faults };
}
