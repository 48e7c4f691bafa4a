import { the } from '../../kit/dom.ts';
import type { Page, PageTurn } from '../state.ts';

/** The places of the first and the last turn that are in sight or a screen away from it. */
export interface InView {
  readonly first: number;
  readonly last: number;
}

/** Before the browser says what is in sight, the top of the text is taken to be. */
export const atTheTop: InView = { first: 0, last: 30 };

const settledMs = 200;

/**
 * Follows what is in sight, so that only that is painted: a text of 100,000 words is painted, coded and scrolled like a
 * short one. Before printing everything counts as in view. (An observer of 2,500 turns costs more than the painting.)
 */
export function followSight({ turns, store }: Page): void {
  const text = the('#turns', HTMLElement);
  const stretches = stretchesOf(turns);
  let isAsked = false;
  const tell = (inView: InView): void => {
    const known = store.get().inView;
    if (inView.first !== known.first || inView.last !== known.last) store.update({ inView });
  };
  const look = (): void => {
    isAsked = false;
    const inView = turnsInSight(stretches);
    if (inView) tell(inView);
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(look);
  };
  // The text scrolls in its column, and on a narrow screen with the page.
  document.addEventListener('scroll', ask, { capture: true, passive: true });
  // The first sight of the text is not kept waiting for what lies below it.
  setTimeout(() => {
    new ResizeObserver(ask).observe(text);
  }, settledMs);
  store.paintWith((state, before) => {
    if (before && state.seen !== before.seen) ask();
  });
  addEventListener('beforeprint', () => {
    tell({ first: 0, last: turns.length - 1 });
  });
}

/** A few turns that are laid out together, or not at all while they are out of sight. */
interface Stretch extends InView {
  readonly element: Element;
}

function stretchesOf(turns: readonly PageTurn[]): Stretch[] {
  const found: Stretch[] = [];
  turns.forEach(({ element: { parentElement } }, at) => {
    if (!parentElement) return;
    const known = found.at(-1);
    if (known?.element === parentElement) found.splice(-1, 1, { ...known, last: at });
    else found.push({ element: parentElement, first: at, last: at });
  });
  return found;
}

/**
 * The turns of the stretches on the screen and a screen above and below it, found by halving. No turn is measured: that
 * would lay out stretches which are out of sight.
 */
function turnsInSight(stretches: readonly Stretch[]): InView | undefined {
  const from = -innerHeight;
  const to = 2 * innerHeight;
  const edge = (at: number): DOMRect | undefined => stretches[at]?.element.getBoundingClientRect();
  const firstAt = halving(stretches.length, (at) => (edge(at)?.bottom ?? 0) >= from);
  const endAt = halving(stretches.length, (at) => (edge(at)?.top ?? 0) > to);
  const first = stretches[firstAt]?.first;
  const last = stretches[endAt - 1]?.last;
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

/** The first place below `length` at which `holds`, which holds for all after it; `length` where it holds nowhere. */
function halving(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The stretch of the text that is in view. */
export function spanInView(
  turns: readonly PageTurn[],
  { first, last }: InView,
): { start: number; end: number } {
  return { start: turns[first]?.start ?? 0, end: turns[Math.min(last, turns.length - 1)]?.end ?? 0 };
}
