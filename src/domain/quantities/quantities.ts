import { counted } from '../counted.ts';
import { openOf, openSaid, type KnownShare, type Quantifier, type Weight } from '../finding.ts';
import { english } from './english.ts';
import { quantitiesOf, type Found } from './found.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { endsHere, headOf, meantBy, nounBefore, type Meant } from './meant.ts';
import { endOf, wordsOf } from './patterns.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { onlyVerdict, sumOf, verdictOf } from './verdict.ts';

/** In this order: where two languages share a word, the first has it. */
const grammars = [english, german, french, spanish, portuguese];

/**
 * The words of quantity in a claim, each held against the numbers: against cases where the words beside it speak of cases,
 * against one informant type where they name it, else against all informants. Where they speak of only some of these, of
 * one case (by the names given, or “in Case X”), or of something that is not counted, the verdict is *not sure*. Nothing is
 * changed in the claim: a person decides what a word has to mean.
 */
export function quantifiersIn(
  claim: string,
  weight: Weight,
  caseNames: readonly string[] = [],
): Quantifier[] {
  const written = claim.normalize('NFC').replaceAll('’', "'");
  const text = inSmallLetters(written);
  const all = quantitiesOf(text, grammars);
  return all.flatMap((found, index) => {
    if (found.isCount && isTotalOf(all[index - 1], found, text)) return [];
    const sentence = sentenceAround(written, found);
    const meant = meantBy(found, text, weight);
    const isElsewhere = meant.share !== weight.cases && speaksOfOneCase(sentence, found, caseNames);
    const said = judged(found, text, isElsewhere ? { ...meant, isSure: false } : meant, weight);
    return said.map((one) => ({ ...one, word: written.slice(found.start, found.end) }));
  });
}

/** Letter for letter: the few that would become two stay as they are. */
const inSmallLetters = (text: string): string =>
  text.replaceAll(/\p{Lu}/gu, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );

type Judged = Omit<Quantifier, 'word'>;

function judged(found: Found, text: string, meant: Meant, weight: Weight): Judged[] {
  if (found.stand === 'only' || found.stand === 'only, after' || found.stand === 'not only')
    return onlySaid(found, text, meant, weight);
  const before = text.slice(0, found.start);
  if (found.stand === 'needs a noun' && !meant.isNamed) return [];
  if (found.isCount && endOf(`(?:${found.grammar.known})[ ]+`).test(before)) return [];
  const isSure = meant.isSure && areTwo(found, meant) && (!found.isCount || isSubject(before, found));
  const checked = { ...meant, isSure };
  const verdict = verdictOf(found.promised, checked, againstOf(meant, weight));
  return [{ verdict, says: saysOf(checked, weight) }];
}

/** “Both” without a noun speaks of two who were named before: of all informants only where there are two. */
const areTwo = ({ isOfTwo }: Found, { isNamed, share }: Meant): boolean =>
  !isOfTwo || isNamed || share.of + openOf(share) === 2;

/** Whether a number of people begins what is said: “a quarrel of two partners” is no count of those who say it. */
const isSubject = (before: string, { grammar }: Found): boolean =>
  /(?:^|[.,;:!?(–—])\s*$/u.test(before) || endOf(`(?:${grammar.lead})[ ]+`).test(before);

/** “Only partners”, “partners only”, “partners alone”: no quantity where no type is named right there. */
function onlySaid(found: Found, text: string, meant: Meant, weight: Weight): Judged[] {
  const after = text.slice(found.end);
  const beside = found.stand === 'only, after' || endsHere(after);
  const before = nounBefore(text.slice(0, found.start), found.grammar, weight);
  const type = beside ? (before?.type ?? null) : meant.total === null ? meant.type : null;
  const isRight = beside || startsWithNoun(found, text, meant);
  if (type === null || !isRight) return [];
  const own = before !== undefined && beside ? { ...meant, share: before.share, isSure: true } : meant;
  const one = { ...own, type };
  const others = sumOf(weight.byType, (name) => name !== type);
  const says = `${saysOf(one, weight)}; of other types ${others.count} of ${others.of}${unreadSaid(others)}`;
  const verdict = onlyVerdict(one, weight, found.stand === 'not only');
  return [{ verdict, says }];
}

/** Whether the noun that is meant comes after the word: one before it is not what “only” is about. */
const startsWithNoun = (found: Found, text: string, { isAfter }: Meant): boolean =>
  isAfter && headOf(text.slice(found.end), found.grammar).trim().split(/\s+/u).length <= 2;

/** Whether a number is the total of the quantity before it: “all five cases”. */
const isTotalOf = (before: Found | undefined, { start }: Found, text: string): boolean =>
  before !== undefined && before.end + headOf(text.slice(before.end), before.grammar).length > start;

function sentenceAround(text: string, { start, end }: Found): string {
  const from = Math.max(...['. ', '! ', '? ', '; '].map((mark) => text.lastIndexOf(mark, start)), -1) + 1;
  const to = /[.!?;](?:\s|$)/u.exec(text.slice(end));
  return text.slice(from, to ? end + to.index : undefined);
}

/** Whether a sentence speaks of one case, by its name or as “in Case B”. */
function speaksOfOneCase(sentence: string, { grammar }: Found, caseNames: readonly string[]): boolean {
  const small = inSmallLetters(sentence);
  const named = wordsOf(`(?:${grammar.inCase}) ["“„«]?[\\p{L}\\p{N}]+`);
  return (
    [...small.matchAll(named)].some(({ index, 0: words }) =>
      /(?<![\p{L}\p{N}])[\p{Lu}\p{N}][\p{L}\p{N}]*$/u.test(sentence.slice(index, index + words.length)),
    ) || caseNames.some((name) => name !== '' && sentence.includes(name))
  );
}

const againstOf = ({ type }: Meant, { byType, against }: Weight): number =>
  byType.find((one) => one.type === type)?.against ?? against;

function saysOf(meant: Meant, weight: Weight): string {
  const { share, type, isSure } = meant;
  const against = againstOf(meant, weight);
  const contrary = against === 0 ? '' : `, ${counted(against, 'informant')} against`;
  const doubt = isSure ? '' : '; whether the claim speaks of them all is not known';
  const percent = Math.round((100 * share.count) / Math.max(share.of, 1));
  return `${share.count} of ${share.of} ${unitOf(share, type, weight)} (${percent} %)${unreadSaid(share)}${contrary}${doubt}`;
}

function unitOf(share: KnownShare, type: string | null, { cases, types }: Weight): string {
  if (share === cases) return 'cases';
  if (share === types) return 'informant types';
  return type === null ? 'informants' : `informants of type “${type}”`;
}

const unreadSaid = (share: KnownShare): string => (openOf(share) === 0 ? '' : `, ${openSaid(share)}`);
