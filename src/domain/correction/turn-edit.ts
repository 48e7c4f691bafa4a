import { compare } from './compare.ts';
import type { Replacement } from './edit.ts';
import type { TurnChange, TurnedText } from './turn-parts.ts';

/** The edit that a change of turns makes: only the stretch that was said anew is compared. */
export function editOfTurns(
  before: TurnedText,
  after: TurnedText,
  { from, to }: Pick<TurnChange, 'from' | 'to'>,
): Replacement[] {
  const start = before.turns[from - 1]?.end ?? 0;
  const end = before.turns[to]?.end ?? before.text.length;
  const newEnd = end + after.text.length - before.text.length;
  return compare(before.text.slice(start, end), after.text.slice(start, newEnd)).map((one) => ({
    ...one,
    start: one.start + start,
    end: one.end + start,
  }));
}
