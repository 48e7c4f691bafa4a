import { expect, test } from 'vitest';
import { isTyping, make, pageData, the } from '../../../src/client/kit/dom.ts';
import { onThePage } from '../page.ts';

test('words become text and never markup', () => {
  const element = make('p', { className: 'quiet' }, '<b>bold</b> & more');
  expect(element.childElementCount).toBe(0);
  expect(element.outerHTML).toBe('<p class="quiet">&lt;b&gt;bold&lt;/b&gt; &amp; more</p>');
});

test('what is not there is left out, and data and properties are set', () => {
  const element = make(
    'button',
    { type: 'button', ariaPressed: 'true', data: { coding: 'a"b' } },
    null,
    'Do ',
    false,
    make('kbd', { textContent: 'a' }),
  );
  expect(element.textContent).toBe('Do a');
  expect(element.childNodes).toHaveLength(2);
  expect(element.getAttribute('aria-pressed')).toBe('true');
  expect(element.dataset['coding']).toBe('a"b');
});

test('an element that the page must have is found by its kind, or its absence is said', () => {
  const root = onThePage('<p id="one"></p><input id="two">');
  expect(the('#two', HTMLInputElement, root)).toBe(root.lastElementChild);
  expect(() => the('#two', HTMLButtonElement)).toThrow('#two');
  expect(() => the('#three', HTMLElement)).toThrow('#three');
});

test('the data of a page is read as it was written, with signs that markup would take for itself', () => {
  const root = onThePage('<script type="application/json" id="known"></script>');
  const known = { words: '</script> \u2028 "x" 😀' };
  if (root.firstElementChild) root.firstElementChild.textContent = JSON.stringify(known);
  expect(pageData('known')).toEqual(known);
});

test('only fields that take letters count as typing', () => {
  const typing = (html: string): boolean => {
    const target = onThePage(html).firstElementChild;
    let is = false;
    target?.addEventListener('keydown', (event) => {
      is = isTyping(event);
    });
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    return is;
  };
  expect(
    ['<input>', '<input type="date">', '<textarea></textarea>', '<select></select>'].map(typing),
  ).toEqual([true, true, true, true]);
  expect(
    [
      '<input type="checkbox">',
      '<input type="radio">',
      '<button></button>',
      '<a href="#x">x</a>',
      '<div tabindex="0"></div>',
    ].map(typing),
  ).toEqual([false, false, false, false, false]);
  expect(isTyping(new KeyboardEvent('keydown', { key: 'j' }))).toBe(false);
});
