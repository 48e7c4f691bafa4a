import { toWholeWords } from '../../../domain/boundary.ts';
import { trimmed, type Span } from '../../../domain/text.ts';
import { make, the } from '../../kit/dom.ts';
import { codingInHand, type Page } from '../state.ts';
import { offsetAtPoint, rangesOf } from '../text/places.ts';
import type { Writing } from '../writing/writing.ts';

type Edge = 'start' | 'end';

/**
 * The two ends of the selected coding, to be dragged with mouse or finger; it snaps to whole words. What the keys do
 * too, so that a screen reader is told nothing of them.
 */
export function startHandles(page: Page, writing: Writing): void {
  const layer = the('#turns', HTMLElement);
  const handles = { start: handle('start'), end: handle('end') };
  layer.append(handles.start, handles.end);
  const byPointer = followPointer(() => {
    follow();
  });
  const place = (): void => {
    const coding = byPointer() ? codingInHand(page.store.get()) : undefined;
    for (const edge of ['start', 'end'] as const) {
      const point = coding ? pointOf(page, coding, edge) : null;
      handles[edge].hidden = point === null;
      if (!point) continue;
      const origin = layer.getBoundingClientRect();
      handles[edge].style.left = `${point.x - origin.left}px`;
      handles[edge].style.top = `${point.y - origin.top}px`;
      handles[edge].style.height = `${point.height}px`;
    }
  };
  // Measuring words makes the browser lay out the text: never in the way of what she does.
  let waiting: ReturnType<typeof setTimeout> | undefined;
  function follow(): void {
    clearTimeout(waiting);
    for (const edge of ['start', 'end'] as const) handles[edge].hidden = true;
    waiting = setTimeout(place, 60);
  }
  page.store.paintWith((state, before) => {
    if (state.coding !== before?.coding || (state.coding !== null && state.codings !== before.codings))
      follow();
  });
  new ResizeObserver(follow).observe(layer);
  for (const edge of ['start', 'end'] as const) startDrag(page, writing, handles[edge], edge);
}

/** Whether her last touch was with mouse or finger: at the keys she needs no handles. */
function followPointer(onPointer: () => void): () => boolean {
  let isPointer = false;
  const point = (): void => {
    const wasPointer = isPointer;
    isPointer = true;
    if (!wasPointer) onPointer();
  };
  document.addEventListener('pointerdown', point, { capture: true });
  document.addEventListener('keydown', () => (isPointer = false), { capture: true });
  return () => isPointer;
}

const handle = (edge: Edge): HTMLElement =>
  make('i', {
    className: `handle ${edge}`,
    ariaHidden: 'true',
    hidden: true,
    title: 'Drag to change where it ends',
  });

/** Where an end of a coding is on the screen. */
function pointOf(
  { turns }: Page,
  { start, end }: Span,
  edge: Edge,
): { x: number; y: number; height: number } | null {
  const character = edge === 'start' ? { start, end: start + 1 } : { start: end - 1, end };
  const [found] = rangesOf(turns, character);
  if (!found) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  const { left, right, top, height } = range.getBoundingClientRect();
  return { x: edge === 'start' ? left : right, y: top, height };
}

function startDrag(page: Page, writing: Writing, grip: HTMLElement, edge: Edge): void {
  let reached: Span | null = null;
  grip.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    event.stopPropagation();
    grip.setPointerCapture(event.pointerId);
    reached = codingInHand(page.store.get()) ?? null;
    the('#coding', HTMLElement).classList.add('dragging');
  });
  grip.addEventListener('pointermove', ({ clientX, clientY }) => {
    const coding = codingInHand(page.store.get());
    const offset = reached && offsetAtPoint(page.turns, clientX, clientY);
    if (!coding || offset === null) return;
    reached = drawn(page.text, coding, edge, offset);
    CSS.highlights.set('chosen', new Highlight(...rangesOf(page.turns, reached)));
  });
  const letGo = (isMeant: boolean): void => {
    const coding = codingInHand(page.store.get());
    const to = reached;
    reached = null;
    the('#coding', HTMLElement).classList.remove('dragging');
    CSS.highlights.delete('chosen');
    const isMoved = to && coding && (to.start !== coding.start || to.end !== coding.end);
    if (isMeant && isMoved) void writing.resize(coding, to);
  };
  grip.addEventListener('pointerup', () => {
    if (reached) letGo(true);
  });
  grip.addEventListener('pointercancel', () => {
    letGo(false);
  });
}

/** A coding with one end drawn to an offset, by whole words; it never becomes empty. */
function drawn(text: string, { start, end }: Span, edge: Edge, offset: number): Span {
  const raw =
    edge === 'start'
      ? { start: Math.min(offset, end - 1), end }
      : { start, end: Math.max(offset, start + 1) };
  const whole = trimmed(text, toWholeWords(text, raw));
  // Drawn past its other end, a coding stays as it was: a full stop alone says nothing.
  return /[\p{L}\p{N}]/u.test(text.slice(whole.start, whole.end)) ? whole : { start, end };
}
