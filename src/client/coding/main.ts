import type { CodingPage } from '../../api/coding-page.ts';
import { toWholeWords } from '../../domain/boundary.ts';
import { pageData, the } from '../kit/dom.ts';
import { hearChanges } from '../kit/changes.ts';
import { createFooter } from '../kit/footer.ts';
import { sentenceOf } from '../kit/others.ts';
import { wakeFrame } from '../kit/frame.ts';
import { ask, NotDone } from '../kit/server.ts';
import type { PlacedCode } from '../../domain/code.ts';
import type { Span } from '../../domain/text.ts';
import { createBrush, pins } from './brush.ts';
import { wakeCodingKeys } from './coding-keys.ts';
import { paintDensity } from './density.ts';
import { folds } from './folding.ts';
import { wakeHandles } from './handles.ts';
import { paintInspector } from './inspector.ts';
import { offerTypedMemos } from './memo-field.ts';
import { placeLeft, rememberPlace } from './last-place.ts';
import { createMoving } from './moving.ts';
import { paintLanes } from './paint-lanes.ts';
import { paintText } from './paint-text.ts';
import { Picker } from './picker.ts';
import { turnAt } from '../../domain/relation.ts';
import { atTheTop, followSight } from './near.ts';
import { offsetAtPoint, readTurns, selectedSpan } from './places.ts';
import { paintProgress, wakeReading } from './progress.ts';
import { wakeSeeing } from './seeing.ts';
import { createStore, everything, shownCodings, target, type Page } from './state.ts';
import { paintSuggested } from './suggested.ts';
import { wakeTelling } from './telling.ts';
import { wakeTouch } from './touch.ts';
import { wakeTree } from './tree.ts';
import { byTurn, createWriteQueue } from './write-queue.ts';
import { createWriting } from './writing.ts';

wakeFrame();
const page = openPage();
const footer = createFooter(
  ({ action }) => {
    if (action.sourceId !== null && action.sourceId !== page.sourceId) return;
    // Whether a source is read is on the page, not among the codings.
    if (/^(?:finished reading|reopened)/.test(action.sentence)) location.reload();
    else reread();
    void renewWhereCodesChanged();
  },
  () => queue.idle(),
);
const queue = createWriteQueue(page, footer);
const writing = createWriting(page, queue, footer.say);
const moving = createMoving(page, writing);
const picker = new Picker(page, writing);
const brush = createBrush(page, writing, footer);

paintText(page);
paintLanes(page);
followSight(page);
document.documentElement.dataset['painted'] = 'yes';
performance.mark('painted');
paintInspector(page, writing);
paintSuggested(page, { writing, learning: queue.learning, footer });
paintProgress(page);
wakeTree(page, writing);
wakeReading(writing, queue.learning);
wakeCodingKeys({ page, writing, moving, picker, footer, brush, learning: queue.learning });
wakeSeeing(page);
paintDensity(page);
wakeHandles(page, writing);
wakeTouch(page, writing, picker);
wakeTelling(page);
wakePointer();
rememberPlace(page);
goToHash();
addEventListener('hashchange', goToHash);
hearChanges((change) => {
  footer.show(change);
  if (change.sourceId !== null && change.sourceId !== page.sourceId) return;
  if (change.sourceId === null) void renewWhereCodesChanged();
  queue
    .catchUp()
    .then(() => {
      footer.say(sentenceOf(change));
    })
    .catch(sayProblem);
});
// What waits in the margin must not keep the text waiting.
requestIdleCallback(() => {
  queue.learning.refresh().catch(sayProblem);
});
addEventListener('beforeunload', (event) => {
  if (queue.isBusy()) event.preventDefault();
});
// What is on its way to the disk arrives before a link is followed; a memo that is refused waits in this browser.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const isElsewhere = link?.pathname !== location.pathname;
  if (!link || !isElsewhere || event.defaultPrevented || event.ctrlKey || event.metaKey || !queue.isBusy())
    return;
  event.preventDefault();
  void queue.idle().then(() => {
    location.assign(link.href);
  });
});
void offerTypedMemos(page, footer);

type Named = Pick<PlacedCode, 'id' | 'path'>;

/** The codebook beside the text is the server's: where codes came, went or moved, the page is made anew, unless she writes. */
async function renewWhereCodesChanged(): Promise<void> {
  await queue.idle();
  const codes = await ask<Named[]>('GET', `${page.api}/codes`).catch(() => null);
  const drawn = (list: readonly Named[]): string => JSON.stringify(list.map(({ id, path }) => [id, path]));
  const isTyping =
    document.activeElement instanceof HTMLTextAreaElement || document.querySelector('dialog[open]');
  if (codes && !isTyping && drawn(codes) !== drawn(page.codes)) location.reload();
}

function reread(): void {
  queue.refresh().then(queue.learning.refresh).catch(sayProblem);
}

function sayProblem(error: unknown): void {
  if (!(error instanceof NotDone)) throw error;
  footer.say(error.message, 'problem');
}

function openPage(): Page {
  const data = pageData('page-data') as CodingPage; // written by our own server from this type
  const { turn, seen, filter } = placeLeft(data);
  const isThere = (id: number | null): boolean => id === null || data.codes.some((code) => code.id === id);
  const left = { turn, filter, seen: isThere(seen.code) && isThere(seen.facet) ? seen : everything };
  const store = createStore({
    codings: data.codings,
    turnMemos: byTurn(data.turnMemos),
    pending: new Set(),
    selection: null,
    near: atTheTop,
    ...left,
    coding: null,
    code: data.recent[0] ?? null,
    recent: data.recent,
    suggestions: [],
    suggestion: 0,
    shown: null,
    folded: folds(data.base).get(),
    pinned: pins(data.base)
      .get()
      .filter((id) => data.codes.some((code) => code.id === id)),
    brush: null,
  });
  const turns = readTurns(the('#turns', HTMLElement));
  if (turn >= turns.length) store.update({ turn: 0 });
  return { ...data, turns, store, codeById: new Map(data.codes.map((code) => [code.id, code])) };
}

/** The mouse and touch: select words, take a coding in hand by its stripe or its words. */
function wakePointer(): void {
  document.addEventListener('selectionchange', takeSelection);
  // The browser tells of a selection later than of a key that is pressed right after it.
  document.addEventListener('keydown', takeSelection, { capture: true });
  document.addEventListener('pointerdown', (event) => {
    down = event;
  });
  the('#coding', HTMLElement).addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const stripe = event.target.closest<HTMLElement>('[data-coding]');
    const span = event.target.closest('[data-does=code]') && target(page);
    if (span) picker.open(span);
    else if (stripe) moving.toCoding(stripe.dataset['coding'] ?? '');
    else if (event.target.closest('.words')) clickWords(event);
  });
}

let seen: Span | null = null;

/** Takes what is selected on the page, once. */
function takeSelection(): void {
  const selected = selectedSpan(page.turns, page.text);
  const known = seen?.start === selected?.start && seen?.end === selected?.end;
  seen = selected;
  if (!selected || known) return;
  const span = toWholeWords(page.text, selected);
  const { selection } = page.store.get();
  if (selection?.start === span.start && selection.end === span.end) return;
  page.store.update({ selection: span, turn: turnAt(page.turns, span.start), coding: null });
}

/** Where the mouse went down: a click that ends elsewhere has drawn a selection. */
let down = { clientX: 0, clientY: 0 };

/** A plain click takes the turn, or the shortest coding under the pointer; again, the next one. */
function clickWords({ clientX, clientY, detail, shiftKey }: MouseEvent): void {
  const offset = offsetAtPoint(page.turns, clientX, clientY);
  const selects = detail > 1 || shiftKey || Math.hypot(clientX - down.clientX, clientY - down.clientY) > 3;
  if (offset === null || selects) return;
  const { coding } = page.store.get();
  const here = shownCodings(page, page.store.get())
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const next = here[(here.findIndex(({ guid }) => guid === coding) + 1) % Math.max(1, here.length)];
  if (next) moving.toCoding(next.guid);
  else moving.toTurn(turnAt(page.turns, offset), { focus: false });
}

/** An address can lead to a coding, a turn, or an offset in the text. */
function goToHash(): void {
  const [, kind, value = ''] = /^#(coding|at|turn)-(.+)$/.exec(location.hash) ?? [];
  if (kind === 'coding') moving.toCoding(value);
  else if (kind === 'at') moving.toTurn(turnAt(page.turns, Number(value)));
  else if (kind === 'turn') moving.toTurn(page.turns.findIndex(({ number }) => String(number) === value));
  const { turn } = page.store.get();
  if (kind !== undefined || turn > 0) page.turns[turn]?.element.scrollIntoView({ block: 'center' });
}
