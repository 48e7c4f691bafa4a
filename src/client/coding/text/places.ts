import { turnAt } from '../../../domain/relation.ts';
import { trimmed, type Span } from '../../../domain/text.ts';
import type { PageTurn } from '../state.ts';

/** The turns of the page in order. Their DOM stays as the server made it, but for words that are corrected. */
export function readTurns(root: HTMLElement): PageTurn[] {
  return [...root.querySelectorAll<HTMLElement>('.turn')].map((element) => {
    const node = element.querySelector('.words')?.firstChild;
    if (!(node instanceof Text)) throw new Error(`turn ${element.id} has no text`);
    const { turn = '0', start = '0', end = '0', speaker = null } = element.dataset;
    return {
      element,
      node,
      number: Number(turn),
      start: Number(start),
      end: Number(end),
      speaker,
      // What a turn is taken for changes while the page is open.
      get isEvidence() {
        return !element.matches('.asks, .matter');
      },
    };
  });
}

/** Lays turns into a text of as many; of those that say something else now the words are shown. */
export function layTurns(turns: readonly PageTurn[], text: string, places: readonly Span[]): void {
  turns.forEach((turn, at) => {
    const { start, end } = places[at] ?? turn;
    turn.start = start;
    turn.end = end;
    const words = text.slice(start, end);
    if (turn.node.data !== words) turn.node.data = words;
  });
}

/** Ranges of the words of `span`, one per turn it touches, so that labels and margins are not painted. */
export function rangesOf(turns: readonly PageTurn[], span: Span): StaticRange[] {
  const ranges: StaticRange[] = [];
  for (let at = turnAt(turns, span.start); at < turns.length; at++) {
    const turn = turns[at];
    if (!turn || turn.start >= span.end) break;
    const start = Math.max(span.start, turn.start) - turn.start;
    const end = Math.min(span.end, turn.end) - turn.start;
    if (start < end) {
      const { node } = turn;
      ranges.push(
        new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
      );
    }
  }
  return ranges;
}

/** What the browser's selection means in the text, without white space at its ends; null where it means nothing. */
export function selectedSpan(turns: readonly PageTurn[], text: string): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(turns, range.startContainer, range.startOffset, 'start');
  const end = offsetOf(turns, range.endContainer, range.endOffset, 'end');
  if (start === null || end === null) return null;
  const span = trimmed(text, { start, end });
  return span.start < span.end ? span : null;
}

/** Where a point of the page is in the text. Outside of words it is the nearest edge of them. */
function offsetOf(turns: readonly PageTurn[], node: Node, at: number, edge: 'start' | 'end'): number | null {
  const inside = turns.find((turn) => turn.node === node);
  if (inside) return inside.start + at;
  // A triple click ends at the very beginning of the next turn: what it means is the end of the one before.
  const point = document.createRange();
  point.setStart(node, at);
  if (edge === 'start') return turns.find((turn) => point.comparePoint(turn.node, 0) >= 0)?.start ?? null;
  return turns.findLast((turn) => point.comparePoint(turn.node, turn.node.length) <= 0)?.end ?? null;
}

/** The offset in the text under a point of the screen; null where there are no words. */
export function offsetAtPoint(turns: readonly PageTurn[], x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y);
  const turn = position && turns.find(({ node }) => node === position.offsetNode);
  return turn ? turn.start + position.offset : null;
}

/** Selects `span` in the browser as if by mouse. */
export function showSelected(turns: readonly PageTurn[], span: Span | null): void {
  const selection = getSelection();
  if (!selection) return;
  if (!span) {
    selection.removeAllRanges();
    return;
  }
  const ranges = rangesOf(turns, span);
  const [first] = ranges;
  const last = ranges.at(-1);
  if (first && last)
    selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
