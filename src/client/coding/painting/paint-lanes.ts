import type { Coding } from '../../../api/codings.ts';
import type { Suggestion } from '../../../api/suggestions.ts';
import { turnsWithin } from '../../../domain/evidence.ts';
import { turnAt } from '../../../domain/relation.ts';
import { lanesOf } from '../../../domain/stripes.ts';
import { overlaps } from '../../../domain/text.ts';
import { make } from '../../kit/dom.ts';
import { shownCodings, type Page, type PageTurn, type State } from '../state.ts';
import { tooltipOf } from '../text/tooltip.ts';

/**
 * The margin of each turn: a bar per coding, in lanes where they overlap, and the names of the codes, which are also
 * what a screen reader finds. Only turns whose codings changed are painted again: those in sight at once, the others
 * when there is time.
 */
export function paintLanes(page: Page): void {
  const margins = createMargins(page);
  page.store.paintWith((state, before) => {
    const isOther =
      state.codings !== before?.codings ||
      state.codebook !== before.codebook ||
      state.seen !== before.seen ||
      state.suggestions !== before.suggestions;
    const changed = isOther || state.pending !== before.pending;
    if (isOther) margins.renew(state);
    if (changed) margins.paintLater();
    if (changed || state.inView !== before.inView) margins.paintInView(state);
    if (changed || state.coding !== before.coding) markInHand(page, state, before);
  });
}

const turnsAtOnce = 40;

/** The margins of all turns, and what is shown in each. */
function createMargins(page: Page) {
  const shown = new Map<number, string>();
  let codings = new Map<number, Laned[]>();
  let suggestions = new Map<number, Suggestion[]>();
  /** Turns from this one on are still to be painted; none where it is past the end. */
  let rest = 0;
  let isWaiting = false;

  const paint = (at: number, state: State): void => {
    const turn = page.turns[at];
    const maybe = suggestions.get(at) ?? [];
    if (turn) paintTurn(page, { turn, at, state, shown, codings: codings.get(at) ?? [], maybe });
  };
  const paintRest = (): void => {
    isWaiting = false;
    const state = page.store.get();
    const end = Math.min(rest + turnsAtOnce, page.turns.length);
    for (; rest < end; rest++) paint(rest, state);
    markInHand(page, state, null);
    wait();
  };
  const wait = (): void => {
    if (isWaiting || rest >= page.turns.length) return;
    isWaiting = true;
    requestIdleCallback(paintRest, { timeout: 500 });
  };

  return {
    /** Takes what there is to show now. */
    renew: (state: State): void => {
      const all = shownCodings(page, state);
      codings = codingsByTurn(page, all, lanesOf(all));
      suggestions = Map.groupBy(state.suggestions, ({ start }) => turnAt(page.turns, start));
    },
    /** Looks at every turn again, when there is time. */
    paintLater: (): void => {
      rest = 0;
      wait();
    },
    paintInView: (state: State): void => {
      for (let at = state.inView.first; at <= state.inView.last; at++) paint(at, state);
    },
  };
}

interface Laned {
  readonly coding: Coding;
  readonly lane: number;
}

function codingsByTurn(
  { turns }: Page,
  codings: readonly Coding[],
  lanes: readonly number[],
): Map<number, Laned[]> {
  const byTurn = new Map<number, Laned[]>();
  codings.forEach((coding, place) => {
    for (let at = turnAt(turns, coding.start); at < turns.length; at++) {
      const turn = turns[at];
      if (!turn || turn.start >= coding.end) break;
      if (!overlaps(turn, coding)) continue;
      const laned = { coding, lane: lanes[place] ?? 0 };
      const known = byTurn.get(at);
      if (known) known.push(laned);
      else byTurn.set(at, [laned]);
    }
  });
  return byTurn;
}

interface LaneTurn {
  readonly turn: PageTurn;
  readonly at: number;
  readonly state: State;
  readonly shown: Map<number, string>;
  readonly codings: readonly Laned[];
  readonly maybe: readonly Suggestion[];
}

function paintTurn(page: Page, { turn, at, state, shown, codings, maybe }: LaneTurn): void {
  const mark = markOf(page, { turn, codings, maybe, state });
  if (shown.get(at) === mark) return;
  shown.set(at, mark);
  const lanes = turn.element.querySelector<HTMLElement>('.lanes');
  turn.element.querySelector('.bars')?.remove();
  if (codings.length === 0 && maybe.length === 0) {
    lanes?.replaceChildren();
    return;
  }
  const bars = make(
    'div',
    { className: 'bars', ariaHidden: 'true' },
    ...codings.map((one) => bar(page, turn, one)),
  );
  const names = make('ul', { ariaLabel: `Codings of turn ${turn.number}` });
  for (const { coding } of codings) names.append(make('li', {}, stripe(page, turn, coding, state)));
  for (const { codeId } of maybe)
    names.append(
      make('li', {
        className: `maybe code-${codeId}`,
        textContent: `${page.codeById.get(codeId)?.name ?? ''}?`,
      }),
    );
  // Beside the words, whose height the list of names need not have.
  turn.element.querySelector('.said')?.append(bars);
  if (lanes) showNames(lanes, names);
}

/** Shows the names of a turn; the keyboard stays on the coding it was on. */
function showNames(lanes: HTMLElement, names: HTMLElement): void {
  const { activeElement } = document;
  const focused =
    activeElement instanceof HTMLElement && lanes.contains(activeElement) ? activeElement : null;
  lanes.replaceChildren(names);
  const guid = CSS.escape(focused?.dataset['coding'] ?? '');
  lanes.querySelector<HTMLElement>(`[data-coding="${guid}"]`)?.focus({ preventScroll: true });
}

/** What a margin shows, in short: where it is the same, nothing is painted. */
/** What a turn shows, its places counted from its own beginning: what moves with it need not be painted again. */
function markOf(
  { codeById }: Page,
  { turn, codings, maybe, state: { pending } }: Omit<LaneTurn, 'at' | 'shown'>,
): string {
  const called = (codeId: number): string => codeById.get(codeId)?.path ?? '';
  const coded = codings.map(({ coding, lane }) => {
    const { guid, start, end, codeId, polarity, memo } = coding;
    return `${guid}${start - turn.start}-${end - turn.start}-${codeId}${called(codeId)}${polarity}${memo === '' ? '' : '!'}${pending.has(guid) ? '?' : ''}${lane}`;
  });
  const maybes = maybe.map(({ codeId, start }) => `${codeId}${called(codeId)}-${start - turn.start}`);
  return codings.length + maybe.length === 0
    ? '|'
    : `${turn.end - turn.start} ${coded.join()}|${maybes.join()}`;
}

/** Bars stand in so many lanes beside the first; deeper ones would run over the names. */
const deepest = 4;

function bar(page: Page, turn: PageTurn, { coding, lane }: Laned): HTMLElement {
  const length = turn.end - turn.start;
  const from = Math.max(0, coding.start - turn.start) / length;
  const to = Math.min(length, coding.end - turn.start) / length;
  const element = make('i', {
    className: `code-${coding.codeId} ${coding.polarity}`,
    title: tooltipOf(page, coding),
    data: { coding: coding.guid },
  });
  element.style.top = `${from * 100}%`;
  element.style.height = `max(6px, ${(to - from) * 100}%)`;
  element.style.left = `${Math.min(lane, deepest) * 5}px`;
  return element;
}

function stripe(page: Page, turn: PageTurn, coding: Coding, state: State): HTMLElement {
  const { codeById, coders, coder } = page;
  const code = codeById.get(coding.codeId);
  const by = coders.find(({ id }) => id === coding.coderId)?.name ?? '';
  const own = coding.coderId === coder.id;
  const notes = notesOf(coding, {
    other: own ? '' : by,
    continued: coding.start < turn.start,
    saving: state.pending.has(coding.guid),
  });
  return make(
    'button',
    {
      type: 'button',
      className: `stripe code-${coding.codeId} ${coding.polarity}${own ? '' : ' other'}`,
      title: tooltipOf(page, coding),
      data: { coding: coding.guid },
    },
    ...signOf(coding),
    code?.name ?? '',
    notes !== '' && make('small', { textContent: ` ${notes}` }),
  );
}

const signs = { supports: '+', qualifies: '~', contradicts: '−' } as const;

/** How a coding bears on its code: a sign to see, a word to hear. */
function signOf({ polarity }: Coding): HTMLElement[] {
  if (polarity === 'plain') return [];
  return [
    make('b', { ariaHidden: 'true', textContent: `${signs[polarity]} ` }),
    make('span', { className: 'unseen', textContent: `${polarity} ` }),
  ];
}

function notesOf(coding: Coding, about: { other: string; continued: boolean; saving: boolean }): string {
  const notes = [
    about.other,
    about.continued ? 'continued' : '',
    about.saving ? 'saving' : '',
    coding.memo === '' ? '' : '✎',
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

/** Marks the bars and names of the selected coding, and no longer those of the one before. */
function markInHand(page: Page, { coding, codings }: State, before: State | null): void {
  for (const [guid, isInHand] of [
    [before?.coding, false],
    [coding, true],
  ] as const) {
    const found = guid ? codings.find((one) => one.guid === guid) : undefined;
    for (const { element } of found ? turnsWithin(page.turns, found) : [])
      for (const mark of element.querySelectorAll(`[data-coding="${CSS.escape(guid ?? '')}"]`))
        mark.classList.toggle('in-hand', isInHand);
  }
}
