import type { Coding } from '../../api/codings.ts';
import type { Suggestion } from '../../api/suggestions.ts';
import { overlaps } from '../../domain/text.ts';
import { lanesOf } from '../../domain/stripes.ts';
import { make } from '../kit/dom.ts';
import { turnAt } from '../../domain/relation.ts';
import { shownCodings, type Page, type PageTurn, type State } from './state.ts';

/**
 * The margin of each turn: a bar per coding, in lanes where they overlap, and the names of the codes, which are also
 * what a screen reader finds. Only turns whose codings changed are painted again.
 */
export function paintLanes(page: Page): void {
  const shown = new Map<number, string>();
  page.store.paintWith((state, before) => {
    const changed =
      state.codings !== before?.codings ||
      state.seen !== before.seen ||
      state.pending !== before.pending ||
      state.suggestions !== before.suggestions;
    if (changed) {
      const codings = shownCodings(page, state);
      const byTurn = codingsByTurn(page, codings, lanesOf(codings));
      page.turns.forEach((turn, at) => {
        paintTurn(page, { turn, at, state, shown, codings: byTurn.get(at) ?? [] });
      });
    }
    if (changed || state.coding !== before.coding) markInHand(state, before);
  });
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
}

function paintTurn(page: Page, { turn, at, state, shown, codings }: LaneTurn): void {
  const maybe = state.suggestions.filter(({ start }) => start >= turn.start && start < turn.end);
  const mark = markOf(codings, maybe, state);
  if (shown.get(at) === mark) return;
  shown.set(at, mark);
  const lanes = turn.element.querySelector('.lanes');
  if (codings.length === 0 && maybe.length === 0) {
    lanes?.replaceChildren();
    return;
  }
  const bars = make(
    'div',
    { className: 'bars', ariaHidden: 'true' },
    ...codings.map((one) => bar(turn, one)),
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
  lanes?.replaceChildren(bars, names);
}

/** What a margin shows, in short: where it is the same, nothing is painted. */
function markOf(codings: readonly Laned[], maybe: readonly Suggestion[], { pending }: State): string {
  const coded = codings.map(({ coding, lane }) => {
    const { guid, start, end, codeId, polarity, memo } = coding;
    return `${guid}${start}-${end}-${codeId}${polarity}${memo === '' ? '' : '!'}${pending.has(guid) ? '?' : ''}${lane}`;
  });
  return `${coded.join()}|${maybe.map(({ codeId, start }) => `${codeId}-${start}`).join()}`;
}

function bar(turn: PageTurn, { coding, lane }: Laned): HTMLElement {
  const length = turn.end - turn.start;
  const from = Math.max(0, coding.start - turn.start) / length;
  const to = Math.min(length, coding.end - turn.start) / length;
  const element = make('i', {
    className: `code-${coding.codeId} ${coding.polarity}`,
    data: { coding: coding.guid },
  });
  element.style.top = `${from * 100}%`;
  element.style.height = `max(6px, ${(to - from) * 100}%)`;
  element.style.left = `${Math.min(lane, 9) * 5}px`;
  return element;
}

function stripe(
  { codeById, coders, coder }: Page,
  turn: PageTurn,
  coding: Coding,
  state: State,
): HTMLElement {
  const code = codeById.get(coding.codeId);
  const by = coders.find(({ id }) => id === coding.coderId)?.name ?? '';
  const own = coding.coderId === coder.id;
  const memo = coding.memo === '' ? '' : `\n${coding.memo}`;
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
      title: `${code?.path ?? ''} · ${by}${memo}`,
      data: { coding: coding.guid },
    },
    code?.name ?? '',
    notes !== '' && make('small', { textContent: ` ${notes}` }),
  );
}

function notesOf(coding: Coding, about: { other: string; continued: boolean; saving: boolean }): string {
  const notes = [
    coding.polarity === 'plain' ? '' : coding.polarity,
    about.other,
    about.continued ? 'continued' : '',
    about.saving ? 'saving' : '',
    coding.memo === '' ? '' : '✎',
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

function markInHand({ coding }: State, before: State | null): void {
  const marked = (guid: string | null | undefined) =>
    guid ? document.querySelectorAll(`.lanes [data-coding="${CSS.escape(guid)}"]`) : [];
  for (const element of marked(before?.coding)) element.classList.remove('in-hand');
  for (const element of marked(coding)) element.classList.add('in-hand');
}
