import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, pointOf, painted, withSuggestions } from './desk.ts';
import { useSampleStudy } from './sample-study.ts';

const browser = useBrowser();
const study = useSampleStudy();

test('a whole interview of the sample study is coded, noted and finished without the mouse', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = workspace.project('sample-study-learning-partnerships');
  const before = project.codings.ofSource(2).length;
  await withSuggestions(page, () => page.goto(`${base}/coding/2`));
  const answers = await page.locator('.turn:not(.asks)').count();
  const names = ['reflection', 'facilitator inside', 'partner organisations'];
  let coded = 0;
  for (let turn = 0; turn < answers; turn++) {
    // From the first turn on: to the next answer, its first sentence, a code by name.
    do await page.keyboard.press('j');
    while (await page.evaluate(() => document.activeElement?.classList.contains('asks') === true));
    const here = await page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('c');
    await page.keyboard.type(names[turn % names.length] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('dialog.picker[open]').waitFor({ state: 'detached' });
    coded++;
    // Coding leaves the keyboard on its turn.
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(here);
    if (turn === answers - 2) break;
  }
  await expect.poll(() => project.codings.ofSource(2).length).toBe(before + coded);
  expect(coded).toBeGreaterThan(8);

  await page.keyboard.press('Shift+M');
  await page.keyboard.type('She laughs here.');
  await page.keyboard.press('Escape');
  await expect.poll(() => project.memos.ofKind('turn').map(({ text }) => text)).toEqual(['She laughs here.']);
  await page.locator('.turn.noted').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => project.memos.ofKind('turn')).toEqual([]);
  await expect.poll(() => page.locator('.turn.noted').count()).toBe(0);

  await page.keyboard.press('Shift+R');
  await expect.poll(() => page.locator('#read').getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('Shift+R');
  await expect.poll(() => page.locator('#read').getAttribute('aria-pressed')).toBe('true');
  expect(faults).toEqual([]);
});

test('the ends of a coding are dragged, by whole words, and undo puts them back', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  await press('j', 'Shift+J', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: Slowly. We trusted her after a year.');
  const drag = async (edge: 'start' | 'end', words: string): Promise<void> => {
    await page.locator(`.handle.${edge}`).waitFor();
    const grip = await page.locator(`.handle.${edge}`).boundingBox();
    if (!grip) throw new Error('no handle');
    const to = await pointOf(page, words, 'middle');
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect.poll(async () => (await painted(page))['chosen']?.length ?? 0).toBeGreaterThan(0);
    await page.mouse.up();
  };
  // Handles are for the hand that points: at the keys there are none.
  expect(await page.locator('.handle.end').isVisible()).toBe(false);
  await page.locator('#turn-2 .stripe').click();
  await drag('end', 'went');
  await coded('Trust: Slowly. We trusted her after a year. Then it went');
  await drag('start', 'trusted');
  await coded('Trust: trusted her after a year. Then it went');
  await press('Control+z', 'Control+z');
  await coded('Trust: Slowly. We trusted her after a year.');
  expect(journey.faults).toEqual([]);
});

test('under the finger the selected words are coded from a bar at the foot', async () => {
  const { page, workspace, base, faults } = await study.open({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 420, height: 800 },
  });
  const project = workspace.project('sample-study-learning-partnerships');
  await withSuggestions(page, () => page.goto(`${base}/coding/2`));
  await page.evaluate(() => {
    const node = document.querySelector('.turn:not(.asks) .words')?.firstChild;
    if (node) getSelection()?.setBaseAndExtent(node, 0, node, 20);
  });
  const bar = page.getByRole('toolbar', { name: 'Code the selected words' });
  await bar.waitFor();
  const before = project.codings.ofSource(2).length;
  await bar.getByRole('button').nth(1).tap();
  await expect.poll(() => project.codings.ofSource(2).length).toBe(before + 1);
  await bar.waitFor({ state: 'hidden' });
  expect(faults).toEqual([]);
});

test('a query is put together from choices, all it finds is recoded at once, and it is kept as a view', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = workspace.project('sample-study-learning-partnerships');
  await page.goto(`${base}/excerpts`);
  await page.locator('#what').fill('Strategic enabler');
  await page.keyboard.press('Enter');
  await page.selectOption('#asks', 'near');
  await page.locator('#what').fill('Operational enabler');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.selectOption('#asks', '= type');
  await page.locator('#what').fill('partner');
  await page.getByRole('button', { name: 'Add' }).click();
  expect(await page.locator('#q').inputValue()).toBe(
    '[Strategic enabler] near [Operational enabler] within 2 turns and type = partner',
  );
  await page.locator('#q').press('End');
  await page.keyboard.type(' and (');
  await page.getByText('The query stops too early').waitFor();
  await page.keyboard.press('Backspace');
  for (let back = 0; back < 5; back++) await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'Find them' }).click();
  const total = Number.parseInt((await page.locator('.head .quiet').textContent()) ?? '', 10);
  expect(total).toBeGreaterThan(50);
  await page.locator('#everything').check();
  await page.locator('#code').fill('Reflection');
  const reflection = project.codes.all().find(({ name }) => name === 'Reflection')?.id ?? 0;
  const before = project.codings.countOfCode(reflection);
  await page.getByRole('button', { name: 'Recode', exact: true }).click();
  await expect.poll(() => project.codings.countOfCode(reflection)).toBeGreaterThan(before + 40);
  await page.locator('#undo').click();
  await expect.poll(() => project.codings.countOfCode(reflection)).toBe(before);
  await page.getByText('Views', { exact: true }).click();
  await page.getByLabel('Save this view as').fill('Partners on both enablers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Views (1)').click();
  expect(
    await page.getByRole('link', { name: 'Partners on both enablers' }).getAttribute('aria-current'),
  ).toBe('page');
  expect(faults).toEqual([]);
});

test('what a search finds is accepted and rejected by keys, and a code is split by digits', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = workspace.project('sample-study-learning-partnerships');
  await page.goto(`${base}/search?q=notebook`);
  await page.getByRole('combobox', { name: 'Review the hits for' }).fill('Reflection');
  await page.getByRole('button', { name: 'Review' }).click();
  const left = () => page.locator('#left').textContent();
  const all = Number(await left());
  expect(all).toBeGreaterThan(2);
  const before = project.codings.count();
  await page.locator('#offers li:focus').waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('x');
  await expect.poll(() => project.codings.count()).toBe(before + 1);
  await expect.poll(left).toBe(String(all - 2));
  await page.locator('#undo').click();
  await expect.poll(left).toBe(String(all - 1));

  const code = project.codes.all().find(({ name }) => name === 'Reflection')?.id ?? 0;
  const own = project.codings.countOfCode(code);
  await page.goto(`${base}/codebook/${code}/split`);
  await page.getByRole('combobox', { name: 'Into which codes' }).fill('Facilitator inside');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('link', { name: 'Facilitator inside' }).click();
  await page.getByRole('dialog', { name: 'Code' }).getByText('Use when', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Code' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect.poll(() => project.codings.countOfCode(code)).toBe(own - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => project.codings.countOfCode(code)).toBe(own);
  expect(faults).toEqual([]);
});

test('excerpts become examples of their code, and a cell of the matrix has its memo', async () => {
  const { page, workspace, base, faults } = await study.open();
  const project = workspace.project('sample-study-learning-partnerships');
  const code = project.codes.all().find(({ name }) => name === 'Reflection')?.id ?? 0;
  await page.goto(`${base}/excerpts?codes=${code}`);
  const words = (await page.locator('.exact').first().textContent()) ?? '';
  await page
    .getByRole('checkbox', { name: /Choose this excerpt/ })
    .first()
    .check();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'As example' }).click()]);
  await expect.poll(() => project.codes.find(code)?.example).toContain(`“${words}” (`);

  await page.goto(`${base}/matrix`);
  await page.locator('tbody a[data-cell]').first().click();
  await page.locator('.cell-memo textarea').fill('All of them say so.');
  await page.locator('.cell-memo textarea').blur();
  await expect
    .poll(() => project.memos.ofKind('cell').map(({ text }) => text))
    .toEqual(['All of them say so.']);
  await page.reload();
  await page.locator('td.noted').waitFor();
  await page.goto(`${base}/memos?about=cell`);
  await page.getByRole('link', { name: /^the cell “/ }).click();
  expect(await page.locator('.cell-memo textarea').inputValue()).toBe('All of them say so.');
  expect(faults).toEqual([]);
});

test('another source is read beside the one that is coded, with its codings', async () => {
  const { page, base, faults } = await study.open();
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  await page.locator('#seeing-menu summary').click();
  await page.getByLabel('Speakers in colour').check();
  expect(await page.locator('#coding').getAttribute('class')).toContain('voices');
  await page.selectOption('select[name=beside]', { index: 2 });
  await withSuggestions(page, () => page.getByRole('button', { name: 'Open', exact: true }).click());
  const beside = page.locator('.beside');
  expect(await beside.locator('ul a').count()).toBeGreaterThan(5);
  await beside.getByRole('link', { name: 'Close' }).click();
  await beside.waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});
