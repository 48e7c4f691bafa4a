import { toWholeWords } from '../../../domain/boundary.ts';
import { turnAt } from '../../../domain/relation.ts';
import type { Span } from '../../../domain/text.ts';
import { the } from '../../kit/dom.ts';
import type { Picker } from '../picking/picker.ts';
import { shownCodings, target, type Page } from '../state.ts';
import { offsetAtPoint, selectedSpan } from '../text/places.ts';
import type { Moving } from './moving.ts';

/** The mouse and touch: select words, take a selected coding by its stripe or its words. */
export function startPointer(page: Page, moving: Moving, picker: Picker): void {
  startSelecting(page);
  /** Where the mouse went down: a click that ends elsewhere has drawn a selection. */
  let down = { clientX: 0, clientY: 0 };
  document.addEventListener('pointerdown', (event) => {
    down = event;
  });
  the('#coding', HTMLElement).addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const stripe = event.target.closest<HTMLElement>('[data-coding]');
    const span = event.target.closest('[data-does=code]') && target(page);
    if (span) picker.open(span);
    else if (event.target.matches('.lanes li')) moving.toTurn(turnOf(page, event.target), { focus: false });
    else if (stripe) moving.toCoding(stripe.dataset['coding'] ?? '');
    else if (event.target.closest('.words') && !isDrawn(event, down)) clickWords(page, moving, event);
  });
}

/** Takes what is selected on the page, once. */
function startSelecting(page: Page): void {
  let seen: Span | null = null;
  /** With Alt held down, what is drawn over is taken as it is: a part of a word. */
  let isExact = false;
  document.addEventListener('pointerdown', ({ altKey }) => {
    isExact = altKey;
  });
  const take = (): void => {
    const selected = selectedSpan(page.turns, page.text);
    const known = seen?.start === selected?.start && seen?.end === selected?.end;
    seen = selected;
    if (!selected || known) return;
    const span = isExact ? selected : toWholeWords(page.text, selected);
    const { selection } = page.store.get();
    if (selection?.start === span.start && selection.end === span.end) return;
    page.store.update({ selection: span, turn: turnAt(page.turns, span.start), coding: null });
  };
  document.addEventListener('selectionchange', take);
  // The browser tells of a selection later than of a key that is pressed right after it.
  document.addEventListener('keydown', take, { capture: true });
}

/** The turn in whose margin something stands. */
const turnOf = ({ turns }: Page, within: Element): number =>
  turns.findIndex(({ element }) => element.contains(within));

type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Whether a click selects words rather than points at them. */
const isDrawn = ({ clientX, clientY, detail, shiftKey }: MouseEvent, down: Point): boolean =>
  detail > 1 || shiftKey || Math.hypot(clientX - down.clientX, clientY - down.clientY) > 3;

/** A plain click takes the turn, or the shortest coding under the pointer; again, the next one. */
function clickWords(page: Page, moving: Moving, { clientX, clientY }: Point): void {
  const offset = offsetAtPoint(page.turns, clientX, clientY);
  if (offset === null) return;
  const { coding } = page.store.get();
  const here = shownCodings(page, page.store.get())
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const next = here[(here.findIndex(({ guid }) => guid === coding) + 1) % Math.max(1, here.length)];
  if (next) moving.toCoding(next.guid);
  else moving.toTurn(turnAt(page.turns, offset), { focus: false });
}
