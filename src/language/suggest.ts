import type { Span } from '../domain/text.ts';
import { indexCodes, type CodeIndex, type Likeness } from './code-index.ts';
import {
  findKeywords,
  indexKeywords,
  type KeywordHit,
  type KeywordIndex,
  type WordedCode,
} from './keywords.ts';
import { sentencesOf } from '../domain/sentences.ts';
import { isStopStem } from './stopwords.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Why a code is suggested: words of the passage that are its keywords, or that its entry in the codebook uses. */
export interface Reason {
  readonly kind: 'keyword' | 'entry';
  /** The keyword as the codebook has it, or the words of the passage that the entry shares. */
  readonly words: string;
  /** Where in the text the words stand. */
  readonly at: readonly Span[];
}

/** A coding the program proposes for a stretch of one turn. It codes nothing. */
export interface Suggestion extends Span {
  readonly codeId: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What suggests codes for one turn of a text. (One that learns from codings would answer the same question.) */
export interface Suggester {
  readonly suggest: (text: string, turn: Span) => Suggestion[];
}

const mostPerTurn = 4;
/**
 * How like a turn an entry must be to be worth a look (lunr's BM25 score over boosted fields), by how many different
 * content words they share. On the coded sample study one in three to four of such suggestions is what a coder coded.
 */
const leastLikeness = (shared: number): number => (shared >= 3 ? 4 : shared === 2 ? 6 : Infinity);

/** Suggests by the codebook alone: its keywords and phrases, and its entries asked with the passage. */
export function createSuggester(codes: readonly WordedCode[]): Suggester {
  const keywords = indexKeywords(codes);
  const entries = indexCodes(codes);
  return { suggest: (text, turn) => suggestFor({ keywords, entries }, text, turn) };
}

function suggestFor(
  index: { keywords: KeywordIndex; entries: CodeIndex },
  text: string,
  turn: Span,
): Suggestion[] {
  const tokens = tokensOf(text, turn);
  const sentences = sentencesOf(text, turn);
  const hits = Map.groupBy(findKeywords(index.keywords, tokens), (hit) => hit.codeId);
  const alike = new Map(index.entries.ask(tokens).map((likeness) => [likeness.codeId, likeness]));

  const suggestions: Suggestion[] = [];
  for (const [codeId, ofCode] of hits)
    suggestions.push(fromKeywords(sentences, codeId, ofCode, alike.get(codeId)));
  for (const likeness of alike.values()) {
    if (hits.has(likeness.codeId)) continue;
    const suggestion = fromEntry(text, sentences, tokens, likeness);
    if (suggestion) suggestions.push(suggestion);
  }
  return suggestions.sort((a, b) => b.score - a.score || a.codeId - b.codeId).slice(0, mostPerTurn);
}

/** A phrase counts by its words; further keywords add less and less; the likeness of the entry breaks ties. */
function fromKeywords(
  sentences: readonly Span[],
  codeId: number,
  hits: readonly KeywordHit[],
  likeness: Likeness | undefined,
): Suggestion {
  const byKeyword = Map.groupBy(hits, (hit) => hit.keyword);
  const reasons = [...byKeyword].map(([keyword, found]): Reason => ({
    kind: 'keyword',
    words: keyword,
    at: found.map(bare),
  }));
  const weights = [...byKeyword.values()].map(([hit]) => hit?.length ?? 1).sort((a, b) => b - a);
  const score =
    weights.reduce((sum, weight, place) => sum + (10 * weight) / (place + 1), 0) +
    (likeness?.score ?? 0) / 10;
  return { codeId, score, reasons, ...aroundAll(sentences, hits) };
}

function fromEntry(
  text: string,
  sentences: readonly Span[],
  tokens: readonly Token[],
  { codeId, score, stems }: Likeness,
): Suggestion | undefined {
  const shared = new Set(stems.filter((stem) => !isStopStem(stem)));
  if (score < leastLikeness(shared.size)) return undefined;
  const at = tokens.filter((token) => shared.has(token.stem));
  const words = [...new Set(at.map((token) => text.slice(token.start, token.end).toLowerCase()))].join(', ');
  return {
    codeId,
    score: score / 10,
    reasons: [{ kind: 'entry', words, at: at.map(bare) }],
    ...aroundAll(sentences, at),
  };
}

const bare = ({ start, end }: Span): Span => ({ start, end });

/** From the beginning of the first sentence that holds one of `places` to the end of the last. */
function aroundAll(sentences: readonly Span[], places: readonly Span[]): Span {
  const first = Math.min(...places.map((place) => place.start));
  const last = Math.max(...places.map((place) => place.end));
  const start = sentences.findLast((sentence) => sentence.start <= first)?.start ?? first;
  const end = sentences.find((sentence) => sentence.end >= last)?.end ?? last;
  return { start, end };
}
