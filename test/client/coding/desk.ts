// A coding page on which something is done: its text, its codes, its foot, and the network behind it.
import { onTestFinished } from 'vitest';
import type { Coding } from '../../../src/api/codings.ts';
import { createStore, everything, pageOf, type Page, type State } from '../../../src/client/coding/state.ts';
import { createWriteQueue } from '../../../src/client/coding/writing/write-queue.ts';
import { createWriting } from '../../../src/client/coding/writing/writing.ts';
import { createFooter } from '../../../src/client/kit/footer.ts';
import { codebookOf, codeOf, onThePage, turnsOf } from '../page.ts';

const foot = `<footer class="foot" data-api="/api/v1/projects/study" data-base="/projects/study" data-coder="1">
<output id="said"></output><button id="undo"></button><button id="redo"></button></footer>`;

export const trust = 2;
export const power = 3;

/** A page of these turns: every second one is an informant's, and each text stands in one element. */
export function pageOfTurns(words: readonly string[], state: Partial<State> = {}): Page {
  const frame = onThePage('<div id="coding"><div id="reading"></div></div>');
  const { turns, text, root } = turnsOf(...words);
  root.id = 'turns';
  frame.querySelector('#reading')?.append(root);
  const codebook = codebookOf(codeOf(trust, 'Trust'), codeOf(power, 'Power'));
  const store = createStore({
    codings: [],
    codebook,
    isRead: false,
    turnMemos: new Map(),
    matter: new Map(),
    pending: new Set(),
    selection: null,
    inView: { first: 0, last: turns.length - 1 },
    turn: 0,
    coding: null,
    code: trust,
    recent: [],
    slots: [],
    suggestions: [],
    suggestion: 0,
    shown: null,
    filter: '',
    folded: [],
    pinned: [],
    brush: null,
    seen: everything,
    ...state,
  });
  const data = {
    base: '/projects/study',
    sourceId: 7,
    text,
    textVersion: 1,
    speakers: [],
    coder: { id: 1, name: 'Ada' },
    codings: [],
    coders: [
      { id: 1, name: 'Ada' },
      { id: 2, name: 'Ben' },
    ],
    isRead: false,
    turnMemos: [],
    matter: [],
    turnIds: turns.map((_, at) => 100 + at),
    recent: [],
    standing: { undo: null, redo: null },
  };
  return pageOf(data, turns, store);
}

/** The page with all that writes on it; what was said last stands at its foot. */
export function deskOf(words: readonly string[], state: Partial<State> = {}) {
  const page = pageOfTurns(words, state);
  const root = onThePage(foot);
  const footer = createFooter(() => undefined);
  const queue = createWriteQueue(page, footer);
  const writing = createWriting(page, queue, footer);
  onTestFinished(() => {
    localStorage.clear();
  });
  const said = (): string => root.querySelector('#said')?.textContent ?? '';
  return { page, footer, queue, writing, said, state: () => page.store.get() };
}

/** A coding of hers of the words `exact`, where they stand first in the text. */
export function codingOf({ text }: Pick<Page, 'text'>, exact: string, more: Partial<Coding> = {}): Coding {
  const start = text.indexOf(exact);
  return {
    guid: exact,
    codeId: trust,
    coderId: 1,
    start,
    end: start + exact.length,
    exact,
    polarity: 'plain',
    origin: 'by hand',
    memo: '',
    ...more,
  };
}
