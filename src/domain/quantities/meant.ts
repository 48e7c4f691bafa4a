import type { KnownShare, Weight } from '../finding.ts';
import { quantityOf, type Found } from './found.ts';
import type { Grammar } from './grammar.ts';
import { beginningOf, endOf, literal, startOf } from './patterns.ts';

/** Whose numbers a quantity is held against. */
export interface Meant {
  readonly share: KnownShare;
  /** The type that is meant, where one is. */
  readonly type: string | null;
  /** Whether a noun says so; without one the informants are meant. */
  readonly isNamed: boolean;
  /** Whether that noun stands after the quantity. */
  readonly isAfter: boolean;
  /** Whether the numbers are those of the ones who are meant: not of some of them, nor of something else. */
  readonly isSure: boolean;
  /** How many there are in all, where the claim says it: “all five cases”. */
  readonly total: number | null;
}

interface Noun {
  readonly share: KnownShare;
  readonly type: string | null;
  readonly text: string;
  readonly isSingular: boolean;
  /** Whether another group stands before it: “partners and funders all agree”. */
  readonly isJoined: boolean;
}

/** Who is meant by the words after a quantity, or by those before it: “most of the partners”, “the partners mostly”. */
export function meantBy(found: Found, claim: string, weight: Weight): Meant {
  const { grammar } = found;
  const before = claim.slice(0, found.start);
  // “12 of 20 (60 %) partners”: what stands in brackets is no noun.
  const after = claim.slice(found.end).replace(/^\s*\([^)]*\)/u, '');
  const head = headOf(after, grammar);
  const rest = after.slice(head.length);
  const noun = nounAt(rest, grammar, weight);
  const meant = noun
    ? { ...namedBy(noun), isAfter: true, isSure: !isNarrowed(rest.slice(noun.text.length), noun, found) }
    : withoutNoun(found, { before, head, rest }, weight);
  return { ...meant, isSure: meant.isSure && !isSupposed(before, grammar), total: totalIn(head, grammar) };
}

const namedBy = ({ share, type }: Noun): Pick<Meant, 'share' | 'type' | 'isNamed'> => ({
  share,
  type,
  isNamed: true,
});

/** Where no known noun follows: the one before is meant, or all informants, where a verb shows that none was to follow. */
function withoutNoun(
  found: Found,
  { before, head, rest }: Readonly<Record<'before' | 'head' | 'rest', string>>,
  weight: Weight,
): Omit<Meant, 'total'> {
  const { grammar, stand } = found;
  const goesOn = endsHere(rest) || isVerb(rest, grammar, weight);
  const earlier = goesOn ? nounBefore(before, grammar, weight) : undefined;
  const isKnown = goesOn || (stand === 'alone' && head.trim() === '');
  const isNarrower = denied(rest, found) || startOf(grammar.narrowing).test(rest);
  const all = { share: weight.informants, type: null, isNamed: false };
  return {
    ...(earlier ? namedBy(earlier) : all),
    isAfter: false,
    isSure: isKnown && !isNarrower && earlier?.isJoined !== true,
  };
}

const isVerb = (rest: string, grammar: Grammar, weight: Weight): boolean =>
  startOf(grammar.verbs).test(rest) && !nounAt(withoutWord(rest), grammar, weight);

/** Whether a quantity is part of what is only supposed, or denied. */
const isSupposed = (before: string, { supposed }: Grammar): boolean =>
  endOf(`(?:${supposed})(?![\\p{L}])[^.,;:!?]*`).test(before);

/** “Most trusted partners”: whether the word before the noun is its verb is not known. */
const withoutWord = (text: string): string => text.replace(/^\s*\p{L}+\s+/u, '');

/** The words between a quantity and its noun, to the blank before the noun. */
export function headOf(after: string, { determiners, numbers }: Grammar): string {
  const between = String.raw`(?:${determiners}|\d+|${Object.keys(numbers).join('|')})`;
  return beginningOf(`[\\s(]*(?:${between}(?![\\p{L}\\d-])\\s*)*`).exec(after)?.[0] ?? '';
}

function totalIn(head: string, { numbers }: Grammar): number | null {
  const last = head.trim().split(/\s+/u).at(-1)?.toLowerCase() ?? '';
  return /^\d+$/u.test(last) ? Number(last) : (numbers[last] ?? null);
}

/** The longest noun at the start of a text of which there are numbers. */
function nounAt(text: string, grammar: Grammar, weight: Weight): Noun | undefined {
  return nounsOf(grammar, weight)
    .flatMap(({ source, ...noun }) => {
      const match = startOf(source).exec(text)?.[0];
      return match === undefined
        ? []
        : { ...noun, text: match, isJoined: false, isSingular: isSingular(match, noun.type, grammar) };
    })
    .sort((a, b) => b.text.length - a.text.length)[0];
}

/** The noun right before a quantity: “the partners all agree”, “of the 20 partners, most”, “9 of 10 partners (90 %)”. */
export function nounBefore(text: string, grammar: Grammar, weight: Weight): Noun | undefined {
  const before = text.replace(/[\s(,]*$/u, '');
  return nounsOf(grammar, weight)
    .flatMap(({ source, ...noun }) => {
      const match = endOf(source).exec(before)?.[0];
      return match === undefined
        ? []
        : { ...noun, text: match, isSingular: false, isJoined: isJoined(before, match, grammar) };
    })
    .sort((a, b) => b.text.length - a.text.length)[0];
}

/** Whether another group follows: “partners, donors and staff”; another quantity is counted for itself. */
const goesWithMore = (text: string, grammar: Grammar): boolean =>
  startOf(
    `(?:,[\\p{L} ]{1,30} )?(?:${grammar.and})(?!\\s+(?:${quantityOf(grammar)}|${grammar.no})(?!\\p{L}))`,
  ).test(text);

/** Whether another group stands before the noun at the end of a text: “partners and funders”. */
const isJoined = (text: string, noun: string, { and, determiners }: Grammar): boolean =>
  endOf(`(?:${and}) (?:(?:${determiners}) )*`).test(text.slice(0, text.length - noun.length));

function nounsOf(grammar: Grammar, weight: Weight) {
  const named = weight.byType
    .filter(({ type }) => type !== '')
    .map((share) => ({ share, type: share.type, source: namesOf(share.type, grammar) }));
  return [
    { share: weight.cases, type: null, source: grammar.cases },
    { share: weight.types, type: null, source: grammar.types },
    { share: weight.informants, type: null, source: grammar.people },
    ...named,
  ];
}

/** A type by its name, one or many of it: “philanthropy” is also “philanthropies”, “partners” also “partner”. */
function namesOf(type: string, { plural }: Grammar): string {
  const one = literal(type.replace(/s$/iu, ''));
  const ies = /y$/iu.test(type) ? `|${literal(type.slice(0, -1))}ies` : '';
  return `(?:${literal(type)}|${one})(?:${plural})?${ies}`;
}

const isSingular = (text: string, type: string | null, { joins }: Grammar): boolean =>
  joins && !/(?:s|people)$/u.test(text) && (type === null || text === type.toLowerCase());

/** Whether only some of those who are named are meant, something else, or those who do not. */
function isNarrowed(rest: string, noun: Noun, found: Found): boolean {
  const { grammar } = found;
  const next = rest.replace(/^\s+/u, '');
  if (denied(next, found)) return true;
  if (goesWithMore(next, grammar)) return true;
  if (startOf(grammar.harmless).test(next)) return false;
  if (startOf(grammar.narrowing).test(next)) return true;
  const isPeople = startOf(`${grammar.people}|staff|members?|team`).test(next);
  return noun.isSingular && !endsHere(next) && !isPeople && !startOf(grammar.verbs).test(next);
}

/** Whether it is soon denied of those who are meant, before the sentence turns to what they say. */
function denied(text: string, { isNobody, grammar }: Found): boolean {
  const { denial, denialAfter, concord } = grammar;
  const said = isNobody && concord !== null ? text.replace(startOf(concord), '') : text;
  const words = String.raw`(?:[\p{L}']+\s+){0,${denialAfter}}`;
  return startOf(`${words}(?:${denial})`).test(said.trimStart());
}

export const endsHere = (text: string): boolean => /^\s*(?:[.,;:!?)\]”"»–—]|$)/u.test(text);
