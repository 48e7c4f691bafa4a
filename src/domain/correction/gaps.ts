// What lies between the runs that two rows have in common, put where a reader would put it.
import type { Run } from './common-runs.ts';

/** A stretch of one row in whose place a stretch of the other stands. Places are half-open. */
export interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

/** The gaps between runs, in order. `oldLength` and `freshLength` are those of the rows. */
export function gapsBetween(runs: readonly Run[], oldLength: number, freshLength: number): Gap[] {
  const gaps: Gap[] = [];
  let from = { old: 0, fresh: 0 };
  for (const run of [...runs, { old: oldLength, fresh: freshLength, length: 0 }]) {
    if (run.old > from.old || run.fresh > from.fresh)
      gaps.push({ oldFrom: from.old, oldTo: run.old, freshFrom: from.fresh, freshTo: run.fresh });
    from = { old: run.old + run.length, fresh: run.fresh + run.length };
  }
  return gaps;
}

/**
 * What was only taken out or only put in can often be named in several ways: of "a b, a b, a b" any "a b," may be the one.
 * The one is taken that begins where a line does, for people take out lines and turns, not the end of one with the
 * beginning of the next. `breaks` are the tokens after which something new begins.
 */
export function settled(
  gaps: readonly Gap[],
  old: readonly number[],
  fresh: readonly number[],
  breaks: number | undefined,
): Gap[] {
  return gaps.map((gap, place) => {
    const isCut = gap.freshFrom === gap.freshTo;
    if (!isCut && gap.oldFrom !== gap.oldTo) return gap;
    const row = isCut ? old : fresh;
    const [from, to] = isCut ? [gap.oldFrom, gap.oldTo] : [gap.freshFrom, gap.freshTo];
    const before = gaps[place - 1];
    const after = gaps[place + 1];
    const floor = before ? (isCut ? before.oldTo : before.freshTo) + 1 : 0;
    const ceiling = after ? (isCut ? after.oldFrom : after.freshFrom) - 1 : row.length;
    const by = slideOf(row, { from, to, floor, ceiling }, breaks);
    return {
      oldFrom: gap.oldFrom + by,
      oldTo: gap.oldTo + by,
      freshFrom: gap.freshFrom + by,
      freshTo: gap.freshTo + by,
    };
  });
}

/** How far a stretch can be moved, to begin after a break, and still stand for the same change; 0 where it begins well. */
function slideOf(
  row: readonly number[],
  { from, to, floor, ceiling }: { from: number; to: number; floor: number; ceiling: number },
  breaks: number | undefined,
): number {
  const beginsWell = (at: number): boolean => at === 0 || row[at - 1] === breaks;
  if (beginsWell(from)) return 0;
  for (let by = 1; from - by >= floor && row[from - by] === row[to - by]; by++)
    if (beginsWell(from - by)) return -by;
  for (let by = 0; to + by < ceiling && row[from + by] === row[to + by]; by++)
    if (beginsWell(from + by + 1)) return by + 1;
  return 0;
}
