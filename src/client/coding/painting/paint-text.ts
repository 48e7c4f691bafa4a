import type { Coding } from '../../../api/codings.ts';
import { turnAt } from '../../../domain/relation.ts';
import { overlaps, type Span } from '../../../domain/text.ts';
import { codingInHand, shownCodings, type Page, type State } from '../state.ts';
import { spanInView } from '../text/in-view.ts';
import { rangesOf } from '../text/places.ts';

/** Paints coded words by CSS Custom Highlights: the DOM of the text stays as the server made it. */
export function paintText(page: Page): void {
  const painted = new Map<string, readonly Coding[]>();

  page.store.paintWith((state, before) => {
    const isOther = state.codings !== before?.codings || state.codebook !== before.codebook;
    if (isOther || state.seen !== before.seen || state.inView !== before.inView)
      paintCodings(page, codingsInView(page, state), painted);
    paintHands(page, state, before);
    if (state.turn !== before?.turn) markTurn(page, state, before);
    if (state.turnMemos !== before?.turnMemos)
      for (const { element, number } of page.turns)
        element.classList.toggle('noted', state.turnMemos.has(number));
  });
}

/** The codings that are shown and in view: the rest of a long text is painted when it comes into sight. */
function codingsInView(page: Page, state: State): readonly Coding[] {
  const view = spanInView(page.turns, state.inView);
  return shownCodings(page, state).filter((coding) => overlaps(coding, view));
}

/** What she has in hand: a coding, a selection, a suggestion. */
function paintHands(page: Page, state: State, before: State | null): void {
  const changed = (...parts: (keyof State)[]): boolean =>
    parts.some((part) => state[part] !== before?.[part]);
  if (changed('codings', 'coding')) {
    const inHand = codingInHand(state);
    paint(page, 'in-hand', inHand ? [inHand] : []);
  }
  if (changed('suggestions', 'turn', 'suggestion')) {
    paint(page, 'suggested', suggestionsOfTurn(page, state).slice(state.suggestion, state.suggestion + 1));
  }
  if (changed('selection')) paint(page, 'chosen', state.selection ? [state.selection] : []);
}

/** Paints each colour whose codings changed; what was painted is kept in `painted`. */
function paintCodings(page: Page, codings: readonly Coding[], painted: Map<string, readonly Coding[]>): void {
  const byName = new Map<string, Coding[]>();
  for (const coding of codings) {
    for (const name of namesOf(page, coding)) {
      const known = byName.get(name);
      if (known) known.push(coding);
      else byName.set(name, [coding]);
    }
  }
  for (const name of painted.keys()) if (!byName.has(name)) CSS.highlights.delete(name);
  for (const [name, wanted] of byName) {
    if (isSame(wanted, painted.get(name))) continue;
    CSS.highlights.set(name, new Highlight(...wanted.flatMap((coding) => rangesOf(page.turns, coding))));
  }
  painted.clear();
  for (const [name, wanted] of byName) painted.set(name, wanted);
}

const isSame = (now: readonly Coding[], before: readonly Coding[] | undefined): boolean =>
  before?.length === now.length && now.every((coding, at) => coding === before[at]);

/**
 * A highlight for each family of codes, not for each code: the browser styles every element for every highlight a style sheet names, and
 * a hundred of them cost more than all the painting.
 */
function namesOf({ codeById }: Page, { codeId, polarity }: Coding): string[] {
  const tint = `tint-${codeById.get(codeId)?.tint.slice(1) ?? ''}`;
  return polarity === 'contradicts' ? [tint, 'against'] : [tint];
}

function paint({ turns }: Page, name: string, spans: readonly Span[]): void {
  const highlight = new Highlight(...spans.flatMap((span) => rangesOf(turns, span)));
  highlight.priority = 10;
  CSS.highlights.set(name, highlight);
}

function markTurn({ turns }: Page, state: State, before: State | null): void {
  if (before) turns[before.turn]?.element.removeAttribute('aria-current');
  turns[state.turn]?.element.setAttribute('aria-current', 'true');
}

/** The suggestions that begin in the current turn. */
export function suggestionsOfTurn({ turns }: Page, { suggestions, turn }: State) {
  return suggestions.filter(({ start }) => turnAt(turns, start) === turn);
}
