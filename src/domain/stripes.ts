import type { Span } from './text.ts';

/**
 * A lane for each span, so that no two overlapping spans share one: the lowest that is free, in order of place.
 * The answer is parallel to `spans`.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  const lanes = new Array<number>(spans.length).fill(0);
  const order = spans.map((_, at) => at).sort((a, b) => startOf(spans, a) - startOf(spans, b) || a - b);
  const freeFrom: number[] = [];
  for (const at of order) {
    const start = startOf(spans, at);
    const free = freeFrom.findIndex((end) => end <= start);
    const lane = free < 0 ? freeFrom.length : free;
    freeFrom[lane] = spans[at]?.end ?? start;
    lanes[at] = lane;
  }
  return lanes;
}

const startOf = (spans: readonly Span[], at: number): number => spans[at]?.start ?? 0;
