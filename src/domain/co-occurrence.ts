import { turnsWithin, type EvidenceCoding, type SourceEvidence } from './evidence.ts';
import { admitsSource, type EvidenceFilter } from './matrix-plan.ts';
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

/** What is compared, and by which evidence. */
export interface TogetherPlan {
  readonly unit: TogetherIn;
  readonly size: number;
  /** The places of a code among those that are compared: its own, and those of all above it that are compared too. */
  readonly placesOf: (codeId: number) => readonly number[];
  /** Whether one of two places stands above the other in the codebook: such codes are never beside each other. */
  readonly areKin: (a: number, b: number) => boolean;
  readonly filter: EvidenceFilter;
}

/**
 * How often codes stand alone and together. The unit of `overlap` is the passage: the same words with the same code count
 * once, however many coders gave it; together are pairs of passages that share words of informants, where one coder coded
 * both. A turn has both where one coder gave both to it; a source or a case where anybody did. Cell (a, b) of `both` is at
 * `a * size + b`, and the same as (b, a).
 */
export interface Together {
  readonly size: number;
  readonly alone: Int32Array;
  readonly both: Int32Array;
  /** Where sources or cases are counted: the codes that each has. */
  readonly where: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Counts which codes stand together. Only words of informants that are admitted count; passages that only touch are apart. */
export function countTogether(sources: Iterable<TogetherSource>, plan: TogetherPlan): Together {
  const { size, filter } = plan;
  const where = new Map<number, Set<number>>();
  const counts = { size, alone: new Int32Array(size), both: new Int32Array(size * size), where };
  for (const source of sources) {
    if (!admitsSource(filter, source.evidence)) continue;
    const pieces = admitted(source.evidence, plan);
    if (isNear(plan)) countNear(source, pieces, plan, counts);
    else gather(pieces, unitsOf(source, plan), where);
  }
  for (const places of where.values()) addUnit(places, plan, counts);
  return counts;
}

/** The ids of the codings that make two codes stand together: exactly those that the number counts. */
export function codingsTogether(
  sources: Iterable<TogetherSource>,
  plan: TogetherPlan,
  pair: readonly [number, number],
): number[] {
  const found = new Set<number>();
  const units = new Map<number, Placed[]>();
  for (const source of sources) {
    if (!admitsSource(plan.filter, source.evidence)) continue;
    const pieces = admitted(source.evidence, plan).filter(({ places }) =>
      pair.some((place) => places.includes(place)),
    );
    if (isNear(plan)) for (const id of nearCodings(source, pieces, plan, pair)) found.add(id);
    else for (const id of unitsOf(source, plan)) units.set(id, [...(units.get(id) ?? []), ...pieces]);
  }
  for (const pieces of units.values())
    if (hasBoth(pieces, pair) && !plan.areKin(...pair)) for (const { coding } of pieces) found.add(coding.id);
  return [...found];
}

/** Whether it is words that codes share, and not a whole source or case. */
const isNear = ({ unit }: TogetherPlan): boolean => unit === 'overlap' || unit === 'turn';

const unitsOf = ({ evidence, caseIds }: TogetherSource, { unit }: TogetherPlan): readonly number[] =>
  unit === 'case' ? caseIds : [evidence.sourceId];

const hasBoth = (pieces: readonly Placed[], pair: readonly [number, number]): boolean =>
  pair.every((place) => pieces.some(({ places }) => places.includes(place)));

function* nearCodings(
  source: TogetherSource,
  pieces: readonly Placed[],
  plan: TogetherPlan,
  pair: readonly [number, number],
): Generator<number> {
  for (const { one, other } of pairsIn(source, pieces, plan))
    for (const places of placesTogether(one, other, plan))
      if (pair.every((place) => places.includes(place))) yield* [one.coding.id, other.coding.id];
}

/** A part of a coding in the words of somebody who counts, with the places of its code. */
interface Placed extends Span {
  readonly coding: EvidenceCoding;
  readonly places: readonly number[];
}

/** The pieces that count, from left to right: an interviewer's words, and those outside the filter, are no evidence. */
function admitted({ pieces }: SourceEvidence, { filter, placesOf }: TogetherPlan): Placed[] {
  return pieces
    .flatMap(({ coding, informantId, start, end }) => {
      const isOut = filter.coders?.has(coding.coderId) === false || filter.informant?.(informantId) === false;
      const places = isOut ? [] : placesOf(coding.codeId);
      return places.length > 0 ? [{ coding, places, start, end }] : [];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Two pieces by one coder that stand together, and the number of the turn where turns are counted. */
interface PairFound {
  readonly one: Placed;
  readonly other: Placed;
  readonly turn: number;
}

function pairsIn(
  { turns }: TogetherSource,
  pieces: readonly Placed[],
  { unit }: TogetherPlan,
): Iterable<PairFound> {
  return unit === 'turn' ? inOneTurn(turns, pieces) : overlapping(pieces);
}

/** Goes through the pieces from left to right and keeps those that are still open: no pair is looked at that is apart. */
function* overlapping(pieces: readonly Placed[]): Generator<PairFound> {
  let open: Placed[] = [];
  for (const one of pieces) {
    open = open.filter(({ end }) => end > one.start);
    for (const other of open) if (other.coding.coderId === one.coding.coderId) yield { one, other, turn: 0 };
    open.push(one);
  }
}

function* inOneTurn(turns: readonly Span[], pieces: readonly Placed[]): Generator<PairFound> {
  for (const [turn, own] of byTurn(turns, pieces))
    for (const [at, one] of own.entries())
      for (const other of own.slice(0, at))
        if (other.coding.coderId === one.coding.coderId) yield { one, other, turn: turn.start };
}

/** A piece lies in one turn: it was cut so. */
function byTurn(turns: readonly Span[], pieces: readonly Placed[]): Map<Span, Placed[]> {
  const found = new Map<Span, Placed[]>();
  for (const piece of pieces) {
    const [turn = piece] = turnsWithin(turns, piece);
    const own = found.get(turn);
    if (own) own.push(piece);
    else found.set(turn, [piece]);
  }
  return found;
}

/** The pairs of places that two pieces make: a code beside itself, or beside what stands above it, is no finding. */
function* placesTogether(
  one: Placed,
  other: Placed,
  { areKin }: TogetherPlan,
): Generator<readonly [number, number]> {
  for (const a of one.places)
    for (const b of other.places)
      if (a !== b && !one.places.includes(b) && !other.places.includes(a) && !areKin(a, b)) yield [a, b];
}

function countNear(
  source: TogetherSource,
  pieces: readonly Placed[],
  plan: TogetherPlan,
  { size, alone, both }: Together,
): void {
  const numberOf = unitNumbers(source, pieces, plan);
  const many = pieces.length + 1;
  const seen = new Set<number>();
  /** Whether something is met for the first time: a place in a unit, or two places in two units. */
  const isNew = (place: number, units: number): boolean => {
    const key = units * size * size + place;
    return seen.size < seen.add(key).size;
  };
  const marks = new Set<number>();
  for (const piece of pieces)
    for (const place of piece.places) {
      const key = numberOf(piece) * size + place;
      if (marks.has(key)) continue;
      marks.add(key);
      alone[place] = (alone[place] ?? 0) + 1;
    }
  for (const { one, other } of pairsIn(source, pieces, plan))
    for (const [a, b] of placesTogether(one, other, plan)) {
      const [first, second] = a < b ? [one, other] : [other, one];
      const [low, high] = a < b ? [a, b] : [b, a];
      if (!isNew(low * size + high, numberOf(first) * many + numberOf(second))) continue;
      both[low * size + high] = (both[low * size + high] ?? 0) + 1;
      both[high * size + low] = (both[high * size + low] ?? 0) + 1;
    }
}

/** Numbers what is counted: passages by their words, or turns. Pieces of one passage, or in one turn, have one number. */
function unitNumbers(
  { turns }: TogetherSource,
  pieces: readonly Placed[],
  { unit }: TogetherPlan,
): (piece: Placed) => number {
  const numbers = new Map<Placed, number>();
  if (unit === 'turn')
    [...byTurn(turns, pieces).values()].forEach((own, at) => {
      for (const piece of own) numbers.set(piece, at);
    });
  else {
    const passages = new Map<string, number>();
    for (const piece of pieces) {
      const words = `${piece.coding.start} ${piece.coding.end}`;
      const number = passages.get(words) ?? passages.size;
      passages.set(words, number);
      numbers.set(piece, number);
    }
  }
  return (piece) => numbers.get(piece) ?? 0;
}

/** Adds the codes of a source to the units it belongs to. */
function gather(pieces: readonly Placed[], ids: readonly number[], where: Map<number, Set<number>>): void {
  for (const id of ids) {
    const places = where.get(id) ?? new Set<number>();
    for (const piece of pieces) for (const place of piece.places) places.add(place);
    where.set(id, places);
  }
}

function addUnit(
  places: ReadonlySet<number>,
  { areKin }: TogetherPlan,
  { size, alone, both }: Together,
): void {
  for (const a of places) {
    alone[a] = (alone[a] ?? 0) + 1;
    for (const b of places) if (a !== b && !areKin(a, b)) both[a * size + b] = (both[a * size + b] ?? 0) + 1;
  }
}

/**
 * How far two codes stand together: `c` is n12/(n1+n2−n12), as ATLAS.ti has it (for turns, sources and cases that is
 * Jaccard's coefficient); `ofRarer` is n12/min(n1, n2), which a common code beside a rare one does not hide. Null where
 * there is nothing to divide by, and where passages of one code overlap each other so often that there are more pairs than
 * passages: then it is no share of anything.
 */
export function coefficients(
  { size, alone, both }: Pick<Together, 'size' | 'alone' | 'both'>,
  a: number,
  b: number,
): { readonly c: number | null; readonly ofRarer: number | null } {
  const [one, other, pair] = [alone[a] ?? 0, alone[b] ?? 0, both[a * size + b] ?? 0];
  return { c: shareOf(pair, one + other - pair), ofRarer: shareOf(pair, Math.min(one, other)) };
}

const shareOf = (part: number, whole: number): number | null =>
  whole > 0 && part <= whole ? part / whole : null;
