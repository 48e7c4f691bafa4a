import { expect, onTestFinished, test } from 'vitest';
import { startColumnWindow } from '../../../src/client/matrix/column-window.ts';
import { onThePage } from '../page.ts';

/** A matrix of a hundred columns of 100 px in a window of 500 px; which columns of its row are drawn. */
function largeMatrix(className = 'sheet large') {
  const cells = Array.from({ length: 100 }, (_, at) => `<td>${at + 1}</td>`).join('');
  const heads = '<th></th>'.repeat(101);
  const root = onThePage(`<div class="${className}" style="width: 500px; overflow: auto">
    <table style="width: 10100px; table-layout: fixed"><thead><tr>${heads}</tr></thead>
    <tbody><tr data-key="case-1"><th>River</th>${cells}</tr></tbody></table></div>`);
  const before = [...document.adoptedStyleSheets];
  onTestFinished(() => {
    document.adoptedStyleSheets = before;
  });
  startColumnWindow();
  const sheet = root.querySelector('.sheet');
  if (!sheet) throw new Error('there is no sheet');
  const drawn = (): number[] =>
    [...sheet.querySelectorAll('td')].flatMap((cell) =>
      getComputedStyle(cell).display === 'none' ? [] : Number(cell.textContent),
    );
  return { sheet, drawn };
}

test('of very many columns those in sight are drawn, and a few beside them', () => {
  const { drawn } = largeMatrix();
  expect(drawn()[0]).toBe(1);
  expect(drawn().length).toBeGreaterThanOrEqual(5);
  expect(drawn().length).toBeLessThan(20);
});

test('scrolled, others are drawn in their places', async () => {
  const { sheet, drawn } = largeMatrix();
  sheet.scrollLeft = 5000;
  await expect.poll(() => drawn()[0] ?? 0).toBeGreaterThan(30);
  expect(drawn()).toEqual(expect.arrayContaining([50, 51, 52, 53, 54]));
  expect(drawn().length).toBeLessThan(25);
});

test('a matrix that is not large is drawn whole', () => {
  expect(largeMatrix('sheet').drawn()).toHaveLength(100);
});
