import { movedByWord } from '../../domain/coding.ts';
import { sentencesOf } from '../../domain/sentences.ts';
import type { Span } from '../../domain/text.ts';
import { showSelected, turnAt } from './places.ts';
import { suggestionsOfTurn } from './paint-text.ts';
import { codingInHand, type Page } from './state.ts';
import type { Writing } from './writing.ts';

/** Walking through the text by key, and stretching what is selected or coded. */
export function createMoving(page: Page, writing: Writing) {
  const { store, turns } = page;

  function toTurn(at: number, { focus = true } = {}): void {
    const turn = turns[at];
    if (!turn) return;
    store.update({ turn: at, coding: null, selection: null, suggestion: 0 });
    showSelected(turns, null);
    turn.element.scrollIntoView({ block: 'nearest' });
    if (focus) turn.element.focus({ preventScroll: true });
  }

  function select(span: Span): void {
    store.update({ selection: span, turn: turnAt(turns, span.start), coding: null });
    showSelected(turns, span);
    turns[turnAt(turns, span.start)]?.element.scrollIntoView({ block: 'nearest' });
  }

  /** Selects the next or the previous sentence; the first step takes the first sentence of the turn. */
  function bySentence(by: 1 | -1): void {
    const next = sentenceBeside(page, by);
    if (next) select(next);
  }

  /** Moves one edge of the selection by a word; without a selection the first word of the turn is taken. */
  function stretch(edge: 'start' | 'end', by: 1 | -1): void {
    const moved = movedByWord(page.text, inHand(page), edge, by);
    if (moved.end > moved.start) select(moved);
  }

  /** Moves one edge of the coding in hand by a word. */
  function resize(edge: 'start' | 'end', by: 1 | -1): void {
    const coding = codingInHand(store.get());
    if (!coding) {
      stretch(edge, by);
      return;
    }
    const moved = movedByWord(page.text, coding, edge, by);
    if (moved.start !== coding.start || moved.end !== coding.end) void writing.resize(coding, moved);
  }

  return {
    toTurn,
    byTurn: (by: 1 | -1): void => {
      toTurn(Math.min(turns.length - 1, Math.max(0, store.get().turn + by)));
    },
    bySentence,
    resize,
    stretch,
    toCoding: (guid: string): void => {
      const coding = store.get().codings.find((one) => one.guid === guid);
      if (!coding) return;
      const at = turnAt(turns, coding.start);
      store.update({ coding: guid, turn: at, selection: null, code: coding.codeId, suggestion: 0 });
      turns[at]?.element.scrollIntoView({ block: 'nearest' });
    },
    /** The next suggestion in the source, from the beginning again after the last. */
    toNextSuggestion: (): void => {
      const { suggestion } = store.get();
      if (suggestion + 1 < suggestionsOfTurn(page, store.get()).length) {
        store.update({ suggestion: suggestion + 1 });
        return;
      }
      const next = suggestionBeyond(page);
      if (next) toTurn(turnAt(turns, next.start));
    },
  };
}

export type Moving = ReturnType<typeof createMoving>;

/** What a word is added to or taken from: the selection, the coding in hand, or the empty beginning of the turn. */
function inHand({ turns, store }: Page): Span {
  const state = store.get();
  const start = turns[state.turn]?.start ?? 0;
  return state.selection ?? codingInHand(state) ?? { start, end: start };
}

/** The sentence after or before the selection, in its turn or the nearest one that has any. */
function sentenceBeside({ text, turns, store }: Page, by: 1 | -1): Span | undefined {
  const { selection, turn } = store.get();
  const beside = selection ?? codingInHand(store.get());
  const from = beside ? (by === 1 ? beside.end : beside.start) : (turns[turn]?.start ?? 0);
  for (let at = turnAt(turns, from); at >= 0 && at < turns.length; at += by) {
    const here = turns[at];
    const spans = here ? sentencesOf(text, here) : [];
    const found =
      by === 1 ? spans.find(({ start }) => start >= from) : spans.findLast(({ end }) => end <= from);
    if (found) return found;
  }
  return undefined;
}

function suggestionBeyond({ turns, store }: Page): Span | undefined {
  const { suggestions, turn } = store.get();
  const end = turns[turn]?.end ?? 0;
  const inOrder = [...suggestions].sort((a, b) => a.start - b.start);
  return inOrder.find(({ start }) => start >= end) ?? inOrder[0];
}
