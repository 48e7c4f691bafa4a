import type { CodingPage, PageCode } from '../../api/coding-page.ts';
import type { Coding } from '../../api/codings.ts';
import type { ShownSuggestions } from '../../api/suggestion-choices.ts';
import type { Suggestion } from '../../api/suggestions.ts';
import type { Matter } from '../../domain/matter.ts';
import type { Span } from '../../domain/text.ts';
import type { Codebook } from './codebook/codebook.ts';
import type { InView } from './text/in-view.ts';
import { layTurns } from './text/places.ts';

export type { PageCode };

/** A turn of the page: where its words are, and the text node that shows them. */
export interface PageTurn {
  /** It moves when words before it are corrected. */
  start: number;
  end: number;
  readonly number: number;
  readonly element: HTMLElement;
  readonly node: Text;
  /** Whether somebody says it who is no interviewer: only then it is evidence. */
  readonly isEvidence: boolean;
  /** Under which label it stands in the text; null where nobody is named. */
  readonly speaker: string | null;
}

/** What the page knows. It is changed only through `update`, and then painted. */
export interface State {
  readonly codings: readonly Coding[];
  /** The codes, in which those of `codings` are found. */
  readonly codebook: Codebook;
  /** Whether she has read the source to its end. */
  readonly isRead: boolean;
  /** Memos on turns, by the number of the turn. */
  readonly turnMemos: ReadonlyMap<number, string>;
  /** The turns that are matter about the text, by their number. */
  readonly matter: ReadonlyMap<number, Matter>;
  /** Codings that are shown but not on disk yet. */
  readonly pending: ReadonlySet<string>;
  /** What she selected; null stands for the whole current turn. */
  readonly selection: Span | null;
  /** Which turns are in sight, or nearly. */
  readonly inView: InView;
  /** The place of the current turn in the list of turns. */
  readonly turn: number;
  /** The selected coding, by its GUID. */
  readonly coding: string | null;
  /** The code whose definition is shown. */
  readonly code: number | null;
  /** The codes she used last, the last one first. */
  readonly recent: readonly number[];
  /** What the digits from 1 stand for; 0 where one is free. A code keeps its digit until another needs it. */
  readonly slots: readonly number[];
  readonly suggestions: readonly Suggestion[];
  /** The place of the suggestion in hand among those of the current turn. */
  readonly suggestion: number;
  /** Whether and how suggestions are shown here; null until it is known. */
  readonly shown: ShownSuggestions | null;
  readonly filter: string;
  /** The codes that are folded in the codebook beside the text. */
  readonly folded: readonly number[];
  /** The codes she pinned: they keep their digits whatever else is used. */
  readonly pinned: readonly number[];
  /** The code with which whatever she selects is coded at once; null where the brush is down. */
  readonly brush: number | null;
  readonly seen: Seen;
}

/** Which codings are shown, and which turns. Null and 'all' show everything. */
export interface Seen {
  readonly coder: number | null;
  readonly facet: number | null;
  readonly code: number | null;
  readonly origin: Coding['origin'] | null;
  readonly turns: 'all' | 'coded' | 'not coded' | 'with the selected code';
}

export const everything: Seen = { coder: null, facet: null, code: null, origin: null, turns: 'all' };

/** Whether a code is another, or lies below it. */
function isUnder(codes: Page['codeById'], id: number, above: number): boolean {
  const parentId = codes.get(id)?.parentId ?? null;
  return id === above || (parentId !== null && isUnder(codes, parentId, above));
}

/** The codings that are shown. What is hidden is still there, and still counts. */
export function shownCodings({ codeById }: Page, { codings, seen }: State): readonly Coding[] {
  const { coder, facet, code, origin } = seen;
  if (coder === null && facet === null && code === null && origin === null) return codings;
  return codings.filter(
    (coding) =>
      (coder === null || coding.coderId === coder) &&
      (facet === null || codeById.get(coding.codeId)?.facetId === facet) &&
      (code === null || isUnder(codeById, coding.codeId, code)) &&
      (origin === null || coding.origin === origin),
  );
}

const digits = 9;

/**
 * The digits with some more codes under them: each keeps the one it has, or takes a free one, or that of the code which was
 * not used for longest and is not pinned. `recent` has the codes used last first.
 */
export function withDigits(
  { slots, pinned, recent }: Pick<State, 'slots' | 'pinned' | 'recent'>,
  used: readonly number[],
): number[] {
  const now = [...slots];
  for (const id of used) {
    if (now.includes(id)) continue;
    const free = now.indexOf(0);
    const at =
      free >= 0 ? free : now.length < digits ? now.length : longestUnused(now, recent, [...pinned, ...used]);
    if (at >= 0) now[at] = id;
  }
  return now;
}

/** The place of the code that was used least lately, those to be kept aside; -1 where all are to be kept. */
function longestUnused(slots: readonly number[], recent: readonly number[], kept: readonly number[]): number {
  const age = (id: number): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const others = slots.filter((id) => !kept.includes(id));
  const oldest = others.reduce<number | undefined>(
    (a, b) => (a === undefined || age(b) > age(a) ? b : a),
    undefined,
  );
  return oldest === undefined ? -1 : slots.indexOf(oldest);
}

/** Holds the state and tells the painters what changed. */
export function createStore(first: State) {
  let state = first;
  const painters: ((state: State, before: State | null) => void)[] = [];
  return {
    get: (): State => state,
    update: (change: Partial<State>): void => {
      const before = state;
      state = { ...state, ...change };
      for (const paint of painters) paint(state, before);
    },
    /** `paint` is called at once and after each change. */
    paintWith: (paint: (state: State, before: State | null) => void): void => {
      painters.push(paint);
      paint(state, null);
    },
  };
}

type Store = ReturnType<typeof createStore>;

/** What the whole page shares: the server's data, its turns in order, and the state with the codes that are in it. */
export interface Page extends CodingPage {
  readonly turns: readonly PageTurn[];
  /** The codes of the state, in reading order: others once somebody changes the codebook. */
  readonly codes: readonly PageCode[];
  readonly codeById: ReadonlyMap<number, PageCode>;
  readonly store: Store;
  /** Shows a corrected text of as many turns. What else lies in it is to be moved by a change of the state. */
  readonly showText: (shown: ShownText) => void;
}

/** A text as the page shows it: its number, its words, and where its turns are. */
type ShownText = Pick<CodingPage, 'text' | 'textVersion'> & { readonly turns: readonly Span[] };

/** The stretch that a key or a code acts on: the selection, the words of the selected coding, or the whole current turn. */
export function target({ turns, store }: Page): Span | null {
  const { selection, turn } = store.get();
  const span = selection ?? codingInHand(store.get()) ?? turns[turn];
  return span ? { start: span.start, end: span.end } : null;
}

/** The selected coding, where there is one. */
export function codingInHand({ codings, coding }: State): Coding | undefined {
  return coding === null ? undefined : codings.find(({ guid }) => guid === coding);
}

/** The page of a store; its codes are always those of the state. */
export function pageOf(data: CodingPage, turns: readonly PageTurn[], store: Store): Page {
  let { text, textVersion } = data;
  return {
    ...data,
    turns,
    store,
    get text() {
      return text;
    },
    get textVersion() {
      return textVersion;
    },
    get codes() {
      return store.get().codebook.codes;
    },
    get codeById() {
      return store.get().codebook.byId;
    },
    showText: (shown) => {
      ({ text, textVersion } = shown);
      layTurns(turns, text, shown.turns);
    },
  };
}

/** Codings as they are listed and painted: from the beginning of the text, the longer one first. */
export const inOrder = (codings: readonly Coding[]): Coding[] =>
  [...codings].sort((a, b) => a.start - b.start || b.end - a.end);
