import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { problemsOf } from './axe.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the help is searched as it is read, and says in which file the study is', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/help`);
  await page.getByLabel('Search the help').fill('withdraws');
  const shown = page.locator('#help section:visible');
  expect(await shown.first().locator('h2').textContent()).toContain('withdraws');
  expect(await shown.count()).toBeLessThan(5);
  await page.getByLabel('Search the help').fill('zzzz');
  await page.getByText('Nothing in the help says that').waitFor();
  await page.getByLabel('Search the help').fill('');
  expect(await page.locator('#about-where').textContent()).toContain('.throughline');
  expect(faults).toEqual([]);
});

test('Ctrl+K finds the help from any page, by a title and by a word of its text', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/codebook`);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('consent form');
  await page.getByRole('option', { name: 'Help: Where is my data?' }).click();
  await page.waitForURL(/help#about-where$/);
  expect(faults).toEqual([]);
});

test('there is help before there is a study', async () => {
  const { page, origin, faults } = await study.open();
  await page.goto(origin);
  await page.getByRole('link', { name: 'Help' }).click();
  await page.getByRole('heading', { name: 'Where is my data?' }).waitFor();
  expect(faults).toEqual([]);
});

/** What of the card or of the ring around what it points at stands out of a window of these widths. */
async function tourOutside(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of [
    [390, 800],
    [820, 1180],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { card, ring, foot } = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const boxOf = (name: string) =>
        document.querySelector(name)?.getBoundingClientRect().toJSON() as DOMRect; // what toJSON makes of it
      return { card: boxOf('.tour'), ring: boxOf('.tour-ring'), foot: boxOf('.foot') };
    });
    for (const [name, box] of Object.entries({ card, ring }))
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > foot.top + 1 || box.width === 0)
        found.push(`${width}: ${name} ${JSON.stringify(box)}`);
  }
  return found;
}

test('a tour leads through the sample study by the keyboard alone, inside every window, and stays away once it was left', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/help#about-tour`);
  await page.getByRole('button', { name: 'Take the tour' }).click();
  await page.waitForURL(/sources$/);
  const card = page.getByRole('complementary', { name: 'Tour of the sample study' });
  const found: string[] = [];
  for (let stop = 1; stop <= 7; stop++) {
    await card.getByText(`${stop} of 7`).waitFor();
    await page.locator('.tour-ring').waitFor({ state: 'visible' });
    found.push(...(await tourOutside(page)).map((one) => `${stop}: ${one}`));
    expect(
      await card
        .getByRole('button')
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    if (stop === 5) found.push(...(await problemsOf(page)));
    if (stop < 7) await page.keyboard.press('Enter');
  }
  expect(found).toEqual([]);
  await page.goto(`${base}/codebook`);
  await card.getByRole('button', { name: 'Leave the tour' }).focus();
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);
  await page.goto(`${base}/sources`);
  await page.getByRole('heading', { name: 'Sources' }).waitFor();
  expect(await card.count()).toBe(0);
  expect(faults).toEqual([]);
}, 240_000);
