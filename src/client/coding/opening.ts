import type { CodingPage } from '../../api/coding-page.ts';
import { pageData, the } from '../kit/dom.ts';
import { folds } from '../kit/folds.ts';
import { codebookIn, offeredOf } from './codebook/codebook.ts';
import { digitsKept, pins } from './input/brush.ts';
import { createStore, everything, pageOf, withDigits, type Page } from './state.ts';
import { atTheTop } from './text/in-view.ts';
import { placeLeft } from './text/last-place.ts';
import { matterByTurn } from './text/matter.ts';
import { readTurns } from './text/places.ts';
import { byTurn } from './writing/codings-now.ts';

/** The page as the server made it, at the place where she left it. */
export function openPage(): Page {
  const data = pageData('page-data') as CodingPage; // written by our own server from this type
  const codebook = codebookIn(document);
  const turns = readTurns(the('#turns', HTMLElement));
  const { turn, seen, filter } = placeLeft(data);
  const isThere = (id: number | null): boolean => id === null || codebook.byId.has(id);
  const recent = offeredOf(codebook, data.recent);
  const pinned = offeredOf(codebook, pins(data.base).get());
  const kept = digitsKept(data.base)
    .get()
    .map((id) => offeredOf(codebook, [id])[0] ?? 0);
  const slots = withDigits({ slots: kept, pinned, recent }, [...pinned, ...recent]);
  const store = createStore({
    codings: data.codings,
    codebook,
    isRead: data.isRead,
    turnMemos: byTurn(data.turnMemos),
    matter: matterByTurn(data.matter),
    pending: new Set(),
    selection: null,
    inView: atTheTop,
    turn: turn < turns.length ? turn : 0,
    seen: isThere(seen.code) && isThere(seen.facet) ? seen : everything,
    filter,
    coding: null,
    code: recent[0] ?? null,
    recent,
    slots,
    suggestions: [],
    suggestion: 0,
    shown: null,
    folded: folds(data.base).get(),
    pinned,
    brush: null,
  });
  return pageOf(data, turns, store);
}
