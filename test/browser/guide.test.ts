import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { bytesOf, saved } from './downloads.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('she makes a plan by the guide: answers keep themselves, open onto the words, find the cases most alike, and are undone', async () => {
  const { page, base, workspace, faults } = await study.open();
  const project = workspace.project(base.split('/').at(-1) ?? '');
  await page.goto(`${base}/guide`);
  await page.getByLabel('What is being set up, and where?').fill('River schools');
  await page.getByRole('button', { name: 'Begin a plan' }).click();
  await page.getByRole('heading', { name: 'River schools' }).waitFor();
  const plan = () => project.guide.plans.all().find(({ name }) => name === 'River schools');

  // Words keep themselves when she leaves them.
  await page.getByLabel('Why is it wanted, and why now?').fill('Nobody can do it alone.');
  await page.getByLabel('What is it for, in one sentence?').focus();
  await page.getByText('Answer kept').waitFor();
  expect(plan()?.answers.map(({ words }) => words)).toEqual(['Nobody can do it alone.']);

  // The chosen archetype decides what stands first among the enablers.
  const archetypes = page.getByRole('region', { name: 'Archetype', exact: true });
  await archetypes
    .getByRole('group', { name: 'Philanthropy sense-maker' })
    .getByLabel('the one chosen')
    .check();
  const enablers = page.getByRole('region', { name: 'Strategic enabler', exact: true });
  await enablers.getByText('leans on it').first().waitFor();
  expect(await enablers.getByRole('heading', { level: 4 }).first().textContent()).toContain(
    'Senior engagement',
  );

  // Every number opens onto its words.
  await enablers
    .getByRole('link', { name: /of 21 informants/ })
    .first()
    .click();
  await page.locator('#drawer .excerpt').first().waitFor();
  await page.keyboard.press('Escape');

  // By mouse and by keyboard: a choice between two ends, and what is in place.
  const like = page.getByRole('region', { name: 'Cases most like this plan' });
  await like.getByText(/Answer some of the enablers/).waitFor();
  await page
    .getByRole('group', { name: 'Who facilitates: where do you put it?' })
    .getByTitle('Facilitator outside', { exact: true })
    .click();
  await like.getByText('% alike').first().waitFor();
  await page.getByRole('group', { name: 'Clarity of purpose' }).getByLabel('in place').focus();
  await page.keyboard.press('Space');
  await like
    .getByText(/enablers \d+ % \(1 of \d+ compared\)/)
    .first()
    .waitFor();
  expect(plan()?.answers.map(({ choice }) => choice)).toEqual(['', 'first', '4', 'in place']);

  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.waitForFunction(() => document.querySelectorAll('[value="in place"]:checked').length === 0);
  expect(plan()?.answers.map(({ choice }) => choice)).toEqual(['', 'first', '4']);

  const file = await bytesOf(await saved(page, () => page.getByRole('link', { name: 'Word' }).click()));
  const { value } = await mammoth.extractRawText({ buffer: file });
  expect(value).toContain('Nobody can do it alone.');
  expect(value).toContain('Facilitator inside  ○ ○ ○ ○ ●  Facilitator outside');
  expect(faults).toEqual([]);
});

test('a codebook that marks nothing is marked on the page, and the guide works by it', async () => {
  const { page, base, workspace, faults } = await study.open();
  const project = workspace.project(base.split('/').at(-1) ?? '');
  const facet = project.codes.all().find(({ name }) => name === 'Risk')?.id ?? 0;
  await page.goto(`${base}/guide/marks`);
  const select = page.locator(`select[data-code="${facet}"]`);
  await select.selectOption('');
  await page.waitForFunction(
    (id) => document.querySelector<HTMLSelectElement>(`select[data-code="${id}"]`)?.value === '',
    facet,
  );
  await page.goto(`${base}/guide/1`);
  await page.getByText('The codebook marks no facet as “risk”').waitFor();
  await page.goto(`${base}/guide/marks`);
  await select.selectOption('risk');
  await page
    .getByRole('textbox', { name: /^Network builder: When it is most helpful/ })
    .fill('When nobody knows the others.');
  await page.getByRole('heading', { name: 'In words' }).click();
  await page.getByText('kept', { exact: false }).last().waitFor();
  await page.goto(`${base}/guide/1`);
  await page.getByText('When nobody knows the others.').waitFor();
  await page.getByRole('region', { name: 'Risk', exact: true }).waitFor();
  expect(faults).toEqual([]);
});
