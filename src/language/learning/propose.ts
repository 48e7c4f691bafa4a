import type { LanguageCode } from '../../domain/language.ts';
import { sentencesOf } from '../../domain/sentences.ts';
import { strengthOf, type Reason, type Suggestion } from '../../domain/suggestion.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import { findKeywords, type KeywordHit, type KeywordIndex } from '../keywords.ts';
import { isStopWord, negationsOf } from '../languages/stop-words.ts';
import { deniedAmong } from '../negation.ts';
import { tokensOf, type Token } from '../tokens.ts';
import type { Model } from './model.ts';
import type { Passage } from './passages.ts';
import type { Scored } from './scoring.ts';
import type { Study } from './study.ts';

const mostPerTurn = 3;
/** From how likely on a code is shown at all; one whose keyword is said is shown a little earlier. */
const least = 0.2;
const leastWithKeyword = 0.1;
/** So far below what is taken for given a code is still worth a look. */
const margin = 0.1;
const mostWords = 3;
/** A code that is so much likelier for the codes given before is said to go on. */
const goesOn = 0.1;
/** A learned word that says less than this is no reason. */
const leastWeight = 0.08;

/** What proposes codes for one turn: the model, and the codebook to say why. */
interface Proposing {
  readonly study: Study;
  readonly model: Model;
  readonly keywords: KeywordIndex;
}

/** A turn of the text that is asked about, as the model scored it. */
interface ScoredTurn {
  readonly text: string;
  readonly turn: Span;
  readonly passage: Passage;
  readonly scored: readonly Scored[];
}

/** The codes proposed for a turn, with the sentences that speak for them and why; likeliest first. */
export function propose({ study, model, keywords }: Proposing, asked: ScoredTurn): Suggestion[] {
  const { text, turn, passage, scored } = asked;
  const { language } = passage;
  const tokens = tokensOf(text, language, turn);
  const hits = Map.groupBy(findKeywords(keywords, tokens), ({ codeId }) => codeId);
  const sentences = sentencesOf(text, turn);
  const stems = tokens.map(({ stem }) => stem);
  const excluded = study.codebook.excludedIn(stems);
  const silent = study.codebook.silentIn(stems);
  const denials = deniedAmong(text, tokens, negationsOf(language));
  const isDenied = ({ start }: Span): boolean =>
    denials[tokens.findIndex((one) => one.start === start)] ?? false;
  const shown = Math.max(least, model.weights().goingThreshold - margin);
  return scored
    .filter(({ code }) => !excluded.has(code) || hits.has(study.codes[code]?.id ?? 0))
    .filter(
      ({ code, likelihood }) =>
        likelihood >= (hits.has(study.codes[code]?.id ?? 0) ? leastWithKeyword : shown),
    )
    .slice(0, mostPerTurn)
    .map((one): Suggestion => {
      const code = study.codes[one.code];
      const ofCode = hits.get(code?.id ?? 0) ?? [];
      const said = tokens.filter(({ stem }) => silent.get(one.code)?.has(stem) !== true);
      const learned = learnedWords(model, passage, one.code, said);
      const shared = ofCode.length > 0 ? [] : sharedWords(study, one.code, said, language);
      const reasons = reasonsFor(text, one, { hits: ofCode, learned, shared, isDenied });
      const places = reasons.flatMap(({ at }) => at);
      return {
        codeId: code?.id ?? 0,
        score: one.likelihood,
        strength: strengthOf(one.likelihood, model.proven()),
        isContinuation: one.fresh < least && one.likelihood - one.fresh > goesOn,
        reasons,
        ...stretchOf(sentences, places, turn),
      };
    });
}

interface Found {
  readonly hits: readonly KeywordHit[];
  readonly learned: readonly Token[];
  readonly shared: readonly Token[];
  readonly isDenied: (span: Span) => boolean;
}

function reasonsFor(
  text: string,
  { likelihood, fresh, evidence }: Scored,
  { hits, learned, shared, isDenied }: Found,
): Reason[] {
  const reasons: Reason[] = [];
  for (const [keyword, found] of Map.groupBy(hits, (hit) => hit.keyword))
    reasons.push({
      kind: 'keyword',
      words: keyword,
      at: found.map(bare),
      ...(found.every(isDenied) ? { isDenied: true } : {}),
    });
  if (shared.length > 0) reasons.push({ kind: 'entry', words: wordsOf(text, shared), at: shared.map(bare) });
  if (learned.length > 0)
    reasons.push({ kind: 'learned', words: wordsOf(text, learned), at: learned.map(bare) });
  if (likelihood - fresh > goesOn) reasons.push({ kind: 'continued', words: '', at: [] });
  if (evidence.context - evidence.text > 0.4 || reasons.length === 0)
    reasons.push({ kind: 'nearby', words: '', at: [] });
  return reasons.slice(0, mostWords);
}

/** The words of a turn from which the code was learned, those that say most first; at most three different ones. */
function learnedWords(model: Model, passage: Passage, code: number, tokens: readonly Token[]): Token[] {
  if (model.codings() === 0) return [];
  const telling = model
    .words(passage, code)
    .filter(
      ({ name, weight }) =>
        weight >= leastWeight && !name.includes(' ') && !isStopWord(name, passage.language),
    )
    .slice(0, mostWords)
    .map(({ name }) => name);
  return tokens.filter(({ stem }) => telling.includes(stem));
}

/** The words of a turn that the name and definition of a code use too. */
function sharedWords(
  { codebook }: Study,
  code: number,
  tokens: readonly Token[],
  language: LanguageCode,
): Token[] {
  return tokens.filter(({ stem }) => !isStopWord(stem, language) && codebook.says(stem, code));
}

const wordsOf = (text: string, tokens: readonly Token[]): string =>
  [...new Set(tokens.map(({ start, end }) => text.slice(start, end).toLowerCase()))]
    .slice(0, mostWords + 2)
    .join(', ');

const bare = ({ start, end }: Span): Span => ({ start, end });

/** The sentences that hold what speaks for the code, from the first to the last; without such, the whole turn. */
function stretchOf(sentences: readonly Span[], places: readonly Span[], turn: Span): Span {
  const telling = sentences.filter((sentence) => places.some((place) => overlaps(place, sentence)));
  const [first] = telling;
  const last = telling.at(-1);
  if (!first || !last)
    return { start: sentences[0]?.start ?? turn.start, end: sentences.at(-1)?.end ?? turn.end };
  return { start: first.start, end: last.end };
}
