import { expect, test } from 'vitest';
import { startHandles } from '../../../../src/client/coding/input/handles.ts';
import { rangesOf } from '../../../../src/client/coding/text/places.ts';
import { network, standing } from '../../network.ts';
import { codingOf, deskOf } from '../desk.ts';

/** A selected coding, its two handles, and the mouse. */
function handled() {
  const { asked } = network(() => standing);
  const desk = deskOf(['How?', 'We laughed a lot, and then we stayed.']);
  const { page, writing } = desk;
  startHandles(page, writing);
  const coding = codingOf(page, 'a lot');
  page.store.update({ codings: [coding], coding: coding.guid, turn: 1 });
  const grip = (edge: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`.handle.${edge}`);
    if (!found) throw new Error('there is no handle');
    return found;
  };
  /** Where the middle of some words is on the screen. */
  const over = (words: string): { clientX: number; clientY: number } => {
    const [range] = rangesOf(page.turns, codingOf(page, words));
    const measured = document.createRange();
    if (range) measured.setStart(range.startContainer, range.startOffset);
    if (range) measured.setEnd(range.endContainer, range.endOffset);
    const { left, top, width, height } = measured.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  };
  const point = (on: EventTarget, type: string, place = {}): void => {
    on.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, ...place }));
  };
  const drag = (edge: string, words: string, end = 'pointerup'): void => {
    // There is no pointer of this number to be captured.
    grip(edge).setPointerCapture = () => undefined;
    point(grip(edge), 'pointerdown');
    point(grip(edge), 'pointermove', over(words));
    point(grip(edge), end);
  };
  return { ...desk, asked, grip, point, drag, exact: () => desk.state().codings[0]?.exact };
}

test('the handles are there for mouse and finger, not at the keys', async () => {
  const { page, grip, point } = handled();
  const isHidden = (): boolean => grip('start').hidden !== false;
  expect(isHidden()).toBe(true);
  point(document.body, 'pointerdown');
  await expect.poll(isHidden).toBe(false);
  const left = (edge: string): number => parseFloat(grip(edge).style.left);
  expect(left('end')).toBeGreaterThan(left('start'));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
  page.store.update({ coding: null });
  page.store.update({ coding: 'a lot' });
  await new Promise((done) => setTimeout(done, 100));
  expect(isHidden()).toBe(true);
});

test('an end that is dragged snaps to whole words, and the coding is changed once, when it is let go', async () => {
  const { drag, exact, asked, queue } = handled();
  drag('end', 'stayed');
  expect(exact()).toBe('a lot, and then we stayed');
  drag('start', 'laughed');
  expect(exact()).toBe('laughed a lot, and then we stayed');
  await queue.idle();
  expect(asked.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
});

test('dragged past its other end a coding keeps a word, and a drag that is broken off changes nothing', () => {
  const { drag, exact, asked } = handled();
  drag('end', 'We', 'pointercancel');
  expect(exact()).toBe('a lot');
  expect(asked).toEqual([]);
  drag('end', 'We');
  expect(exact()).toBe('a');
});
