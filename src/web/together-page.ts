import type { togetherOf } from '../actions/synthesis.ts';
import type { TogetherQuery } from '../api/synthesis.ts';
import type { PlacedCode } from '../domain/code.ts';
import { coefficients, type TogetherIn } from '../domain/co-occurrence.ts';
import { branchForm, branchParams } from './branch-form.ts';
import { optionsFor } from './evidence-form.ts';
import type { Scope } from './scope.ts';
import type { Views } from './views.ts';

const mostPairs = 200;

/** Two codes that stand together. */
export interface Pair {
  readonly a: PlacedCode;
  readonly b: PlacedCode;
  readonly aloneA: number;
  readonly aloneB: number;
  readonly together: number;
  readonly c: number | null;
  readonly ofRarer: number | null;
  /** The sources or cases that have both, where these are counted. */
  readonly where: readonly number[];
}

/** All pairs that stand together at all, those first that are asked for first. */
export function pairsOf(
  { codes, together }: ReturnType<typeof togetherOf>,
  sort: TogetherQuery['sort'],
): Pair[] {
  const pairs = codes.flatMap((a, place) =>
    codes.slice(place + 1).flatMap((b, step): Pair[] => {
      const other = place + 1 + step;
      const count = together.both[place * together.size + other] ?? 0;
      if (count === 0) return [];
      const alone = { aloneA: together.alone[place] ?? 0, aloneB: together.alone[other] ?? 0 };
      const where = [...together.where].flatMap(([id, places]) =>
        places.has(place) && places.has(other) ? id : [],
      );
      return [{ a, b, ...alone, where, together: count, ...coefficients(together, place, other) }];
    }),
  );
  const value = ({ c, ofRarer, together: count }: Pair): number =>
    sort === 'count' ? count : sort === 'c' ? (c ?? 0) : (ofRarer ?? 0);
  return pairs.sort((one, other) => value(other) - value(one) || other.together - one.together);
}

const counted: Record<TogetherIn, string> = {
  overlap: 'pairs of codings that share words',
  turn: 'turns that have both',
  source: 'sources that have both',
  case: 'cases that have both',
};

export function togetherPage(
  scope: Scope,
  query: TogetherQuery,
  found: ReturnType<typeof togetherOf>,
): Views['synthesis/together'] {
  const pairs = pairsOf(found, query.sort);
  return {
    ...branchForm(scope, query),
    units: optionsFor(
      [
        ['overlap', 'overlapping words'],
        ['turn', 'one turn'],
        ['source', 'one source'],
        ['case', 'one case'],
      ],
      query.unit,
    ),
    sorts: optionsFor(
      [
        ['c', 'the highest c'],
        ['rarer', 'most of the rarer'],
        ['count', 'the most often'],
      ],
      query.sort,
    ),
    counted: counted[query.unit],
    pairs: pairs.slice(0, mostPairs).map((pair) => ({
      ...pair,
      c: share(pair.c),
      ofRarer: share(pair.ofRarer),
      cValue: Math.min(1, pair.c ?? 0),
      rarerValue: Math.min(1, pair.ofRarer ?? 0),
      href: hrefOf(scope, query, pair),
    })),
    left: Math.max(0, pairs.length - mostPairs),
  };
}

/** A c above 1 comes from codings of one code that overlap each other: it is no share of anything. */
const share = (value: number | null): string =>
  value === null ? '–' : value > 1 ? 'out of range' : value.toFixed(2);

/** The excerpts behind a pair: those of one code that stand with the other; in a source or case, those of both there. */
function hrefOf({ base }: Scope, query: TogetherQuery, { a, b, where }: Pair): string {
  const params = branchParams({ ...query, under: null });
  params.delete('level');
  const [one, other] = [`[${a.path}]`, `[${b.path}]`];
  const relation = relations[query.unit];
  params.set(
    'q',
    relation ? `(${one} ${relation} ${other}) or (${other} ${relation} ${one})` : `${one} or ${other}`,
  );
  for (const id of where) params.append(query.unit === 'case' ? 'cases' : 'sources', String(id));
  return `${base}/excerpts?${params.toString()}`;
}

/** How the query language says it; null where whole sources or cases are meant. */
const relations: Record<TogetherIn, string | null> = {
  overlap: 'overlapping',
  turn: 'in a turn with',
  source: null,
  case: null,
};
