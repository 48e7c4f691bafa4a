import type { Coding } from '../../../api/codings.ts';
import type { Polarity } from '../../../domain/coding.ts';
import { make, the } from '../../kit/dom.ts';
import { keycap } from '../../kit/keys.ts';
import { codeName, renameCodes } from '../codebook/names.ts';
import { codingInHand, shownCodings, type Page, type PageCode, type PageTurn, type State } from '../state.ts';
import { matterField, silentMatter } from '../text/matter.ts';
import { wordsOf } from '../text/words-of-code.ts';
import type { Writing } from '../writing/writing.ts';
import { memoField } from './memo-field.ts';

/** How a coding may bear on its code, with the key for it. */
const marks: readonly [Polarity, string][] = [
  ['supports', '+'],
  ['qualifies', '~'],
  ['contradicts', '−'],
  ['plain', '0'],
];

/** The column beside the text: what is coded here, and the selected code with its rules. */
export function paintInspector(page: Page, writing: Writing): void {
  const here = the('#here', HTMLElement);
  const card = the('#code-card', HTMLElement);

  let waits = false;
  const paint = (state: State): void => {
    waits = isTyping(here);
    if (!waits) here.replaceChildren(...aboutHere(page, writing, state));
  };
  here.addEventListener('focusout', () => {
    // After what she typed was taken: the change event comes before this one.
    if (waits)
      queueMicrotask(() => {
        paint(page.store.get());
      });
  });

  page.store.paintWith((state, before) => {
    const moved = state.turn !== before?.turn || state.coding !== before.coding;
    if (moved || isOtherHere(page, state, before)) paint(state);
    else showMemo(here, state);
    if (state.codebook !== before?.codebook || waits) nameCodes(here, page, state);
    if (state.code !== before?.code || moved || isOtherCode(state, before))
      card.replaceChildren(...aboutCode(page, state));
  });
}

/** While she writes, the card around her box is that of the code as it is by now. */
function nameCodes(here: HTMLElement, page: Page, state: State): void {
  const card = here.querySelector<HTMLElement>('.card');
  const coding = codingInHand(state);
  if (card && coding) {
    card.className = `card code-${coding.codeId}`;
    card.querySelector('[data-name-of]')?.replaceWith(codeName(page, coding.codeId));
  }
  renameCodes(here, page);
}

/** Whether the selected code says something else than before. */
function isOtherCode(state: State, before: State): boolean {
  if (state.codebook === before.codebook) return false;
  const saysIn = ({ codebook }: State): string => JSON.stringify(codeInHand(codebook.byId, state));
  return saysIn(state) !== saysIn(before);
}

const codeInHand = (codeById: Page['codeById'], state: State): PageCode | undefined =>
  codeById.get(codingInHand(state)?.codeId ?? state.code ?? 0);

/** Whether there is something else to say about the same turn. */
function isOtherHere({ turns }: Page, state: State, before: State): boolean {
  const number = turns[state.turn]?.number ?? 0;
  if (state.seen !== before.seen || state.matter !== before.matter) return true;
  if (state.turnMemos.get(number) !== before.turnMemos.get(number)) return true;
  return state.codings !== before.codings && !onlyMemoDiffers(state, before);
}

/** While she writes, the box is not replaced, whatever others do: what she types would go on as commands. */
const isTyping = (here: HTMLElement): boolean =>
  document.activeElement instanceof HTMLTextAreaElement && here.contains(document.activeElement);

/** A memo that was just kept is on the page already; building it anew would swallow the click that ended the typing. */
function onlyMemoDiffers(state: State, before: State): boolean {
  const now = codingInHand(state);
  const then = codingInHand(before);
  return now !== undefined && then !== undefined && now !== then && withoutMemo(now) === withoutMemo(then);
}

const withoutMemo = ({ memo: _memo, memoVersion: _version, ...coding }: Coding): string =>
  JSON.stringify(coding);

/** A memo that somebody else wrote is shown where she has typed nothing. */
function showMemo(here: HTMLElement, state: State): void {
  const box = here.querySelector<HTMLTextAreaElement>('#memo');
  const memo = codingInHand(state)?.memo;
  if (!box || memo === undefined || box.value !== box.defaultValue || box === document.activeElement) return;
  box.defaultValue = memo;
  box.value = memo;
}

function aboutHere(page: Page, writing: Writing, state: State): HTMLElement[] {
  const turn = page.turns[state.turn];
  if (!turn) return [];
  const code = make(
    'button',
    { type: 'button', className: 'main', data: { does: 'code' } },
    'Code ',
    keycap('c'),
  );
  const inVivo = state.selection !== null && pressing('i', 'In vivo');
  const heading = make('h2', {}, `Turn ${turn.number}`, code, inVivo);
  const inHand = codingInHand(state);
  const memo = turnMemo(page, writing, turn, state);
  const matter = matterField(page, writing, turn.number);
  if (inHand) return [heading, codingCard(page, writing, inHand)];
  const codings = shownCodings(page, state).filter(({ start, end }) => start < turn.end && end > turn.start);
  if (codings.length > 0) {
    const names = codings.map((coding) =>
      make(
        'button',
        {
          type: 'button',
          className: `stripe code-${coding.codeId} ${coding.polarity}`,
          data: { coding: coding.guid },
        },
        codeName(page, coding.codeId),
      ),
    );
    return [heading, make('div', { className: 'list-here' }, ...names), memo, matter];
  }
  const silent = turn.isEvidence
    ? 'Nothing is coded here yet. Select words, or take the whole turn, and press '
    : (silentMatter(state, turn.number) ?? 'The interviewer asks; this is not evidence.');
  return [heading, make('p', { className: 'quiet' }, silent, turn.isEvidence && keycap('c')), memo, matter];
}

/** What is written about the turn itself. */
function turnMemo(page: Page, writing: Writing, { number }: PageTurn, { turnMemos }: State): HTMLElement {
  const of = `turn-${number}`;
  return memoField(page, {
    id: 'turn-memo',
    label: 'Memo on the turn',
    key: 'Shift+M',
    kept: turnMemos.get(number) ?? '',
    of,
    note: (typed, base) => writing.noteTurn(number, typed, base),
    lost: () => {
      if (page.turns[page.store.get().turn]?.number !== number) writing.waiting(of);
    },
  });
}

function codingCard(page: Page, writing: Writing, coding: Coding): HTMLElement {
  const own = coding.coderId === page.coder.id;
  const by = page.coders.find(({ id }) => id === coding.coderId)?.name ?? '';
  const buttons = marks.map(([polarity, key]) => {
    const button = make(
      'button',
      { type: 'button', title: `Key ${key}`, ariaPressed: String(coding.polarity === polarity) },
      polarity,
    );
    button.addEventListener('click', () => void writing.polarise(coding, polarity));
    return button;
  });
  const remove = make('button', { type: 'button', className: 'danger' }, 'Remove ', keycap('Delete'));
  remove.addEventListener('click', () => void writing.remove(coding));
  return make(
    'div',
    { className: `card code-${coding.codeId}` },
    make('h3', {}, make('i'), codeName(page, coding.codeId)),
    make('blockquote', { tabIndex: 0, textContent: coding.exact }),
    make('p', { className: 'quiet', textContent: `${by} · ${coding.origin}` }),
    make('div', { className: 'marks', role: 'group', ariaLabel: 'How it bears on the code' }, ...buttons),
    memoField(page, {
      id: 'memo',
      label: 'Memo',
      key: 'm',
      kept: coding.memo,
      of: `coding-${coding.guid}`,
      note: (typed, base) => writing.note(coding, typed, base),
      lost: (typed) => {
        const { codings, coding: inHand } = page.store.get();
        if (!codings.some(({ guid }) => guid === coding.guid)) writing.lost(typed);
        else if (inHand !== coding.guid) writing.waiting(`coding-${coding.guid}`);
      },
    }),
    make(
      'div',
      { className: 'do' },
      own && pressing('Shift+C', 'Another code'),
      remove,
      make('span', { className: 'quiet' }, keycap('['), ' ', keycap(']'), own ? ' move its end' : ''),
    ),
  );
}

function aboutCode({ codeById, base }: Page, state: State): HTMLElement[] {
  const code = codeInHand(codeById, state);
  if (!code) return [];
  const hands = [pressing('b', 'Brush'), pressing('p', 'Pin')];
  return [make('h2', {}, 'Selected code', ...hands), codeCard(code, base)];
}

/** A button for what a key does. */
const pressing = (key: string, does: string): HTMLElement =>
  make('button', { type: 'button', className: 'small', data: { press: key } }, `${does} `, keycap(key));

function codeCard(code: PageCode, base: string): HTMLElement {
  const rule = (title: string, text: string): HTMLElement | false =>
    text !== '' && make('p', {}, make('b', { textContent: `${title} ` }), text);
  return make(
    'div',
    { className: `card code-${code.id}` },
    make('h3', {}, make('i'), code.name),
    make('p', { className: 'quiet', textContent: code.path }),
    rule('', code.definition),
    rule('Use when', code.useWhen),
    rule('Not when', code.doNotUseWhen),
    rule('Like', code.example),
    rule('Unlike', code.counterExample),
    make(
      'p',
      {},
      make('a', { href: wordsOf(base, code.id), textContent: 'All its words', data: { cell: '' } }),
      ' · ',
      make('a', { href: `${base}/codebook/${code.id}`, textContent: 'Its entry' }),
    ),
  );
}
