// A correction that changes nothing but words is shown where they stand, at once: the page need not be made anew.
import type { Coding } from '../../../api/codings.ts';
import type { Suggestion } from '../../../api/suggestions.ts';
import { mapOf, type Edit, type Moved } from '../../../domain/correction/edit.ts';
import type { CodingDecision } from '../../../domain/correction/touched.ts';
import { editOfTurns } from '../../../domain/correction/turn-edit.ts';
import { withTurnsSaid, type TurnChange, type TurnedText } from '../../../domain/correction/turn-parts.ts';
import type { Span } from '../../../domain/text.ts';
import { ask, NotDone } from '../../kit/server.ts';
import { inOrder, type Page, type State } from '../state.ts';
import type { WriteQueue } from '../writing/write-queue.ts';

/** The text of the page with its turns, as a correction is made of it. */
export const turnedPage = ({ text, turns }: Pick<Page, 'text' | 'turns'>): TurnedText => ({
  text,
  turns: turns.map(({ start, end, speaker }) => ({ start, end, speaker, startMs: null, endMs: null })),
});

/** Whether a change leaves every turn and who says it as they are, so that only words are others. */
export const isOfWords = ({ turns }: Page, { from, to, parts }: TurnChange): boolean =>
  parts.length === to - from + 1 &&
  parts.every(({ speaker }, at) => speaker === (turns[from + at]?.speaker ?? null));

/** What is to be said anew, and what was decided about the codings that hold words which change. */
interface Correction {
  readonly change: TurnChange;
  readonly decisions: readonly CodingDecision[];
}

/**
 * Shows corrected words with the codings that moved along, and sends them; answers whether they are on disk. Where they are
 * refused the page is as it was, and `told` hears why.
 */
export async function correctWords(
  page: Page,
  { write, catchUp }: Pick<WriteQueue, 'write' | 'catchUp'>,
  { change, decisions }: Correction,
  told: (error: NotDone) => void,
): Promise<boolean> {
  const { textVersion: version, sourceId: source, store } = page;
  const before = turnedPage(page);
  const { codings, suggestions } = store.get();
  const after = withTurnsSaid(before, change);
  if (after.text === before.text) return true;
  const moved = movedState(store.get(), editOfTurns(before, after, change), after.text, decisions);
  const body = { version, change: { ...change, parts: [...change.parts] }, decisions: [...decisions] };
  const send = () =>
    ask('PATCH sources/{source}/text', { source, body }).catch((error: unknown) => {
      page.showText({ ...before, textVersion: version });
      store.update({ codings, suggestions });
      // Before the page is read again: what was corrected elsewhere would be shown, and her words be out of sight.
      if (error instanceof NotDone) told(error);
      throw error;
    });
  page.showText({ ...after, textVersion: version + 1 });
  const isKept = await write(moved, send, 'Text corrected');
  // Codings that came to lie on the same words are one now.
  if (isKept && decisions.length > 0) await catchUp();
  return isKept;
}

/** Codings and suggestions where their words stand now. */
function movedState(
  { codings, suggestions }: State,
  edit: Edit,
  text: string,
  decisions: readonly CodingDecision[],
): Partial<State> {
  const map = mapOf(edit);
  const decided = new Map(decisions.map(({ guid, place }) => [guid, place]));
  const placeOf = (coding: Coding): Span | null => {
    const { fate, start, end } = map(coding);
    return fate === 'kept' ? { start, end } : (decided.get(coding.guid) ?? null);
  };
  return {
    codings: inOrder(
      codings.flatMap((coding) => {
        const place = placeOf(coding);
        return place ? moved(coding, place, text) : [];
      }),
    ),
    suggestions: suggestions.flatMap((one) => movedSuggestion(one, map)),
    selection: null,
  };
}

/** A suggestion with the places of its reasons; one whose words are others is asked for anew. */
function movedSuggestion(one: Suggestion, map: (span: Span) => Moved): Suggestion[] {
  const { fate, start, end } = map(one);
  if (fate !== 'kept') return [];
  const reasons = one.reasons.map((reason) => ({ ...reason, at: reason.at.map(map) }));
  return [{ ...one, start, end, reasons }];
}

/** The very same coding where nothing of it changed: it need not be painted again. */
function moved(coding: Coding, { start, end }: Span, text: string): Coding {
  if (start === coding.start && end === coding.end && text.startsWith(coding.exact, start)) return coding;
  return { ...coding, start, end, exact: text.slice(start, end) };
}
