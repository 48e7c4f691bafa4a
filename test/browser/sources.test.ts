import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('sources are grouped, ticked with Shift, and put into a case together in one step', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/sources`);
  await page.getByLabel('Grouped by').selectOption('kind');
  await page.getByRole('button', { name: 'Update' }).click();
  await page.waitForURL(/group=kind/);
  expect(await page.locator('#source-rows .group').allInnerTexts()).toContain('focus group');
  const boxes = page.locator('#source-rows input[type=checkbox]');
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await page.locator('#count', { hasText: '3 chosen' }).waitFor();
  await page.locator('#chosen').getByText('Case', { exact: true }).first().click();
  await page.locator('#chosen input[name=case]').fill('Harbour and field');
  await page.getByRole('button', { name: 'Put them into it' }).click();
  await page.locator('#said', { hasText: 'Changed 3 sources' }).waitFor();
  const cells = page.locator('#source-rows td', { hasText: 'Harbour and field' });
  await expect.poll(() => cells.count()).toBe(3);
  // What is ticked stays ticked, for the next thing to say.
  await page.locator('#count', { hasText: '3 chosen' }).waitFor();
  await page.locator('#undo').click();
  await expect.poll(() => cells.count()).toBe(0);
  expect(faults).toEqual([]);
});
