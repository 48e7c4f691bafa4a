import { citationsIn } from '../../domain/summary.ts';

/** GUIDs of codings by the number that cites them. */
export type Cited = Map<number, string>;

/** What the summary cites, as the server put it into the page. */
export function readCited(page: HTMLElement): Cited {
  // Written by our own server.
  const known = JSON.parse(page.dataset['cited'] ?? '[]') as { number: number; codingGuid: string }[];
  return new Map(known.map(({ number, codingGuid }) => [number, codingGuid]));
}

/** The number that cites a coding here: the one it has, or the next. */
export function numberOf(cited: Cited, words: string, guid: string): number {
  const known = [...cited].find(([, one]) => one === guid)?.[0];
  const number = known ?? 1 + Math.max(0, ...cited.keys(), ...citationsIn(words));
  cited.set(number, guid);
  return number;
}

/**
 * What somebody else wrote, so that its numbers cite here what they cited there: a number that cites something else here is
 * replaced. What it cites stands in a version of it as “[3] guid”.
 */
export function withTheirs(
  cited: Cited,
  { text, citations: said }: Readonly<Record<string, unknown>>,
): string {
  if (typeof text !== 'string') return '';
  const numbers = new Map<string, number>();
  for (const one of Array.isArray(said) ? said : []) {
    const [, number = '', guid = ''] = /^\[(\d+)\] (.+)$/.exec(String(one)) ?? [];
    if (guid === '') continue;
    const isFree = !cited.has(Number(number)) && ![...cited.values()].includes(guid);
    if (isFree) cited.set(Number(number), guid);
    numbers.set(number, numberOf(cited, text, guid));
  }
  return text.replace(/\[(\d{1,3})\]/g, (_, number: string) => `[${numbers.get(number) ?? number}]`);
}
