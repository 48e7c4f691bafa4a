import { expect, test } from 'vitest';
import { removeSource } from '../../src/actions/sources/sources.ts';
import type { Project } from '../../src/storage/project.ts';
import { useBrowser } from '../support/browser.ts';
import { suggestEverywhere } from '../support/project.ts';
import { atTheDesk, drawOver, suggestionsAfter } from './desk.ts';
import { useSampleStudy } from './sample-study.ts';

const browser = useBrowser();
const study = useSampleStudy();
const cards = '#suggested .suggestion';

/** The project with its first sources alone: from fewer, suggestions are learned in a moment. */
function firstSourcesOf(project: Project): Project {
  for (const { id } of project.sources.all().slice(8)) removeSource(project, 1, id);
  return project;
}

test('suggestions come after coding, on request or at once, as she chooses for the source', async () => {
  const journey = await browser.open();
  const { page, press, project, sourceId } = await atTheDesk(journey);
  const showing = page.locator('#showing');
  await press('n');
  await page.locator(cards).first().waitFor();
  await suggestionsAfter(page, () => showing.selectOption('asked'));
  await page.getByText('They are kept back until you ask.').waitFor();
  expect(await page.locator(cards).count()).toBe(0);
  await suggestionsAfter(page, () => press('s'));
  await page.locator(cards).first().waitFor();
  await suggestionsAfter(page, () => showing.selectOption('after'));
  await page.getByText('They come once you mark this source as read.').waitFor();
  await suggestionsAfter(page, () => press('Shift+R'));
  await page.locator(cards).first().waitFor();
  expect(project.suggestionChoices.shown(1).get(sourceId)).toBe('after');
  expect(journey.faults).toEqual([]);
});

test('a suggestion explains itself, and other words of it can be accepted', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  await press('n', 'y');
  const why = page.locator(`${cards}.in-hand .why-card`);
  await why.getByText('For it (+) and against it (−)').waitFor();
  await why.locator('.words b', { hasText: 'trust' }).waitFor();
  await press('y');
  expect(await why.isVisible()).toBe(false);
  await drawOver(page, 'trusted her');
  await press('a');
  await coded('Trust: trusted her');
  expect(journey.faults).toEqual([]);
});

test('a word can be said to be no sign of a code, and undone', async () => {
  const journey = await browser.open();
  const { page, press, project } = await atTheDesk(journey);
  await press('n');
  await page.locator(`${cards}.in-hand`, { hasText: 'Trust' }).waitFor();
  await suggestionsAfter(page, () => press('w'));
  await expect.poll(() => project.ignoredWords.all().map(({ word }) => word)).toEqual(['trust']);
  await suggestionsAfter(page, () => press('Control+z'));
  await suggestionsAfter(page, () => press('Control+z'));
  expect(project.ignoredWords.all()).toEqual([]);
  await page.locator(cards, { hasText: 'Trust' }).waitFor();
});

test('all suggestions are gone through by key: accepted, rejected, left for later, a whole kind rejected and brought back', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = workspace.project('sample-study-learning-partnerships');
  suggestEverywhere(project);
  project.suggestionChoices.show(2, 1, 'live');
  const before = project.codings.count();
  await page.goto(`${base}/suggestions?topic=all`);
  await page.locator('#reading-on').waitFor({ state: 'detached' });
  await page.locator('#offers li:focus').waitFor();
  const settled = page.locator('#offers li.settled');
  await page.keyboard.press('a');
  await settled.nth(0).waitFor();
  await expect.poll(() => project.codings.count()).toBe(before + 1);
  await page.keyboard.press('x');
  await settled.nth(1).waitFor();
  await page.keyboard.press('l');
  await settled.nth(2).waitFor();
  const decided = () => project.suggestions.decisionsOf(1).map(({ decision }) => decision);
  await expect.poll(decided).toEqual(['accepted', 'rejected']);
  expect(project.suggestions.decisionsOf(1)[0]?.likelihood).toBeGreaterThan(0);

  await page.goto(`${base}/suggestions?topic=all&strength=possible`);
  await page.locator('#reading-on').waitFor({ state: 'detached' });
  const shown = await page.locator('#offers li').count();
  expect(shown).toBeGreaterThan(1);
  await page.getByRole('button', { name: `Reject these ${shown}` }).click();
  await page.getByRole('button', { name: `Reject ${shown}`, exact: true }).click();
  await expect.poll(() => decided().length).toBe(2 + shown);
  await page.waitForLoadState();
  await page.keyboard.press('Control+z');
  await expect.poll(() => decided().length).toBe(2);
  expect(faults).toEqual([]);
});

test('the page of how they fare keeps what is chosen, and makes words keywords', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = firstSourcesOf(workspace.project('sample-study-learning-partnerships'));
  await page.goto(`${base}/suggestions/report`);
  await page.getByRole('heading', { name: 'How right they are' }).waitFor();
  await page.locator('#shown-from').selectOption('likely');
  await expect.poll(() => project.suggestionChoices.of(1).shownFrom).toBe('likely');
  await page.getByLabel(/Several of us code the same sources/).check();
  await expect.poll(() => project.suggestionChoices.ofProject().codesDoubly).toBe(true);
  const word = page.getByRole('button', { name: 'Make it a keyword' }).first();
  const said = (await word.getAttribute('data-word')) ?? '';
  const code = Number(await word.getAttribute('data-code'));
  await word.click();
  await expect.poll(() => project.codes.find(code)?.keywords).toContain(said);
  expect(faults).toEqual([]);
});

test('while an entry is written, it says what its keywords hit', async () => {
  const journey = await browser.open();
  const { page, base, codes } = await atTheDesk(journey);
  await page.goto(`${journey.url}${base}/codebook/${codes.Trust}`);
  const hits = page.locator('#keyword-hits');
  await hits.getByText('trust stands in 2 of 3 turns').waitFor();
  await page.getByLabel('Keywords and phrases').fill('cost us\nhorizon');
  await hits.getByText('cost us stands in 1 of 3 turns').waitFor();
  await hits.getByText('In no turn of an informant: horizon.').waitFor();
  expect(journey.faults).toEqual([]);
});
