import type { Turn } from '../../../domain/source.ts';

const lookedAt = 200;

/**
 * How the labels of a text look, in signs she can read: `[time] Name:`, `Name ⏎`. What most of the first labelled turns say;
 * empty where nobody is named.
 */
export function patternOf(text: string, turns: readonly Turn[]): string {
  const counts = new Map<string, number>();
  let end = 0;
  let looked = 0;
  for (const turn of turns) {
    const { speaker, start } = turn;
    const gap = text.slice(Math.max(end, start - 160), start);
    end = turn.end;
    if (speaker === null || !gap.includes(speaker)) continue;
    const shape = gap
      .trimStart()
      .replace(speaker, 'Name')
      .replace(/\d{1,3}(?::\d{1,2}){1,3}(?:[.,-]\d+)?/g, 'time')
      .replace(/[ \t]*\n\s*$/, ' ⏎')
      .replace(/\s*\n\s*/g, ' ⏎ ')
      .replaceAll('\t', ' ⇥ ')
      .replace(/\s+/g, ' ')
      .trim();
    if (shape.length <= 40) counts.set(shape, (counts.get(shape) ?? 0) + 1);
    if (++looked === lookedAt) break;
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? '';
}
