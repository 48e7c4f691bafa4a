import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { commonKeys, listenForKeys, type KeyBinding } from '../../../src/client/kit/keys.ts';
import { onThePage } from '../page.ts';

const pressed: string[] = [];
const binding = (key: string, more: Partial<KeyBinding> = {}): KeyBinding => ({
  key,
  does: `Does ${key}`,
  run: () => void pressed.push(key),
  ...more,
});
const bindings = [
  binding('j'),
  binding('Shift+J'),
  binding('?'),
  binding('{'),
  binding(']'),
  binding('+'),
  binding('1', { unlisted: true }),
  binding('Ctrl+z'),
  binding('Ctrl+Shift+Z'),
  binding('Shift+ArrowRight'),
  binding('Alt+ArrowLeft'),
  binding('Delete'),
];

document.body.insertAdjacentHTML('beforeend', '<button type="button" id="keys">Keys</button>');
listenForKeys(bindings);

/** Presses keys and answers which of the bindings ran. */
async function press(...keys: string[]): Promise<string[]> {
  pressed.length = 0;
  for (const key of keys) await userEvent.keyboard(key);
  return [...pressed];
}

test('a key is known by its sign, with Shift, Ctrl and Alt where they make a difference', async () => {
  expect(await press('j', '{Shift>}J{/Shift}')).toEqual(['j', 'Shift+J']);
  expect(await press('{Shift>}?{/Shift}', '{Shift>}{{{/Shift}', ']', '{Shift>}+{/Shift}', '+')).toEqual([
    '?',
    '{',
    ']',
    '+',
    '+',
  ]);
  expect(await press('{Control>}z{/Control}', '{Control>}{Shift>}Z{/Shift}{/Control}')).toEqual([
    'Ctrl+z',
    'Ctrl+Shift+Z',
  ]);
  expect(await press('{Meta>}z{/Meta}')).toEqual(['Ctrl+z']);
  expect(
    await press('{Shift>}{ArrowRight}{/Shift}', '{Alt>}{ArrowLeft}{/Alt}', '{ArrowRight}', '{Delete}'),
  ).toEqual(['Shift+ArrowRight', 'Alt+ArrowLeft', 'Delete']);
  expect(await press('{Control>}j{/Control}', '{Alt>}j{/Alt}', 'q')).toEqual([]);
});

test.for([
  '<input type="text">',
  '<input type="search">',
  '<textarea></textarea>',
  '<select><option>j</option></select>',
  '<p contenteditable="true">x</p>',
])('keys rest while she types: %s', async (field) => {
  const element = onThePage(field).firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('there is no field');
  element.focus();
  expect(await press('j', '{Control>}z{/Control}', '{Shift>}?{/Shift}')).toEqual([]);
  element.blur();
  expect(await press('j')).toEqual(['j']);
});

test.for(['<input type="checkbox">', '<button type="button">Do</button>', '<a href="#there">There</a>'])(
  'keys work while the focus is on what takes no letters: %s',
  async (field) => {
    const element = onThePage(field).firstElementChild;
    if (!(element instanceof HTMLElement)) throw new Error('there is no field');
    element.focus();
    expect(await press('j')).toEqual(['j']);
  },
);

test('keys rest while a dialog is open', async () => {
  const dialog = onThePage('<dialog><button>Close</button></dialog>').querySelector('dialog');
  dialog?.showModal();
  expect(await press('j')).toEqual([]);
  dialog?.close();
  expect(await press('j')).toEqual(['j']);
});

test('a key that something else has taken is left to it', async () => {
  const root = onThePage('<button type="button">Mine</button>');
  root.addEventListener('keydown', (event) => {
    if (event.key === 'j') event.preventDefault();
  });
  root.querySelector('button')?.focus();
  expect(await press('j', ']')).toEqual([']']);
});

test('the sheet lists what the keys do as they look on a keyboard, and goes away without a trace', async () => {
  onTestFinished(() => document.querySelector('dialog')?.remove());
  document.querySelector<HTMLButtonElement>('#keys')?.click();
  const sheet = document.querySelector('dialog.keys');
  const lines = [...(sheet?.querySelectorAll('dl > div') ?? [])].map((line) => [
    [...line.querySelectorAll('kbd')].map((cap) => cap.textContent).join(' '),
    line.querySelector('dd')?.textContent,
  ]);
  expect(lines).toContainEqual(['Shift →', 'Does Shift+ArrowRight']);
  expect(lines).toContainEqual(['Ctrl Shift Z', 'Does Ctrl+Shift+Z']);
  expect(lines).toContainEqual(['+', 'Does +']);
  expect(lines).toHaveLength(bindings.length - 1);
  expect(await press('j')).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(await press('j')).toEqual(['j']);
});

test('every page has undo, redo, search and the sheet', () => {
  const done: string[] = [];
  const footer = {
    undo: () => Promise.resolve(void done.push('undo')),
    redo: () => Promise.resolve(void done.push('redo')),
  };
  const keys = commonKeys(footer, () => []);
  for (const { key, run } of keys) if (/^Ctrl.*[zy]$/i.test(key)) run();
  expect(done).toEqual(['undo', 'redo', 'redo']);
  const find = onThePage('<input id="find">').querySelector('input');
  keys.find(({ key }) => key === '/')?.run();
  expect(document.activeElement).toBe(find);
});

/** Presses a key as a keyboard does that writes something else with it. */
function pressOn(keyboard: KeyboardEventInit): string[] {
  pressed.length = 0;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...keyboard }));
  return [...pressed];
}

test.each([
  ['Russian', { key: 'о', code: 'KeyJ' }, 'j'],
  ['Russian', { key: 'О', code: 'KeyJ', shiftKey: true }, 'Shift+J'],
  ['Russian', { key: 'я', code: 'KeyZ', ctrlKey: true }, 'Ctrl+z'],
  ['Russian', { key: 'ъ', code: 'BracketRight' }, ']'],
  ['Greek', { key: 'ξ', code: 'KeyJ' }, 'j'],
  ['Hebrew', { key: 'ח', code: 'KeyJ' }, 'j'],
  ['Arabic', { key: '١', code: 'Digit1' }, '1'],
  ['Arabic', { key: 'ت', code: 'KeyJ' }, 'j'],
  [
    'German, with AltGr',
    { key: ']', code: 'Digit9', ctrlKey: true, altKey: true, modifierAltGraph: true },
    ']',
  ],
  ['German on a Mac, with Option', { key: ']', code: 'Digit6', altKey: true }, ']'],
])('on a keyboard that writes %s, %o is for %s', (_whose, keyboard, key) => {
  expect(pressOn(keyboard)).toEqual([key]);
});

test('a letter of another keyboard is its own where she bound it, and one that is being composed is no key', () => {
  expect(pressOn({ key: 'é', code: 'KeyQ' })).toEqual([]);
  expect(pressOn({ key: 'j', code: 'KeyJ', isComposing: true })).toEqual([]);
  expect(pressOn({ key: 'j', code: 'KeyJ', altKey: true, ctrlKey: true })).toEqual([]);
});
