import type { Coding, WantedCoding } from '../../../api/codings.ts';
import type { Given } from '../../../api/operations.ts';
import type { Polarity } from '../../../domain/coding.ts';
import type { Matter } from '../../../domain/matter.ts';
import { turnAt } from '../../../domain/relation.ts';
import { overlaps, type Span } from '../../../domain/text.ts';
import { versionOf } from '../../../domain/writing/version.ts';
import { sayProblem, type Footer } from '../../kit/footer.ts';
import { ask, type NotDone } from '../../kit/server.ts';
import { inOrder, withDigits, type Page, type State } from '../state.ts';
import { deciding } from '../suggestions/deciding.ts';
import { sayLost } from './codings-now.ts';
import { joinTouching } from './joining.ts';
import { markMatter } from './marking.ts';
import type { WriteQueue } from './write-queue.ts';

/** A code to apply: one there is, or the name of a new one. */
export type CodeChoice =
  { readonly codeId: number } | { readonly newName: string; readonly parentId: number | null };

const recentShown = 9;

/** Sends a memo; throws what was refused, for the box to say. */
async function noted(
  write: (refused: { told: (error: NotDone) => void }) => Promise<boolean>,
): Promise<void> {
  let refusal: NotDone | undefined;
  const told = (error: NotDone): void => {
    refusal = error;
  };
  const isKept = await write({ told });
  if (!isKept && refusal) throw refusal;
}

/** What changes codings. Each change shows at once, is on disk before it counts as saved, and goes back if refused. */
export function createWriting(page: Page, { write, catchUp }: WriteQueue, footer: Footer) {
  const { store } = page;
  const { say } = footer;
  const changing = handling(page, write);
  /** The codebook as it is by now, where the page lacks a code. */
  const fetchCode = (): Promise<void> => catchUp().then(sayLost(footer)).catch(sayProblem(footer));

  async function apply(
    span: Span,
    choices: readonly CodeChoice[],
    origin: Coding['origin'] = 'by hand',
  ): Promise<void> {
    const unknown = choices.filter((choice) => !alreadyCoded(page, span, choice));
    const fresh = await joinTouching(page, changing, span, unknown);
    if (unknown.length > 0 && fresh.length === 0) return;
    if (fresh.length === 0) {
      store.update({ selection: null, coding: sameCoding(page, span, choices)?.guid ?? null });
      say(`These words have ${namesOf(page, choices)} from you already.`);
      return;
    }
    const wanted = fresh.map((choice) => wantedCoding(page, span, choice, origin));
    const shown = wanted.flatMap((coding) => asShown(page, coding));
    const body = { codings: wanted, textVersion: page.textVersion };
    const send = () => ask('POST sources/{source}/codings', { source: page.sourceId, body });
    const saved = await write(
      withApplied(store.get(), span, shown),
      send,
      `Coded with ${namesOf(page, choices)}${unheard(page, span)}`,
      {
        instead: (codeId) => ({
          label: 'Code with that one',
          run: () => void fetchCode().then(() => apply(span, [{ codeId }], origin)),
        }),
      },
    );
    if (!saved) return;
    store.update({ pending: settled(store.get(), shown) });
    // A new code has an id, a colour and a place only the server knows.
    if (choices.every((choice) => 'codeId' in choice)) return;
    await fetchCode();
    takeMade(page, wanted, span);
  }

  return {
    apply,
    ...changing,
    ...deciding(page, { write }),
    /** What was typed about something that is gone is shown, so that it can be copied. */
    lost: (typed: string): void => {
      say(`What it was about is gone. What you wrote, to copy: “${typed}”`, 'problem');
    },
    /** What was typed about something waits in its box, which is not on the screen now. */
    waiting: (of: string): void => {
      const run = (): void => {
        location.hash = of;
      };
      say('A memo you typed is not saved; it waits in its box.', 'problem', { label: 'Show it', run });
    },
    markMatter: (turns: readonly number[], kind: Matter | null) => markMatter(page, write, turns, kind),
    noteTurn: (turn: number, text: string, base: string) => noteTurn(page, write, { turn, text, base }),
  };
}

/** Keeps the memo on a turn, or takes it away where nothing is left of it; `base` is what stood there when she began. */
function noteTurn(
  { store, turns, turnIds }: Page,
  write: WriteQueue['write'],
  { turn, text, base }: { readonly turn: number; readonly text: string; readonly base: string },
): Promise<void> {
  const turnMemos = new Map(store.get().turnMemos);
  if (text === '') turnMemos.delete(turn);
  else turnMemos.set(turn, text);
  const id = turnIds[turns.findIndex(({ number }) => number === turn)];
  return noted((refused) =>
    write(
      { turnMemos },
      () => ask('POST memos', { body: { about: 'turn', id, text, was: versionOf({ text: base }) } }),
      text === '' ? 'Memo removed' : 'Memo kept',
      refused,
    ),
  );
}

/** What is done with a selected coding. */
function handling(page: Page, write: WriteQueue['write']) {
  const { store } = page;
  const change =
    ({ guid }: Coding, body: NonNullable<Given<'PATCH codings/{coding}'>['body']>) =>
    () =>
      ask('PATCH codings/{coding}', { coding: guid, body: { ...body, textVersion: page.textVersion } });
  const changed = (coding: Coding, change: Partial<Coding>): Partial<State> => ({
    codings: inOrder(
      store.get().codings.map((other) => (other.guid === coding.guid ? { ...other, ...change } : other)),
    ),
  });

  return {
    remove: (coding: Coding) =>
      write(
        { codings: store.get().codings.filter(({ guid }) => guid !== coding.guid), coding: null },
        () => ask('DELETE codings/{coding}', { coding: coding.guid }),
        `Removed ${nameOf(page, coding.codeId)}`,
      ),
    resize: (coding: Coding, span: Span) => {
      const { start, end } = coding;
      const exact = page.text.slice(span.start, span.end);
      return write(
        changed(coding, { ...span, exact }),
        change(coding, { start: span.start, end: span.end, was: { start, end } }),
        `“${exact}”`,
      );
    },
    join: (codings: readonly [Coding, ...Coding[]], reach: Span) =>
      write(
        withJoined(page, codings, reach),
        () => sendJoined(page, codings, reach),
        `“${page.text.slice(reach.start, reach.end)}”`,
      ),
    recode: (coding: Coding, codeId: number) =>
      write(
        { ...changed(coding, { codeId }), code: codeId },
        change(coding, { codeId }),
        `Recoded to ${nameOf(page, codeId)}`,
      ),
    polarise: (coding: Coding, polarity: Polarity) =>
      write(
        changed(coding, { polarity }),
        change(coding, { polarity }),
        polarity === 'plain' ? 'It only speaks of its code' : `It ${polarity} its code`,
      ),
    note: (coding: Coding, memo: string, base: string) =>
      noted((refused) =>
        write(
          changed(coding, { memo }),
          () => {
            const body = { text: memo, was: versionOf({ text: base }) };
            return ask('PUT codings/{coding}/memo', { coding: coding.guid, body });
          },
          memo === '' ? 'Memo removed' : 'Memo kept',
          refused,
        ),
      ),
  };
}

const sendJoined = ({ textVersion }: Page, codings: readonly Coding[], reach: Span) =>
  ask('POST codings/joined', { body: { codings: codings.map(({ guid }) => guid), ...reach, textVersion } });

/** Several codings as the first of them, with this reach and what was noted on any of them; it is in hand then. */
function withJoined(
  { store, text }: Page,
  [first, ...others]: readonly [Coding, ...Coding[]],
  reach: Span,
): Partial<State> {
  const gone = new Set(others.map(({ guid }) => guid));
  const exact = text.slice(reach.start, reach.end);
  const memo = [...new Set([first, ...others].map((one) => one.memo))].filter(Boolean).join('\n\n');
  const left = store.get().codings.filter(({ guid }) => !gone.has(guid));
  return {
    codings: inOrder(left.map((one) => (one.guid === first.guid ? { ...one, ...reach, exact, memo } : one))),
    selection: null,
    coding: first.guid,
    code: first.codeId,
  };
}

export type Writing = ReturnType<typeof createWriting>;

/** The coding by which she has coded exactly this with one of these codes already. */
function sameCoding(
  { store, coder }: Page,
  { start, end }: Span,
  choices: readonly CodeChoice[],
): Coding | undefined {
  const ids = choices.flatMap((choice) => ('codeId' in choice ? choice.codeId : []));
  const isSame = (one: Coding): boolean => one.start === start && one.end === end && one.coderId === coder.id;
  return store.get().codings.find((one) => isSame(one) && ids.includes(one.codeId));
}

const alreadyCoded = (page: Page, span: Span, choice: CodeChoice): boolean =>
  sameCoding(page, span, [choice]) !== undefined;

function wantedCoding(
  page: Page,
  { start, end }: Span,
  choice: CodeChoice,
  origin: Coding['origin'],
): WantedCoding {
  return {
    guid: crypto.randomUUID(),
    start,
    end,
    exact: page.text.slice(start, end),
    origin,
    ...('codeId' in choice
      ? { codeId: choice.codeId }
      : { newCode: { name: choice.newName, parentId: choice.parentId } }),
  };
}

/** A coding as it looks before the server has answered; a code that is still being made has no look yet. */
function asShown(
  { coder }: Page,
  { guid, codeId, start, end, exact, origin = 'by hand' }: WantedCoding,
): Coding[] {
  if (codeId === undefined) return [];
  return [{ guid, codeId, coderId: coder.id, start, end, exact, polarity: 'plain', origin, memo: '' }];
}

function withApplied(state: State, span: Span, shown: readonly Coding[]): Partial<State> {
  const used = shown.map(({ codeId }) => codeId);
  return {
    codings: inOrder([...state.codings, ...shown]),
    pending: new Set([...state.pending, ...shown.map(({ guid }) => guid)]),
    recent: [...new Set([...used, ...state.recent])].slice(0, recentShown),
    slots: withDigits(state, used),
    code: used[0] ?? state.code,
    selection: null,
    coding: shown[0]?.guid ?? null,
    suggestions: state.suggestions.filter(
      (suggestion) => !(used.includes(suggestion.codeId) && overlaps(suggestion, span)),
    ),
  };
}

/** Takes in hand what was coded with a new code, which counts as used; where she went on meanwhile, she is left there. */
function takeMade({ store, turns }: Page, wanted: readonly WantedCoding[], span: Span): void {
  const { codings, coding, selection, turn, recent } = store.get();
  const made = codings.filter(({ guid }) => wanted.some((one) => one.guid === guid));
  const [first] = made;
  if (!first) return;
  const used = made.map(({ codeId }) => codeId);
  const slots = withDigits(store.get(), used);
  store.update({ recent: [...new Set([...used, ...recent])].slice(0, recentShown), slots });
  const isHere = turn === turnAt(turns, span.start);
  if (coding === null && selection === null && isHere)
    store.update({ coding: first.guid, code: first.codeId });
}

/** What to add where only the interviewer speaks. */
function unheard({ turns }: Page, span: Span): string {
  const heard = turns.filter((turn) => overlaps(turn, span));
  return heard.length > 0 && heard.every(({ isEvidence }) => !isEvidence)
    ? '. No informant speaks there, so it is not counted as evidence.'
    : '';
}

const settled = ({ pending }: State, shown: readonly Coding[]): Set<string> =>
  new Set([...pending].filter((guid) => !shown.some((coding) => coding.guid === guid)));

const nameOf = ({ codeById }: Page, codeId: number): string => codeById.get(codeId)?.name ?? 'the code';
const namesOf = (page: Page, choices: readonly CodeChoice[]): string =>
  choices.map((choice) => ('codeId' in choice ? nameOf(page, choice.codeId) : choice.newName)).join(', ');
