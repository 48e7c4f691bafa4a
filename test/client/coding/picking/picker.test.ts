import { expect, onTestFinished, test } from 'vitest';
import { Picker } from '../../../../src/client/coding/picking/picker.ts';
import type { CodeChoice } from '../../../../src/client/coding/writing/writing.ts';
import { network, standing } from '../../network.ts';
import { codebookOf, codeOf } from '../../page.ts';
import { codingOf, deskOf, power, trust } from '../desk.ts';

/** The window of codes, open on some words; `taken` is what she chose. */
function picking(takesOne = false) {
  network(() => standing);
  const desk = deskOf(['How?', 'We laughed a lot.']);
  const { page } = desk;
  const taken: (readonly CodeChoice[])[] = [];
  const picker = new Picker(page, desk.writing);
  picker.open(codingOf(page, 'laughed'), (choices) => void taken.push(choices), takesOne);
  const dialog = document.querySelector<HTMLDialogElement>('dialog.picker[open]');
  const input = dialog?.querySelector('input');
  if (!dialog || !input) throw new Error('no window is open');
  onTestFinished(() => {
    dialog.remove();
  });
  const type = (words: string): void => {
    input.value = words;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  const lines = (): string[] =>
    [...dialog.querySelectorAll('li')].map((one) => one.querySelector('.name')?.textContent ?? '');
  const current = (): string | undefined =>
    dialog.querySelector('li.current')?.querySelector('.name')?.textContent;
  return { ...desk, dialog, input, type, press, lines, current, taken };
}

test('what is typed narrows the codes, and Enter takes the one under the cursor', () => {
  const { dialog, type, press, lines, taken } = picking();
  expect(dialog.querySelector('blockquote')?.textContent).toBe('laughed');
  expect(lines()).toEqual(['Trust', 'Power']);
  type('pow');
  expect(lines()[0]).toBe('Power');
  press('Enter');
  expect(taken).toEqual([[{ codeId: power }]]);
  expect(dialog.open).toBe(false);
});

test('arrows walk round, and screen readers are told where she is', () => {
  const { input, press, current } = picking();
  press('ArrowUp');
  expect(current()).toBe('Power');
  press('ArrowDown');
  expect(current()).toBe('Trust');
  expect(input.getAttribute('aria-activedescendant')).toBe('option-0');
});

test('several are ticked and taken in one go', () => {
  const { press, taken } = picking();
  press('Enter', { shiftKey: true });
  press('ArrowDown');
  press('Enter', { shiftKey: true });
  press('Enter');
  expect(taken).toEqual([[{ codeId: trust }, { codeId: power }]]);
});

test('where no code is called so the first line makes one and says where; where one is, it is not made twice', () => {
  const { page, dialog, type, press, lines, taken } = picking();
  const facet = codeOf(1, 'Enabler', { depth: 0, parentId: null, path: 'Enabler' });
  page.store.update({ codebook: codebookOf(facet, codeOf(trust, 'Trust'), codeOf(power, 'Power')) });
  type('Humility');
  expect(lines().slice(0, 3)).toEqual([
    'Make a new code “Humility”',
    'or below Trust',
    'or in New codes, to be placed later',
  ]);
  expect(dialog.querySelector('li.current small')?.textContent).toBe('under Enabler');
  type('TRUST');
  expect(lines()).toEqual(['Trust']);
  type('Humility');
  press('ArrowDown');
  press('Enter');
  expect(taken).toEqual([[{ newName: 'Humility', parentId: trust }]]);
});

test('what may be a slip of the pen comes before a new code, which goes to the top where nothing is grouped', () => {
  const { page, dialog, type, press, lines, taken } = picking();
  const flat = { depth: 0, parentId: null };
  page.store.update({ codebook: codebookOf(codeOf(trust, 'Trust', flat), codeOf(power, 'Power', flat)) });
  type('Turst');
  expect(lines()).toEqual(['Trust', 'Make a new code “Turst”']);
  expect(dialog.querySelector('li.new small')?.textContent).toBe('at the top');
  press('Enter');
  expect(taken).toEqual([[{ codeId: trust }]]);
});

test('the Enter that ends a word of an input method takes nothing', () => {
  const { dialog, press, taken } = picking();
  press('Enter', { isComposing: true });
  expect(taken).toEqual([]);
  expect(dialog.open).toBe(true);
});

test('a coding that gets another code takes one alone', () => {
  const { press, taken } = picking(true);
  press('Enter', { shiftKey: true });
  press('ArrowDown');
  press('Enter');
  expect(taken).toEqual([[{ codeId: power }]]);
});

test('where the codebook changes while it is open, her line stays hers under its new name, and what is gone is said', () => {
  const { page, dialog, press, current } = picking();
  press('ArrowDown');
  page.store.update({ codebook: codebookOf(codeOf(trust, 'Trust'), codeOf(power, 'Influence')) });
  expect(current()).toBe('Influence');
  expect(dialog.querySelector('.problem')?.textContent).toBe('“Power” is called “Influence” now.');
  page.store.update({ codebook: codebookOf(codeOf(trust, 'Trust')) });
  expect(dialog.querySelector('.problem')?.textContent).toBe('“Influence” is no longer in the codebook.');
});
