import type { Project } from '../storage/project.ts';

interface Followed {
  readonly from: readonly unknown[];
  readonly value: unknown;
}

const followed = new WeakMap<Project, Map<string, Followed>>();

/**
 * What follows from other things, computed once and again only when one of them is another. The lists that storage hands out
 * (`codes.all()`, `evidence.all()`, `cases.links()` …) are the same array until something in them changes, by whatever means;
 * so whatever names in `from` all that it is made of can never be out of date. `what` tells it from all else that is kept for
 * the project. This is the one cache of the study: it goes with the project.
 */
export function following<T>(project: Project, what: string, from: readonly unknown[], compute: () => T): T {
  const kept = followed.get(project) ?? new Map<string, Followed>();
  followed.set(project, kept);
  const known = kept.get(what);
  // What was computed under this name is of the type that its one caller computes.
  if (known && isSame(known.from, from)) return known.value as T;
  const value = compute();
  kept.set(what, { from, value });
  return value;
}

const isSame = (before: readonly unknown[], now: readonly unknown[]): boolean =>
  before.length === now.length && before.every((one, place) => one === now[place]);
