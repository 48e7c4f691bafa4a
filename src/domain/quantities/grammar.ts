import type { Limit } from './amounts.ts';
import type { Word } from './promises.ts';

/**
 * The quantities of one language, as data. Each text is the source of a regular expression, without regard to case, that
 * matches whole words; `…|…` are its forms. Blanks stand for any white space.
 */
export interface Grammar {
  readonly language: string;
  /** Numbers in words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words before what they count: “most partners”. */
  readonly words: Partial<Readonly<Record<Word, string>>>;
  /** Words that mean people by themselves, “nobody”, or stand by the verb, “often”. */
  readonly alone: Partial<Readonly<Record<Word, string>>>;
  /** Parts of a whole, in words. */
  readonly parts: readonly (readonly [form: string, part: number])[];
  readonly percent: string;
  /** Between a count and its total: “15 of 20”; and where a share may be meant: “nine in ten”. */
  readonly outOf: string;
  readonly ratio: string;
  /** Before a stated number. */
  readonly limits: Partial<Readonly<Record<Limit, string>>>;
  /** Before a number of those who are missing: “all but two”. */
  readonly allBut: string;
  /** Around two quantities with a range between them: “between a third and a half”, “ten to twelve”. */
  readonly range: readonly [before: string, between: string, alone: string];
  /** Before any quantity: it is denied. */
  readonly not: string;
  /** Before a noun, and a quantity there alone: “no partner”. */
  readonly no: string;
  /** Before one type, and after it: nobody else. */
  readonly only: string;
  readonly onlyAfter: string;
  /** What looks like a quantity and is none. */
  readonly idioms: readonly string[];
  /** What is counted where it is not people: “two years”. No quantity. */
  readonly measures: string;
  /** Between a quantity and what it counts: “of the”. */
  readonly determiners: string;
  readonly cases: string;
  readonly people: string;
  readonly types: string;
  /** What a singular noun may take on to be many, and whether it may begin a longer name: “partner organisations”. */
  readonly plural: string;
  readonly joins: boolean;
  /** Words after a quantity that show that no noun follows: those who speak are meant. */
  readonly verbs: string;
  /** After what is counted: only some of them are meant. */
  readonly narrowing: string;
  /** Joins another group to what is counted: “partners and funders”. */
  readonly and: string;
  /** Before a quantity, in the same clause: it is not said, but supposed or denied. */
  readonly supposed: string;
  /** After what is counted, where it narrows nothing: “in this study”. */
  readonly harmless: string;
  /** After what is counted: it is denied of them. */
  readonly denial: string;
  /** Words that may stand before that denial: one, or as many as it takes to the end of a German sentence. */
  readonly denialAfter: number;
  /** Not a denial after a word for nobody: “personne ne …”. */
  readonly concord: string | null;
  /** Before a number of those who were named already: “the two partners”. */
  readonly known: string;
  /** Before a number of people who do something: “that 15 partners say”. */
  readonly lead: string;
  /** “in Case X”: the numbers are those of all cases. */
  readonly inCase: string;
}
