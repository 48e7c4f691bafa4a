import { expect, test } from 'vitest';
import { joiningWish } from '../../../../src/client/coding/writing/joining.ts';
import { network, standing } from '../../network.ts';
import { codingOf, deskOf, power, trust } from '../desk.ts';

const words = ['How?', 'Slowly, she said, and with care.'];

/** She has coded “Slowly” with Trust and codes the words right behind it. */
function again(more: Parameters<typeof codingOf>[2] = {}) {
  const { written, asked } = network(() => standing);
  const desk = deskOf(words);
  desk.page.store.update({ codings: [codingOf(desk.page, 'Slowly, she', more)] });
  const { start, end } = codingOf(desk.page, 'she said');
  const apply = (codeId = trust): Promise<void> => desk.writing.apply({ start, end }, [{ codeId }]);
  return { ...desk, apply, written, asked };
}

const dialog = (): HTMLDialogElement | null => document.querySelector('dialog.ask');
const press = (label: string): void =>
  [...(dialog()?.querySelectorAll('button') ?? [])].find((one) => one.textContent === label)?.click();

test('she is asked once what becomes of the same code on words that touch, and her answer is remembered', async () => {
  const { apply, state, written, page } = again();
  const done = apply();
  await expect.poll(dialog).not.toBeNull();
  expect(written()).toEqual([]);
  press('Make them one');
  await done;
  await expect.poll(written).toEqual(['POST codings/joined']);
  expect(state().codings.map(({ exact }) => exact)).toEqual(['Slowly, she said']);
  expect(joiningWish(page.base).get()).toBe('join');
});

test('kept apart, both stand', async () => {
  const { apply, state, written, page } = again();
  joiningWish(page.base).set('keep');
  await apply();
  expect(written()).toEqual(['POST sources/7/codings']);
  expect(state().codings).toHaveLength(2);
});

test('where she leaves the question open nothing is coded, and she is asked again', async () => {
  const { apply, state, written, page } = again();
  const done = apply();
  await expect.poll(dialog).not.toBeNull();
  press('Cancel');
  await done;
  expect(written()).toEqual([]);
  expect(state().codings).toHaveLength(1);
  expect(joiningWish(page.base).get()).toBe('ask');
});

test('nobody is asked where the code is another, the coding somebody else’s, or the words do not touch', async () => {
  for (const [more, codeId] of [
    [{}, power],
    [{ coderId: 2 }, trust],
    [{ codeId: power }, trust],
  ] as const) {
    const { apply, written } = again(more);
    await apply(codeId);
    expect(dialog()).toBeNull();
    expect(written()).toEqual(['POST sources/7/codings']);
  }
});

test('codings that bear on the code differently stay apart, whatever she wishes', async () => {
  const { page, writing, state } = again();
  joiningWish(page.base).set('join');
  const other = codingOf(page, 'and with', { polarity: 'contradicts' });
  page.store.update({ codings: [...state().codings, other] });
  await writing.apply(codingOf(page, 'she said, and'), [{ codeId: trust }]);
  expect(state().codings).toHaveLength(3);
});
