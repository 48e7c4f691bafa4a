import { compare, differences, type Difference } from '../../domain/correction/compare.ts';
import type { Span } from '../../domain/text.ts';

/** A turn that another text says otherwise, cut into what stayed, went and came. */
export interface DifferingTurn {
  readonly turn: number;
  readonly parts: readonly Difference[];
}

/** The turns of a text that another text says otherwise, in order. What stands between turns belongs to the one after it. */
export function differingTurns(text: string, turns: readonly Span[], other: string): DifferingTurn[] {
  const edit = compare(text, other);
  const found: DifferingTurn[] = [];
  let from = 0;
  let otherFrom = 0;
  let at = 0;
  turns.forEach((turn, place) => {
    const isLast = place === turns.length - 1;
    const first = at;
    let end = isLast ? text.length : Math.max(turn.end, from);
    let shift = otherFrom - from;
    for (let one = edit[at]; one && (isLast || one.start < end); one = edit[++at]) {
      // What was replaced across the end of a turn is shown with it.
      end = Math.max(end, one.end);
      shift += one.length - (one.end - one.start);
    }
    const otherEnd = end + shift;
    if (at > first) {
      const parts = differences(text.slice(from, end), other.slice(otherFrom, otherEnd));
      found.push({ turn: place + 1, parts: withoutBreak(parts) });
    }
    from = end;
    otherFrom = otherEnd;
  });
  return found;
}

/** Without the line break that stands before a turn, where it is no difference. */
function withoutBreak([first, ...rest]: readonly Difference[]): Difference[] {
  if (first?.kind !== 'same') return first ? [first, ...rest] : [];
  const text = first.text.replace(/^\n+/, '');
  return text === '' ? rest : [{ kind: 'same', text }, ...rest];
}
