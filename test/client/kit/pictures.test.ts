import { expect, onTestFinished, test } from 'vitest';
import { pictureFile } from '../../../src/client/kit/pictures/picture-file.ts';
import { tableAsCsv, tableBeside } from '../../../src/client/kit/pictures/picture-table.ts';
import { onThePage } from '../page.ts';

/** A picture whose lines have one colour on paper and another on a dark screen. */
function picture(): SVGSVGElement {
  const root = onThePage(
    '<style>:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark} .lane{fill:light-dark(#112233,#ddeeff)}</style>' +
      '<main><figure><svg viewBox="0 0 100 50" width="100"><a href="/x"><text class="lane" x="90" y="20">A long label</text></a></svg><figcaption><span class="key lane">partner</span></figcaption></figure></main>',
  );
  const found = root.querySelector('svg');
  if (!found) throw new Error('no picture');
  return found;
}

test('a picture that is saved has its title, where it is from, and the colours for paper, whatever the screen has', () => {
  const { dataset } = document.documentElement;
  dataset['theme'] = 'dark';
  onTestFinished(() => {
    delete dataset['theme'];
  });
  const file = pictureFile(picture(), 'Voices & cases', 'My study · Throughline, 2026-11-30');
  const words = [...file.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(words).toEqual(['Voices & cases', 'A long label', 'partner', 'My study · Throughline, 2026-11-30']);
  const label = [...file.querySelectorAll('text')][1];
  expect(label?.getAttribute('fill')).toBe('rgb(17, 34, 51)');
  expect(label?.hasAttribute('class')).toBe(false);
  expect(file.querySelector('a')?.hasAttribute('href')).toBe(false);
  // The screen is as it was.
  expect(dataset['theme']).toBe('dark');
  // What reaches over the edge is in the file too.
  expect(Number(file.getAttribute('width'))).toBeGreaterThan(160);
});

test('the table of a picture is the next one on the page, saved as it is read', () => {
  const root = onThePage(
    '<main><table><tr><td>before</td></tr></table><figure></figure>' +
      '<table><tr><th colspan="2">Code, “x” <button>Sort</button></th></tr>' +
      '<tr><td>=1+1</td><td>-3</td></tr><tr><td>Says "no"</td><td>4\n of 5</td></tr></table></main>',
  );
  const figure = root.querySelector('figure');
  const table = figure && tableBeside(figure);
  expect(table && tableAsCsv(table)).toBe('"Code, “x”",\r\n\'=1+1,-3\r\n"Says ""no""",4 of 5');
});
