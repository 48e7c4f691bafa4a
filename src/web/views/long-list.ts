import type { Request } from 'express';
import { z } from 'zod';
import { inOrder } from '../../domain/attribute.ts';
import { readAs } from '../http/request.ts';
import { optionsFor } from './evidence-form.ts';
import { pager } from './pager.ts';
import type { Option } from './views.ts';

/** Below so many entries a list is looked through by eye. */
const longFrom = 20;

/** How a list is found in and sorted. */
export interface Finding {
  readonly q: string;
  readonly sorts: readonly Option[];
  /** By what it stands in groups; none where there is nothing to choose. */
  readonly groups: readonly Option[];
  /** Whether there is so much that it is worth asking. */
  readonly isLong: boolean;
  readonly isFiltered: boolean;
}

/** Ways to sort by their names; the first is how a list comes where nothing is asked. */
export type Sorts<T> = readonly (readonly [name: string, compare: ((a: T, b: T) => number) | null])[];

/** What a list can stand in groups by, with the name of the group of each. */
export type Groups<T> = readonly (readonly [name: string, of: (one: T) => string])[];

const Asked = z.object({
  q: z.string().max(200).default(''),
  sort: z.string().max(40).default(''),
  group: z.string().max(40).default(''),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/**
 * A part of a list, as it is asked for: those in which all words of `q` stand, sorted, one page of them. `words` says what is
 * looked in; only what is shown need be worked out further.
 */
export function partOf<T>(
  request: Request,
  all: readonly T[],
  {
    words,
    sorts,
    groups = [],
    pageSize,
  }: { words: (one: T) => string; sorts: Sorts<T>; groups?: Groups<T>; pageSize: number },
) {
  const { q, sort, group, offset } = readAs(Asked, request.query);
  const wanted = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found =
    wanted.length === 0
      ? all
      : all.filter((one) => {
          const said = words(one).toLowerCase();
          return wanted.every((word) => said.includes(word));
        });
  const [first] = sorts;
  const [name, compare] = sorts.find(([known]) => known === sort) ?? first ?? ['', null];
  const groupOf = groups.find(([known]) => known === group)?.[1] ?? ((): string => '');
  const sorted = found.toSorted((a, b) => inOrder.compare(groupOf(a), groupOf(b)) || (compare?.(a, b) ?? 0));
  const finding: Finding = {
    q,
    sorts: optionsFor(
      sorts.map(([one]) => [one, one]),
      name,
    ),
    groups:
      groups.length === 0
        ? []
        : optionsFor([['', 'nothing'], ...groups.map(([one]) => [one, one] as const)], group),
    isLong: all.length >= longFrom,
    isFiltered: wanted.length > 0,
  };
  return {
    groupOf,
    shown: sorted.slice(offset, offset + pageSize),
    found: found.length,
    finding,
    pages: pager(request, { total: found.length, offset, pageSize }),
  };
}
