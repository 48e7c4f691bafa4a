import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('she asks what leads to an outcome, calibrates it, sets a score by hand, and takes it back', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/truth-tables`);
  await page.getByLabel('What is to be explained?').fill('Where silence is deepest');
  await page.getByRole('button', { name: 'Begin a truth table' }).click();
  await page.getByRole('heading', { name: 'Where silence is deepest' }).waitFor();
  const add = async (measure: string, code: string): Promise<void> => {
    await page.getByLabel('It is made of').selectOption({ label: measure });
    await page.getByLabel('the code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'How it is made' }).waitFor();
  };
  await add('which share of its informants raises a code', 'Unequal power silences');
  await page.getByLabel('crossover').fill('70');
  await page.getByLabel(/^Because/).fill('Two of three is not yet most');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('fully out at 10, crossover 70, fully in at 90').waitFor();
  await page.getByRole('link', { name: 'Where silence is deepest' }).click();
  await add('how many informants raise a code', 'Required participation');
  await page.getByRole('link', { name: 'Where silence is deepest' }).click();
  await page.getByRole('heading', { name: 'What is sufficient' }).waitFor();
  const scores = page.getByRole('region', { name: 'Scores of the cases' });
  await scores
    .getByRole('row', { name: /Night Shift/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { name: 'The words behind it' }).waitFor();
  await page.getByLabel('Score, 0 to 1').fill('0.6');
  await page.getByLabel('because', { exact: true }).fill('They were frank on Thursdays');
  await page.getByRole('button', { name: 'Keep this score' }).click();
  await page.getByText('Amara Diallo, 20').waitFor();
  await page.getByRole('link', { name: 'Where silence is deepest' }).click();
  const own = scores.getByRole('row', { name: /Night Shift/ }).getByTitle('set by hand');
  await own.waitFor();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await own.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /How much of this stays/ }).click();
  await page.getByRole('heading', { name: 'How robust is it?' }).waitFor();
  expect(faults).toEqual([]);
});
