import { splitsCharacter, trimmed, type Span } from '../text.ts';
import { mapOf, type Edit, type Fate } from './edit.ts';

/** A coding as far as a correction concerns it. */
export interface CorrectedCoding extends Span {
  readonly guid: string;
  readonly exact: string;
}

/** Where a coding would lie in the new text, its words there, and a stretch of that text around them. */
export interface Proposed extends Span {
  readonly exact: string;
  readonly around: { readonly start: number; readonly text: string };
}

/** A coding whose words a correction changes, and what it would be afterwards; of one that is gone, nothing. */
export interface Touched {
  readonly guid: string;
  readonly fate: Exclude<Fate, 'kept'>;
  readonly before: string;
  readonly proposed: Proposed | null;
}

/** What is decided about a coding that is touched: where it lies in the new text, or that it goes. */
export type CodingDecision =
  { readonly guid: string; readonly place: Span } | { readonly guid: string; readonly place: null };

/** The codings that keep every word, at their new places, and those that do not. */
export function sortedOut(
  codings: readonly CorrectedCoding[],
  edit: Edit,
  text: string,
): { kept: ReadonlyMap<string, Span>; touched: Touched[] } {
  const map = mapOf(edit);
  const kept = new Map<string, Span>();
  const touched: Touched[] = [];
  for (const { guid, start, end, exact } of codings) {
    const { fate, ...place } = map({ start, end });
    if (fate === 'kept') kept.set(guid, place);
    else
      touched.push({ guid, fate, before: exact, proposed: fate === 'gone' ? null : proposedAt(text, place) });
  }
  return { kept, touched };
}

/** Without blanks at its ends, which are left where a word beside them went. */
function proposedAt(text: string, place: Span): Proposed | null {
  const { start, end } = trimmed(text, place);
  return start < end
    ? { start, end, exact: text.slice(start, end), around: aroundOf(text, { start, end }) }
    : null;
}

/** So far on each side a coding can be given more words before it is kept, in UTF-16 units. */
const reachUnits = 400;

function aroundOf(text: string, { start, end }: Span): Proposed['around'] {
  const from = Math.max(0, start - reachUnits);
  const to = Math.min(text.length, end + reachUnits);
  const first = splitsCharacter(text, from) ? from + 1 : from;
  return { start: first, text: text.slice(first, splitsCharacter(text, to) ? to - 1 : to) };
}

/** What is decided unless she says otherwise: a coding keeps what is left of its words; where nothing is, it goes. */
export const proposals = (touched: readonly Touched[]): CodingDecision[] =>
  touched.map(({ guid, proposed }) => ({
    guid,
    place: proposed && { start: proposed.start, end: proposed.end },
  }));
