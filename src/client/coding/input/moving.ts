import { movedByWord } from '../../../domain/boundary.ts';
import { turnAt } from '../../../domain/relation.ts';
import { sentencesOf } from '../../../domain/sentences.ts';
import type { Span } from '../../../domain/text.ts';
import { suggestionsOfTurn } from '../painting/paint-text.ts';
import { codingInHand, shownCodings, type Page } from '../state.ts';
import { showSelected } from '../text/places.ts';
import type { Writing } from '../writing/writing.ts';

/** Moving by key: walking through the text, and stretching what is selected or coded. */
export function createMoving(page: Page, writing: Writing) {
  return { ...createWalking(page), ...createStretching(page, writing) };
}

/** Walking by turn, coding and suggestion. */
function createWalking(page: Page) {
  const { store, turns } = page;

  function toTurn(at: number, { focus = true } = {}): void {
    const turn = turns[at];
    if (!turn) return;
    store.update({ turn: at, coding: null, selection: null, suggestion: 0 });
    showSelected(turns, null);
    turn.element.scrollIntoView({ block: 'nearest' });
    if (focus) turn.element.focus({ preventScroll: true });
  }

  function toCoding(guid: string | undefined): void {
    const coding = store.get().codings.find((one) => one.guid === guid);
    if (!coding) return;
    const at = turnAt(turns, coding.start);
    store.update({ coding: coding.guid, turn: at, selection: null, code: coding.codeId, suggestion: 0 });
    turns[at]?.element.scrollIntoView({ block: 'nearest' });
  }

  return {
    toTurn,
    toCoding,
    byTurn: (by: 1 | -1): void => {
      toTurn(shownTurn(page, store.get().turn, by));
    },
    /** The next turn of an informant in which nothing is coded, from the beginning again after the last; answers whether there is one. */
    toUncoded: (): boolean => {
      const at = uncodedTurn(page);
      if (at !== undefined) toTurn(at);
      return at !== undefined;
    },
    /** The next coding in the source, or the one before. */
    byCoding: (by: 1 | -1): void => {
      toCoding(codingBeside(page, by));
    },
    /** The next coding of the current turn, the first again after the last: how overlapping ones are told apart. */
    cycle: (): void => {
      const here = codingsOfTurn(page);
      const at = here.findIndex(({ guid }) => guid === store.get().coding);
      toCoding(here[(at + 1) % Math.max(1, here.length)]?.guid);
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

/** Selecting by sentence and word, and moving the boundaries of the selected coding, or else of the selection. */
function createStretching(page: Page, writing: Writing) {
  const { store, turns } = page;

  function select(span: Span): void {
    store.update({ selection: span, turn: turnAt(turns, span.start), coding: null });
    showSelected(turns, span);
    turns[turnAt(turns, span.start)]?.element.scrollIntoView({ block: 'nearest' });
  }

  /** Gives the selected coding, or else the selection, another reach. */
  function reach(to: (span: Span) => Span): void {
    const coding = codingInHand(store.get());
    const span = to(coding ?? inHand(page));
    if (span.end <= span.start) return;
    if (!coding) select(span);
    else if (span.start !== coding.start || span.end !== coding.end) void writing.resize(coding, span);
  }

  return {
    /** Selects the next or the previous sentence alone; the first step takes the first sentence of the turn. */
    toSentence: (by: 1 | -1): void => {
      const next = sentenceBeside(page, by);
      if (next) select(next);
    },
    /** Takes one sentence more into the selection, or gives the last one back; without a selection, the next one is taken. */
    bySentence: (by: 1 | -1): void => {
      const { selection } = store.get();
      const next = by === 1 || !selection ? sentenceBeside(page, by) : null;
      if (!selection && next) select(next);
      else if (selection && next) select({ start: selection.start, end: next.end });
      else if (selection) select(withoutLast(page, selection));
    },
    /** Moves one edge of the selection by a word; without a selection the first word of the turn is taken. */
    stretch: (edge: 'start' | 'end', by: 1 | -1): void => {
      const moved = movedByWord(page.text, inHand(page), edge, by);
      if (moved.end > moved.start) select(moved);
    },
    /** Moves one edge of what is in hand by a word. */
    resize: (edge: 'start' | 'end', by: 1 | -1): void => {
      reach((span) => movedByWord(page.text, span, edge, by));
    },
    /** Moves its end by a sentence. */
    resizeBySentence: (edge: 'start' | 'end', by: 1 | -1): void => {
      reach((span) =>
        edge === 'end'
          ? { start: span.start, end: sentenceEnd(page, span, by) }
          : { start: sentenceStart(page, span, by), end: span.end },
      );
    },
    /** Stretches what is in hand to the whole turns it touches. */
    toWholeTurns: (): void => {
      reach(({ start, end }) => ({
        start: turns[turnAt(turns, start)]?.start ?? start,
        end: turns[turnAt(turns, end - 1)]?.end ?? end,
      }));
    },
  };
}

export type Moving = ReturnType<typeof createMoving>;

/** What a word is added to or taken from: the selection, the selected coding, or the empty beginning of the turn. */
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

/** A selection without its last sentence; where it is one, the sentence before is taken as well. */
function withoutLast(page: Page, selection: Span): Span {
  const end = sentenceEnd(page, selection, -1);
  if (end < selection.end) return { start: selection.start, end };
  return { start: sentenceBeside(page, -1)?.start ?? selection.start, end: selection.end };
}

/** The nearest turn in a direction that is not out of sight. */
function shownTurn({ turns }: Page, from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < turns.length; at += by) if (!turns[at]?.element.hidden) return at;
  return from;
}

function uncodedTurn(page: Page): number | undefined {
  const { turns, store } = page;
  const { codings, turn: from } = store.get();
  const isCoded = (span: Span): boolean =>
    codings.some(({ start, end }) => start < span.end && end > span.start);
  const free = turns.flatMap((turn, at) =>
    !turn.isEvidence || turn.element.hidden || isCoded(turn) ? [] : at,
  );
  return free.find((at) => at > from) ?? free[0];
}

function codingBeside(page: Page, by: 1 | -1): string | undefined {
  const { store, turns } = page;
  const state = store.get();
  const list = shownCodings(page, state);
  const at = list.findIndex(({ guid }) => guid === state.coding);
  if (at >= 0) return list[at + by]?.guid;
  const here = turns[state.turn]?.start ?? 0;
  const beside =
    by === 1 ? list.find(({ start }) => start >= here) : list.findLast(({ start }) => start < here);
  return beside?.guid;
}

/** The codings that touch the current turn, in order. */
export function codingsOfTurn(page: Page) {
  const { store, turns } = page;
  const here = turns[store.get().turn];
  return shownCodings(page, store.get()).filter(
    ({ start, end }) => here && start < here.end && end > here.start,
  );
}

/** Where a stretch ends when a sentence is added, or taken away. */
function sentenceEnd({ text, turns }: Page, { start, end }: Span, by: 1 | -1): number {
  const within = {
    start: turns[turnAt(turns, start)]?.start ?? start,
    end: turns[turnAt(turns, end + 1)]?.end ?? end,
  };
  const ends = sentencesOf(text, within).map((sentence) => sentence.end);
  return (by === 1 ? ends.find((one) => one > end) : ends.findLast((one) => one < end && one > start)) ?? end;
}

/** Where a stretch begins when a sentence is added before it, or taken away. */
function sentenceStart({ text, turns }: Page, { start, end }: Span, by: 1 | -1): number {
  const within = {
    start: turns[turnAt(turns, Math.max(0, start - 1))]?.start ?? start,
    end: turns[turnAt(turns, start)]?.end ?? end,
  };
  const starts = sentencesOf(text, within).map((sentence) => sentence.start);
  const found =
    by === 1 ? starts.find((one) => one > start && one < end) : starts.findLast((one) => one < start);
  return found ?? start;
}

function suggestionBeyond({ turns, store }: Page): Span | undefined {
  const { suggestions, turn } = store.get();
  const end = turns[turn]?.end ?? 0;
  const inOrder = [...suggestions].sort((a, b) => a.start - b.start);
  return inOrder.find(({ start }) => start >= end) ?? inOrder[0];
}
