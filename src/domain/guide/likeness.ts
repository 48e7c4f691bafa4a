// How like a plan is to the cases of a study: by where they lie on the same choices, and by what is in place.
import type { CellPeople } from '../matrix-people.ts';

/** Where something lies on each thing that is compared, from 0 to 1, by its key; what is not known is not there. */
export type Positions = ReadonlyMap<string, number>;

/** A group of things that weighs as much as any other, however many are in it. */
export interface LikenessGroup {
  readonly name: string;
  readonly keys: readonly string[];
}

/** How like two are, from 0 to 1; null where nothing is known of both. */
export interface Likeness {
  readonly likeness: number | null;
  /** By group: how like there, on how many that are known of both, of all. */
  readonly groups: readonly {
    readonly name: string;
    readonly likeness: number | null;
    readonly compared: number;
    readonly of: number;
  }[];
  /** What is known of both, the most different first. */
  readonly apart: readonly { readonly key: string; readonly by: number }[];
}

/**
 * How like two are (Gower 1971): on each thing known of both, 1 less the distance between them; the mean of these in each group;
 * the mean of the groups in which anything is known of both. What is not known of one of them counts for nothing.
 */
export function likenessOf(hers: Positions, theirs: Positions, groups: readonly LikenessGroup[]): Likeness {
  const apart = groups
    .flatMap(({ keys }) => keys.flatMap((key) => distance(hers, theirs, key)))
    .sort((a, b) => b.by - a.by);
  const byGroup = groups.map(({ name, keys }) => {
    const distances = keys.flatMap((key) => distance(hers, theirs, key));
    const likeness = mean(distances.map(({ by }) => 1 - by));
    return { name, likeness, compared: distances.length, of: keys.length };
  });
  return { likeness: mean(byGroup.flatMap(({ likeness }) => likeness ?? [])), groups: byGroup, apart };
}

function distance(hers: Positions, theirs: Positions, key: string): { key: string; by: number }[] {
  const [a, b] = [hers.get(key), theirs.get(key)];
  return a === undefined || b === undefined ? [] : [{ key, by: Math.abs(a - b) }];
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * Where a case lies between two ends: 0 where those who speak raise the first end alone, 1 where the second; who raises both
 * stands in the middle, and each person counts once. Null where nobody raises either.
 */
export function betweenEnds(first: readonly number[], second: readonly number[]): number | null {
  const [one, other] = [new Set(first), new Set(second)];
  const people = [...new Set([...one, ...other])];
  return mean(people.map((id) => (one.has(id) && other.has(id) ? 0.5 : other.has(id) ? 1 : 0)));
}

/**
 * How far something is in place in a case: of those who speak to it, who raises it says 1, who qualifies it a half, who
 * contradicts it 0; who says several things stands between them. Null where nobody speaks to it: silence is no absence.
 */
export function inPlace({ for: raise, qualified, against }: CellPeople): number | null {
  const said = new Map<number, number[]>();
  const note = (ids: readonly number[], value: number): void => {
    for (const id of ids) said.set(id, [...(said.get(id) ?? []), value]);
  };
  note(raise, 1);
  note(qualified, 0.5);
  note(against, 0);
  return mean([...said.values()].flatMap((values) => mean(values) ?? []));
}

/** What she answered of a thing that is to be in place, as a number; null where she has not. */
export const answeredInPlace = (choice: string): number | null =>
  ({ 'in place': 1, 'can be built': 0.5, missing: 0 })[choice] ?? null;

/** Where she put a choice between two ends, from 0 to 1; null where she has not. */
export const answeredBetween = (choice: string, places: number): number | null =>
  choice === '' ? null : Number(choice) / (places - 1);

/** So many things must be known of both for a likeness to be worth a word. */
export const leastCompared = 3;
