import { limits, promiseOfAmount, type Amount, type Limit } from './amounts.ts';
import type { Grammar } from './grammar.ts';
import { formsIn, wordsOf } from './patterns.ts';
import { promiseOf, type Promised, type Word } from './promises.ts';

/** How a quantity stands in a claim: before a noun, only there, without one, or beside the one type that is meant. */
type Stand = 'before' | 'needs a noun' | 'alone' | 'only' | 'only, after' | 'not only';

/** A quantity in a claim. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly grammar: Grammar;
  readonly stand: Stand;
  readonly promised: Promised;
  /** What there have to be in all for the words to make sense: two for “both”. */
  readonly isOfTwo: boolean;
  /** Whether it says that nobody does, or nearly nobody. */
  readonly isNobody: boolean;
  /** Whether it says a count of people without their total. */
  readonly isCount: boolean;
}

type Made = Pick<Found, 'stand' | 'promised'> & Partial<Pick<Found, 'isOfTwo' | 'isNobody' | 'isCount'>>;

/** A pattern and what its match means: nothing where it is an idiom. */
interface Form {
  readonly pattern: RegExp;
  readonly made: (groups: Readonly<Record<string, string | undefined>>) => Made | null;
}

const compiled = new Map<Grammar, readonly Form[]>();

/**
 * All quantities of a claim. The longest match wins; at the same length that of the language of which the claim has more
 * words, then the earlier one.
 */
export function quantitiesOf(claim: string, grammars: readonly Grammar[]): Found[] {
  const likely = grammars
    .map((grammar) => ({ grammar, words: [...claim.matchAll(commonWords(grammar))].length }))
    .sort((a, b) => b.words - a.words);
  const all = likely.flatMap(({ grammar }) => matchesOf(claim, grammar));
  const taken: { start: number; end: number; found: Found | null }[] = [];
  for (const one of all.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!taken.some(({ start, end }) => one.start < end && one.end > start)) taken.push(one);
  return taken.flatMap(({ found }) => found ?? []).sort((a, b) => a.start - b.start);
}

const commonWords = ({ determiners, verbs, people, cases }: Grammar): RegExp =>
  wordsOf([determiners, verbs, people, cases].join('|'));

function matchesOf(claim: string, grammar: Grammar) {
  const forms = compiled.get(grammar) ?? formsOf(grammar);
  compiled.set(grammar, forms);
  return forms.flatMap(({ pattern, made }) =>
    [...claim.matchAll(pattern)].map((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      const one = made(match.groups ?? {});
      const found = one && { isOfTwo: false, isNobody: false, isCount: false, ...one, start, end, grammar };
      return { start, end, found };
    }),
  );
}

function formsOf(grammar: Grammar): Form[] {
  const idioms = [...grammar.idioms.flatMap(formsIn), `(?:${quantityOf(grammar)}) ${grammar.measures}`];
  return [
    ...idioms.map((source) => ({ pattern: wordsOf(source), made: () => null })),
    ...wordForms(grammar.words, 'before'),
    ...wordForms(grammar.alone, 'alone'),
    {
      pattern: wordsOf(grammar.no),
      made: () => ({ stand: 'needs a noun', promised: promiseOf('none'), isNobody: true }),
    },
    { pattern: wordsOf(grammar.only), made: () => onlyThem('only') },
    { pattern: wordsOf(grammar.onlyAfter), made: () => onlyThem('only, after') },
    { pattern: wordsOf(`(?:${grammar.not}) (?:${grammar.only})`), made: () => onlyThem('not only') },
    ...amountForms(grammar),
    ...rangeForms(grammar),
  ];
}

/** Any quantity, but for what limits it. */
export const quantityOf = ({ words, parts, numbers }: Grammar): string =>
  [...Object.values(words), ...parts.map(([form]) => form), ...Object.keys(numbers), String.raw`\d+`].join(
    '|',
  );

/** Whether others raise it too is asked where it is known who is meant. */
const onlyThem = (stand: 'only' | 'only, after' | 'not only'): Made => ({
  stand,
  promised: promiseOf('unclear'),
});

const nobodyWords: ReadonlySet<Word> = new Set<Word>(['none', 'almostNone', 'neither']);

const wordForms = (words: Partial<Readonly<Record<Word, string>>>, stand: Stand): Form[] =>
  // Object.entries forgets that the keys are words.
  (Object.entries(words) as [Word, string][]).flatMap(([word, source]) =>
    formsIn(source).map((form) => ({
      pattern: wordsOf(form),
      made: () => ({
        stand,
        promised: promiseOf(word),
        isOfTwo: word === 'both' || word === 'neither',
        isNobody: nobodyWords.has(word),
      }),
    })),
  );

/** Ranges are not checked: they are found so that no half of one is taken for a number of its own. */
function rangeForms(grammar: Grammar): Form[] {
  const [before, between, alone] = grammar.range;
  const one = `(?:${quantityOf(grammar)})(?: ?(?:${grammar.percent}))?`;
  const made = (stand: Stand) => () => ({ stand, promised: promiseOf('unclear') });
  return [
    { pattern: wordsOf(`(?:${before}) ${one} (?:${between}) (?:an? )?${one}`), made: made('before') },
    { pattern: wordsOf(`${one} ?(?:${alone}) ?${one}`), made: made('needs a noun') },
  ];
}

/** Stated numbers, each with what may stand before it. */
function amountForms(grammar: Grammar): Form[] {
  const number = String.raw`\d+|${Object.keys(grammar.numbers).join('|')}`;
  const valueOf = (text = ''): number => grammar.numbers[text.toLowerCase()] ?? Number(text);
  const form = (
    source: string,
    amountOf: (groups: Groups) => Amount | null,
    stand: Stand = 'before',
  ): Form => ({
    pattern: wordsOf(`(?:(?<not>${grammar.not}) )?(?:${limitsOf(grammar)} )?(?:${source})`),
    made: (groups) => madeOf(amountOf(groups), groups, stand),
  });
  const ofForm = (between: string, isRatio: boolean): Form =>
    form(`(?<count>${number}) ?(?:${between}) ?(?<of>${number})`, ({ count, of }) =>
      valueOf(count) > valueOf(of) || valueOf(of) > 1500
        ? null
        : { kind: 'of', count: valueOf(count), of: valueOf(of), isRatio },
    );
  return [
    ...grammar.parts.map(([source, part]) => form(source, () => ({ kind: 'part', part }))),
    form(String.raw`(?<percent>\d+(?:[.,]\d+)?) ?(?:${grammar.percent})`, ({ percent }) =>
      percentOf(percent),
    ),
    ofForm(grammar.outOf, false),
    ofForm(grammar.ratio, true),
    form(`(?<count>${number})`, ({ count }) => ({ kind: 'count', count: valueOf(count) }), 'needs a noun'),
    form(`(?:${grammar.allBut}) (?<count>${number})`, ({ count }) => ({
      kind: 'allBut',
      missing: valueOf(count),
    })),
  ];
}

type Groups = Readonly<Record<string, string | undefined>>;

function madeOf(amount: Amount | null, groups: Groups, stand: Stand): Made | null {
  // “One” alone is an article as often as a number.
  if (amount === null || (amount.kind === 'count' && amount.count === 1 && limitIn(groups) === 'plain'))
    return null;
  const promised =
    groups['not'] === undefined ? promiseOfAmount(amount, limitIn(groups)) : promiseOf('unclear');
  return { stand, promised, isCount: amount.kind === 'count' && limitIn(groups) === 'plain' };
}

const percentOf = (text = ''): Amount => ({
  kind: 'percent',
  percent: Number(text.replace(',', '.')),
  decimals: text.split(/[.,]/)[1]?.length ?? 0,
});

/** Each limit as a group of its own name. */
const limitsOf = ({ limits }: Grammar): string =>
  `(?:${Object.entries(limits)
    .map(([limit, source]) => `(?<${limit}>${source})`)
    .join('|')})`;

const limitIn = (groups: Groups): Limit => limits.find((limit) => groups[limit] !== undefined) ?? 'plain';
