// What two rows of numbers have in common, in order: Myers' greedy comparison, between rows that stand once in each
// (the idea of the patience comparison), so that long texts are compared in a time that grows with them.

/** So many numbers from a place on are the same in both rows. */
export interface Run {
  readonly old: number;
  readonly fresh: number;
  readonly length: number;
}

interface Window {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

/** So many numbers in a row make an anchor, first longer ones, then single ones. */
const anchorLengths = [8, 4, 2, 1] as const;
/** Below so many pairs, rows are compared whole; above, only where anchors hold them. */
const wholeBelow = 40_000;
/** Where so many steps do not lead from one row to the other, they have nothing in common worth naming. */
const mostSteps = 1500;

/** Runs that both rows have, in order, none overlapping and each as long as it can be. */
export function commonRuns(old: readonly number[], fresh: readonly number[]): Run[] {
  const pairs: Run[] = [];
  const whole = { oldFrom: 0, oldTo: old.length, freshFrom: 0, freshTo: fresh.length };
  new Comparison(old, fresh, pairs).within(whole, 0);
  return joined(pairs);
}

class Comparison {
  readonly #old: readonly number[];
  readonly #fresh: readonly number[];
  readonly #found: Run[];

  constructor(old: readonly number[], fresh: readonly number[], found: Run[]) {
    this.#old = old;
    this.#fresh = fresh;
    this.#found = found;
  }

  within(window: Window, depth: number): void {
    const inner = this.#trim(window);
    const { oldFrom, oldTo, freshFrom, freshTo } = inner.window;
    const size = (oldTo - oldFrom) * (freshTo - freshFrom);
    if (size > 0) this.#inside(inner.window, size, depth);
    if (inner.tail > 0) this.#found.push({ old: oldTo, fresh: freshTo, length: inner.tail });
  }

  /** Takes what both begin and end with. */
  #trim({ oldFrom, oldTo, freshFrom, freshTo }: Window): { window: Window; tail: number } {
    let head = 0;
    const most = Math.min(oldTo - oldFrom, freshTo - freshFrom);
    while (head < most && this.#old[oldFrom + head] === this.#fresh[freshFrom + head]) head++;
    if (head > 0) this.#found.push({ old: oldFrom, fresh: freshFrom, length: head });
    let tail = 0;
    while (tail < most - head && this.#old[oldTo - 1 - tail] === this.#fresh[freshTo - 1 - tail]) tail++;
    const window = {
      oldFrom: oldFrom + head,
      oldTo: oldTo - tail,
      freshFrom: freshFrom + head,
      freshTo: freshTo - tail,
    };
    return { window, tail };
  }

  #inside(window: Window, size: number, depth: number): void {
    if (size <= wholeBelow) {
      this.#whole(window);
      return;
    }
    for (let at = depth; at < anchorLengths.length; at++) {
      const anchors = this.#anchors(window, anchorLengths[at] ?? 1);
      if (anchors.length === 0) continue;
      this.#between(window, anchors, at);
      return;
    }
    this.#whole(window);
  }

  #between({ oldFrom, oldTo, freshFrom, freshTo }: Window, anchors: readonly Run[], depth: number): void {
    let from = { old: oldFrom, fresh: freshFrom };
    for (const anchor of anchors) {
      if (anchor.old < from.old || anchor.fresh < from.fresh) continue;
      this.within(
        { oldFrom: from.old, oldTo: anchor.old, freshFrom: from.fresh, freshTo: anchor.fresh },
        depth,
      );
      this.#found.push(anchor);
      from = { old: anchor.old + anchor.length, fresh: anchor.fresh + anchor.length };
    }
    this.within({ oldFrom: from.old, oldTo, freshFrom: from.fresh, freshTo }, depth + 1);
  }

  /** Rows of a length that stand once in each, in the longest order that both agree on. */
  #anchors({ oldFrom, oldTo, freshFrom, freshTo }: Window, length: number): Run[] {
    const old = onceIn(this.#old, oldFrom, oldTo, length);
    const fresh = onceIn(this.#fresh, freshFrom, freshTo, length);
    const pairs = [...old].flatMap(([row, place]) => {
      const other = fresh.get(row);
      return place === null || other === null || other === undefined
        ? []
        : [{ old: place, fresh: other, length }];
    });
    return longestOrder(pairs);
  }

  /** Myers' greedy comparison (An O(ND) Difference Algorithm and Its Variations, 1986). */
  #whole({ oldFrom, oldTo, freshFrom, freshTo }: Window): void {
    const width = oldTo - oldFrom;
    const height = freshTo - freshFrom;
    const most = Math.min(mostSteps, width + height);
    const reached = new Map<number, number>([[1, 0]]);
    const trace: Map<number, number>[] = [];
    for (let steps = 0; steps <= most; steps++) {
      trace.push(new Map(reached));
      for (let lane = -steps; lane <= steps; lane += 2) {
        const before = laneBefore(reached, lane, steps);
        let x = (reached.get(before) ?? 0) + (before < lane ? 1 : 0);
        while (x < width && x - lane < height && this.#old[oldFrom + x] === this.#fresh[freshFrom + x - lane])
          x++;
        reached.set(lane, x);
        if (x >= width && x - lane >= height) {
          this.#found.push(...pathBack(trace, width, height, { old: oldFrom, fresh: freshFrom }));
          return;
        }
      }
    }
  }
}

/** From which lane a step leads farther: the one below or the one above. */
function laneBefore(reached: ReadonlyMap<number, number>, lane: number, steps: number): number {
  const isFartherAbove = (reached.get(lane - 1) ?? -1) < (reached.get(lane + 1) ?? -1);
  return lane === -steps || (lane !== steps && isFartherAbove) ? lane + 1 : lane - 1;
}

/** The steps that were the same in both, from the trace of a comparison. */
function pathBack(
  trace: readonly ReadonlyMap<number, number>[],
  width: number,
  height: number,
  origin: { old: number; fresh: number },
): Run[] {
  const runs: Run[] = [];
  let x = width;
  let y = height;
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reached = trace[steps] ?? new Map<number, number>();
    const lane = x - y;
    const before = laneBefore(reached, lane, steps);
    const beforeX = reached.get(before) ?? 0;
    const beforeY = beforeX - before;
    const length = steps === 0 ? x : Math.min(x - Math.max(beforeX, 0), y - Math.max(beforeY, 0));
    if (length > 0) runs.push({ old: origin.old + x - length, fresh: origin.fresh + y - length, length });
    x = beforeX;
    y = beforeY;
  }
  return runs.reverse();
}

/** The rows of a length that stand once in a stretch, by what they are; null for those that stand there again. */
function onceIn(
  row: readonly number[],
  from: number,
  to: number,
  length: number,
): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (let at = from; at + length <= to; at++) {
    const key = row.slice(at, at + length).join(' ');
    places.set(key, places.has(key) ? null : at);
  }
  return places;
}

/** The longest list of pairs that go forward in both rows (pairs come in the order of the old one). */
function longestOrder(pairs: readonly Run[]): Run[] {
  const sorted = [...pairs].sort((a, b) => a.old - b.old);
  const tails: number[] = [];
  const before: number[] = [];
  sorted.forEach(({ fresh }, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] ?? 0]?.fresh ?? 0) < fresh) low = middle + 1;
      else high = middle;
    }
    before.push(tails[low - 1] ?? -1);
    tails[low] = at;
  });
  const order: Run[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = sorted[at];
    if (pair) order.push(pair);
  }
  return order.reverse();
}

/** Runs that follow each other in both rows are one. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && last.old + last.length === run.old && last.fresh + last.length === run.fresh)
      found[found.length - 1] = { ...last, length: last.length + run.length };
    else found.push(run);
  }
  return found;
}
