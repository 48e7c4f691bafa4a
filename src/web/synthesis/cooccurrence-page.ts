import type { TogetherQuery } from '../../api/synthesis.ts';
import { coefficients, type TogetherIn } from '../../domain/co-occurrence.ts';
import type { ColumnCode } from '../../study/matrix/columns.ts';
import type { TogetherFound } from '../../study/synthesis/synthesis.ts';
import type { InProject, Scope } from '../http/request-context.ts';
import { branchForm, branchOptions, branchParams } from '../views/branch-form.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';
import { networkPicture } from './network.ts';

const mostPairs = 200;

/** Two codes that stand together. */
export interface Pair {
  readonly a: ColumnCode;
  readonly b: ColumnCode;
  readonly aloneA: number;
  readonly aloneB: number;
  readonly together: number;
  readonly c: number | null;
  readonly ofRarer: number | null;
}

/** All pairs that stand together at all, those first that are asked for first. */
export function pairsOf(found: TogetherFound, sort: TogetherQuery['sort']): Pair[] {
  const { rows, columns } = found;
  const isSquare = rows.every((place, at) => columns[at] === place);
  const pairs = rows.flatMap((one, at) =>
    (isSquare ? columns.slice(at + 1) : columns).flatMap((other) => pairAt(found, one, other) ?? []),
  );
  return pairs.sort(
    (one, other) => closeness(other, sort) - closeness(one, sort) || other.together - one.together,
  );
}

/** What two codes have together; null where they never stand together. */
function pairAt({ codes, together }: TogetherFound, one: number, other: number): Pair | null {
  const [a, b] = [codes[one], codes[other]];
  const count = together.both[one * together.size + other] ?? 0;
  if (!a || !b || one === other || count === 0) return null;
  const alone = { aloneA: together.alone[one] ?? 0, aloneB: together.alone[other] ?? 0 };
  return { a, b, ...alone, together: count, ...coefficients(together, one, other) };
}

const closeness = ({ c, ofRarer, together }: Pair, sort: TogetherQuery['sort']): number =>
  sort === 'count' ? together : sort === 'c' ? (c ?? 0) : (ofRarer ?? 0);

const counted: Record<TogetherIn, string> = {
  overlap:
    'pairs of passages that share words of informants, both coded by one coder; the same words with the same code count once',
  turn: 'turns in which one coder gave both',
  source: 'sources that have both',
  case: 'cases that have both',
};

export function togetherPage(
  scope: Scope,
  query: TogetherQuery,
  found: TogetherFound,
): Omit<Views['synthesis/cooccurrence'], 'put'> {
  const pairs = pairsOf(found, query.sort);
  return {
    ...branchForm(scope, query),
    across: [
      { value: '', label: 'each other', chosen: query.across === null },
      ...branchOptions(scope.project, query.across),
    ],
    ...choices(query),
    counted: counted[query.unit],
    grid: query.across === null ? null : gridOf(scope, query, found),
    picture: pairs.length < 2 ? null : pictureOf(scope, query, pairs),
    pairs: pairs.slice(0, mostPairs).map((pair) => ({
      ...pair,
      c: share(pair.c),
      ofRarer: share(pair.ofRarer),
      cValue: Math.min(1, pair.c ?? 0),
      rarerValue: Math.min(1, pair.ofRarer ?? 0),
      href: hrefOf(scope, query, pair),
      aloneHrefs: [aloneHref(scope, query, pair.a), aloneHref(scope, query, pair.b)] as const,
    })),
    left: Math.max(0, pairs.length - mostPairs),
  };
}

const choices = (query: TogetherQuery) => ({
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
});

/** The codes of one branch by those of another, each cell with how often both stand together. */
function gridOf(scope: Scope, query: TogetherQuery, found: TogetherFound) {
  const { codes, rows, columns, together } = found;
  const headAt = (place: number) => {
    const code = codes[place];
    return code
      ? [
          {
            codeId: code.id,
            name: code.name,
            path: code.path,
            alone: together.alone[place] ?? 0,
            href: aloneHref(scope, query, code),
          },
        ]
      : [];
  };
  const cells = rows.map((one) => columns.map((other) => pairAt(found, one, other)));
  const most = Math.max(1, ...cells.flat().map((pair) => pair?.together ?? 0));
  return {
    columns: columns.flatMap(headAt),
    lines: rows.flatMap((one, at) =>
      headAt(one).map((head) => ({
        head,
        cells: (cells[at] ?? []).map((pair) => ({
          count: pair?.together ?? 0,
          heat: Math.ceil((10 * (pair?.together ?? 0)) / most),
          href: pair ? hrefOf(scope, query, pair) : '',
          says: pair ? `c ${share(pair.c)}, of the rarer ${share(pair.ofRarer)}` : 'never together',
        })),
      })),
    ),
  };
}

/** The pairs as a network: the closer by what the list is ordered by, the thicker the line. */
export function pictureOf(scope: InProject, query: TogetherQuery, pairs: readonly Pair[]) {
  const [first] = pairs;
  const most = first ? closeness(first, query.sort) || 1 : 1;
  const says = first
    ? `${first.a.name} and ${first.b.name} stand together most, of ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}.`
    : '';
  return networkPicture(
    pairs.map((pair) => ({
      a: { id: pair.a.id, name: pair.a.name, alone: pair.aloneA },
      b: { id: pair.b.id, name: pair.b.name, alone: pair.aloneB },
      closeness: closeness(pair, query.sort) / most,
      says: `${pair.a.name} and ${pair.b.name}: ${pair.together} ${counted[query.unit]}, c ${share(pair.c)}`,
      href: hrefOf(scope, query, pair),
    })),
    says,
  );
}

/** The excerpts of one code by itself. */
function aloneHref({ base }: InProject, query: TogetherQuery, code: ColumnCode): string {
  const params = branchParams({ ...query, under: null });
  params.delete('level');
  params.set('codes', String(code.id));
  if (code.isItself) params.set('level', 'alone');
  return `${base}/excerpts?${params.toString()}`;
}

/** Where passages of one code overlap each other there can be more pairs than passages: that is no share of anything. */
const share = (value: number | null): string => (value === null ? 'no share' : value.toFixed(2));

/** The excerpts behind a pair: exactly the codings that take part. */
function hrefOf({ base }: InProject, query: TogetherQuery, { a, b }: Pick<Pair, 'a' | 'b'>): string {
  const params = branchParams(query);
  params.set('unit', query.unit);
  if (query.across !== null) params.set('across', String(query.across));
  return `${base}/co-occurrence/${a.id}/${b.id}?${params.toString()}`;
}
