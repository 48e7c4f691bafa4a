import { turnsWithin, type SourceEvidence } from './evidence.ts';
import type { EvidenceFilter } from './matrix-plan.ts';
import type { Span } from './text.ts';

/** When two codes stand together: their codings share words, a turn has both, a source has, or a case has. */
export const togetherIn = ['overlap', 'turn', 'source', 'case'] as const;
export type TogetherIn = (typeof togetherIn)[number];

/** What is counted of one source: its evidence, its turns, and the cases it belongs to. */
export interface TogetherSource {
  readonly evidence: SourceEvidence;
  readonly turns: readonly Span[];
  readonly caseIds: readonly number[];
}

/**
 * How often codes stand alone and together. For `overlap` codings are counted, and pairs of codings that share words;
 * otherwise turns, sources or cases that have a code, or both. Cell (a, b) of `both` is at `a * size + b`, and the same as
 * (b, a).
 */
export interface Together {
  readonly size: number;
  readonly alone: Int32Array;
  readonly both: Int32Array;
  /** Where sources or cases are counted: the codes that each has. */
  readonly where: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * Counts which codes stand together. `placesOf` answers the places of a code among those that are compared: its own and
 * those of all that stand above it. Codings that only touch do not overlap.
 */
export function countTogether(
  sources: Iterable<TogetherSource>,
  { unit, size, placesOf, filter }: TogetherPlan,
): Together {
  const where = new Map<number, Set<number>>();
  const counts = { size, alone: new Int32Array(size), both: new Int32Array(size * size), where };
  for (const source of sources) {
    const { evidence } = source;
    if (filter.kinds?.has(evidence.kind) === false) continue;
    const codings = admitted(evidence, filter, placesOf);
    if (unit === 'overlap') sweep(codings, counts);
    else if (unit === 'turn')
      for (const places of placesByTurn(source.turns, codings)) addUnit(places, counts);
    else gather(codings, unit === 'case' ? source.caseIds : [evidence.sourceId], where);
  }
  for (const places of where.values()) addUnit(places, counts);
  return counts;
}

/** What is compared, and by which evidence. */
export interface TogetherPlan {
  readonly unit: TogetherIn;
  readonly size: number;
  readonly placesOf: (codeId: number) => readonly number[];
  readonly filter: EvidenceFilter;
}

interface Placed extends Span {
  readonly places: readonly number[];
}

/** The codings that count, once each, with the words of informants that they hold: an interviewer's are no evidence. */
function admitted(
  { pieces }: SourceEvidence,
  filter: EvidenceFilter,
  placesOf: TogetherPlan['placesOf'],
): Placed[] {
  const found = new Map<number, { start: number; end: number; places: readonly number[] }>();
  for (const { coding, informantId } of pieces) {
    if (filter.coders?.has(coding.coderId) === false || filter.informant?.(informantId) === false) continue;
    const places = placesOf(coding.codeId);
    if (places.length > 0) found.set(coding.id, { start: coding.start, end: coding.end, places });
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Goes through the codings from left to right and keeps those that are still open: no pair is looked at that is apart. */
function sweep(codings: readonly Placed[], counts: Together): void {
  let open: Placed[] = [];
  for (const coding of codings) {
    open = open.filter(({ end }) => end > coding.start);
    for (const place of coding.places) counts.alone[place] = (counts.alone[place] ?? 0) + 1;
    for (const other of open) addPair(coding, other, counts);
    open.push(coding);
  }
}

/** One pair for every two different codes; a code beside itself, or beside what stands above it, is no finding. */
function addPair(one: Placed, other: Placed, { size, both }: Together): void {
  for (const a of one.places)
    for (const b of other.places) {
      if (a === b || one.places.includes(b) || other.places.includes(a)) continue;
      both[a * size + b] = (both[a * size + b] ?? 0) + 1;
      both[b * size + a] = (both[b * size + a] ?? 0) + 1;
    }
}

function addUnit(places: ReadonlySet<number>, { size, alone, both }: Together): void {
  for (const a of places) {
    alone[a] = (alone[a] ?? 0) + 1;
    for (const b of places) if (a !== b) both[a * size + b] = (both[a * size + b] ?? 0) + 1;
  }
}

function placesByTurn(turns: readonly Span[], codings: readonly Placed[]): Iterable<Set<number>> {
  const byTurn = new Map<Span, Set<number>>();
  for (const coding of codings)
    for (const turn of turnsWithin(turns, coding)) {
      const places = byTurn.get(turn) ?? new Set<number>();
      for (const place of coding.places) places.add(place);
      byTurn.set(turn, places);
    }
  return byTurn.values();
}

/** Adds the codes of a source to the units it belongs to. */
function gather(codings: readonly Placed[], ids: readonly number[], where: Map<number, Set<number>>): void {
  for (const id of ids) {
    const places = where.get(id) ?? new Set<number>();
    for (const coding of codings) for (const place of coding.places) places.add(place);
    where.set(id, places);
  }
}

/**
 * How far two codes stand together: `c` is n12/(n1+n2−n12), as ATLAS.ti has it (for turns, sources and cases that is
 * Jaccard's coefficient); `ofRarer` is n12/min(n1, n2), which a common code beside a rare one does not hide. Null where
 * there is nothing to divide by. With overlapping codings of one code `c` can exceed 1: then it says nothing.
 */
export function coefficients(
  { size, alone, both }: Pick<Together, 'size' | 'alone' | 'both'>,
  a: number,
  b: number,
): { readonly c: number | null; readonly ofRarer: number | null } {
  const [one, other, pair] = [alone[a] ?? 0, alone[b] ?? 0, both[a * size + b] ?? 0];
  const all = one + other - pair;
  const least = Math.min(one, other);
  return { c: all > 0 ? pair / all : null, ofRarer: least > 0 ? pair / least : null };
}
