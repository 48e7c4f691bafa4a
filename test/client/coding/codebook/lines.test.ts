import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showLines } from '../../../../src/client/coding/codebook/lines.ts';
import { onThePage } from '../../page.ts';

/** A line as the server draws it. */
function lineOf(code: number, name = `Code ${code}`, kind = 'leaf'): HTMLElement {
  const line = document.createElement('div');
  line.className = `${kind} code-${code}`;
  line.dataset['code'] = String(code);
  line.ariaLevel = kind === 'facet' ? '1' : '2';
  line.tabIndex = -1;
  line.innerHTML = '<i></i><span class="name"></span><span class="n"></span>';
  (line.querySelector('.name') ?? line).textContent = name;
  return line;
}

const says = (root: HTMLElement): (string | null)[] =>
  [...root.children].map((line) => line.querySelector('.name')?.textContent ?? null);
const codesIn = (lines: readonly Element[]): number[] =>
  lines.map((line) => (line instanceof HTMLElement ? Number(line.dataset['code']) : -1));

test('whatever lines stood there, those of the new codebook stand there after, in its order', () => {
  const some = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 14 });
  fc.assert(
    fc.property(some, some, (before, after) => {
      const root = onThePage('');
      showLines(
        root,
        before.map((code) => lineOf(code)),
      );
      const shown = showLines(
        root,
        after.map((code) => lineOf(code, `Now ${code}`)),
      );
      expect(codesIn([...root.children])).toEqual(after);
      expect(says(root)).toEqual(after.map((code) => `Now ${code}`));
      expect(shown).toEqual([...root.children]);
    }),
    { seed: 11 },
  );
});

test('a line whose code stays is the element it was, with the keyboard on it, under another name and in another place', () => {
  const root = onThePage('');
  const [, second] = showLines(root, [lineOf(1), lineOf(2), lineOf(3)]);
  second?.focus();
  const shown = showLines(root, [lineOf(3), lineOf(2, 'Second', 'facet'), lineOf(4), lineOf(1)]);
  expect(shown[1]).toBe(second);
  expect(document.activeElement).toBe(second);
  expect(second?.className).toBe('facet code-2');
  expect(second?.ariaLevel).toBe('1');
  expect(says(root)).toEqual(['Code 3', 'Second', 'Code 4', 'Code 1']);
});

test('where the line under the keyboard goes, the keyboard is on the one in its place', () => {
  const root = onThePage('');
  const shown = showLines(root, [lineOf(1), lineOf(2), lineOf(3)]);
  shown[2]?.focus();
  showLines(root, [lineOf(1), lineOf(2)]);
  expect(document.activeElement).toBe(root.children[1]);
  showLines(root, []);
  expect(root.children).toHaveLength(0);
});

test('one line can always be reached by the Tab key', () => {
  const root = onThePage('');
  const reached = () =>
    [...root.children].filter((line) => line instanceof HTMLElement && line.tabIndex === 0);
  showLines(root, [lineOf(1), lineOf(2)]);
  expect(codesIn(reached())).toEqual([1]);
  showLines(root, [lineOf(2), lineOf(3)]);
  expect(codesIn(reached())).toEqual([2]);
});

test('a guest has a line of its own beside that of its place', () => {
  const root = onThePage('');
  const [first, guest] = showLines(root, [lineOf(7), lineOf(7, 'Guest')]);
  const shown = showLines(root, [lineOf(7), lineOf(8), lineOf(7, 'Still a guest')]);
  expect(shown[0]).toBe(first);
  expect(shown[2]).toBe(guest);
  expect(says(root)).toEqual(['Code 7', 'Code 8', 'Still a guest']);
});
