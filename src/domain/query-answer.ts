import { compareValues, sameValue, typeOfValues } from './attribute.ts';
import type { EvidenceCoding } from './evidence.ts';
import type { Comparison, Query } from './query.ts';
import { placedInTurns, relates, type InTurns, type RelationAsked } from './relation.ts';
import { wordsFinder } from './search.ts';
import { overlaps, union, type Span } from './text.ts';

/** A source as a query sees it. */
export interface QueriedSource {
  /** Read only where the query asks for words. */
  readonly text: () => string;
  /** In order of place; those of an interviewer are no step from one informant's turn to the next. */
  readonly turns: readonly (Span & { readonly isInterviewer?: boolean })[];
  readonly codings: readonly EvidenceCoding[];
}

/** What the words of a query mean in a project. */
export interface Meaning {
  /** The ids of a code and all below it. */
  readonly codesOf: (code: string) => ReadonlySet<number>;
  /** What a field says of a coding: none, one or several values. */
  readonly valuesOf: (field: string, coding: EvidenceCoding) => readonly string[];
}

/**
 * Whether a part of a query holds for a coding, and whether the coding is one of the codes the part names: an answer
 * holds, and is of a named code where codes are named. (`[A] and [B]` is answered by the codings of A that overlap B
 * and those of B that overlap A, not by a coding of C that overlaps both.)
 */
interface Verdict {
  readonly holds: boolean;
  /** null where the part names no code. */
  readonly isNamed: boolean | null;
}

type Judge = (coding: EvidenceCoding) => Verdict;

/** The codings of a source that answer a query, in their order. */
export function answersIn(source: QueriedSource, query: Query, meaning: Meaning): EvidenceCoding[] {
  const judge = judgeOf(query, source, meaning);
  return source.codings.filter((coding) => {
    const { holds, isNamed } = judge(coding);
    return holds && isNamed !== false;
  });
}

function judgeOf(query: Query, source: QueriedSource, meaning: Meaning): Judge {
  switch (query.kind) {
    case 'all':
      return allOf(query.of.map((part) => judgeOf(part, source, meaning)));
    case 'any':
      return anyOf(query.of.map((part) => judgeOf(part, source, meaning)));
    case 'not': {
      const judge = judgeOf(query.of, source, meaning);
      return (coding) => ({ holds: !judge(coding).holds, isNamed: null });
    }
    case 'coded':
      return codedWith(source, meaning.codesOf(query.code));
    case 'stands':
      return holding(standsTo(source, meaning.codesOf(query.code), query));
    case 'words': {
      const holds = wordsFinder(query.words, query.isBeginning ?? false);
      return holding(({ start, end }) => holds(source.text().slice(start, end)));
    }
    case 'field':
      return holding((coding) => compares(meaning.valuesOf(query.field, coding), query.is, query.value));
  }
}

const holding =
  (test: (coding: EvidenceCoding) => boolean): Judge =>
  (coding) => ({ holds: test(coding), isNamed: null });

const allOf =
  (judges: readonly Judge[]): Judge =>
  (coding) => {
    const verdicts = judges.map((judge) => judge(coding));
    return { holds: verdicts.every(({ holds }) => holds), isNamed: named(verdicts) };
  };

/** Of several ways to hold, the one that names the coding's own code is taken. */
const anyOf =
  (judges: readonly Judge[]): Judge =>
  (coding) => {
    const held = judges.map((judge) => judge(coding)).filter(({ holds }) => holds);
    const free = held.some(({ isNamed }) => isNamed === null);
    return { holds: held.length > 0, isNamed: named(held) === true || (free ? null : false) };
  };

function named(verdicts: readonly Verdict[]): boolean | null {
  if (verdicts.some(({ isNamed }) => isNamed === true)) return true;
  return verdicts.some(({ isNamed }) => isNamed === false) ? false : null;
}

function codedWith({ codings }: QueriedSource, codes: ReadonlySet<number>): Judge {
  const coded = union(codings.filter(({ codeId }) => codes.has(codeId)));
  return (coding) => {
    const isNamed = codes.has(coding.codeId);
    return { holds: isNamed || coded.some((stretch) => overlaps(stretch, coding)), isNamed };
  };
}

function standsTo(
  { text, turns, codings }: QueriedSource,
  codes: ReadonlySet<number>,
  asked: RelationAsked,
): (coding: EvidenceCoding) => boolean {
  const inTurns = placedInTurns(turns);
  const others: (InTurns & { id: number })[] = codings
    .filter(({ codeId }) => codes.has(codeId))
    .map((coding) => ({ id: coding.id, ...inTurns(coding) }));
  return (coding) => {
    const one = inTurns(coding);
    return others.some((other) => other.id !== coding.id && relates(asked, text, one, other));
  };
}

function compares(values: readonly string[], is: Comparison, wanted: string): boolean {
  const same = (value: string): boolean => {
    const type = typeOfValues([value, wanted]);
    return sameValue(type, value) === sameValue(type, wanted);
  };
  if (is === '=') return values.some(same);
  if (is === '!=') return !values.some(same);
  return values.some((value) => {
    const order = compareValues(typeOfValues([value, wanted]), value, wanted);
    return is === '<' ? order < 0 : order > 0;
  });
}
