import type { Span } from '../text.ts';
import type { Moved } from './edit.ts';

/**
 * Which turn of a new text is which of the old one: for each new turn the place of the old one in the list, or null where
 * it is new. A turn lives on in the one that has most of its words, and each in one alone. `moved` are the old turns where
 * they stand now, in order.
 */
export function heirsOf(moved: readonly Moved[], turns: readonly Span[]): (number | null)[] {
  const heirs = turns.map((): number | null => null);
  const best = turns.map(() => 0);
  let from = 0;
  moved.forEach((old, place) => {
    if (old.fate === 'gone') return;
    while ((turns[from]?.end ?? Infinity) <= old.start) from++;
    let chosen = -1;
    let most = 0;
    for (let at = from; at < turns.length; at++) {
      const turn = turns[at];
      if (!turn || turn.start >= old.end) break;
      const shared = Math.min(turn.end, old.end) - Math.max(turn.start, old.start);
      if (shared > most) [chosen, most] = [at, shared];
    }
    if (chosen < 0 || most <= (best[chosen] ?? 0)) return;
    heirs[chosen] = place;
    best[chosen] = most;
  });
  return heirs;
}
