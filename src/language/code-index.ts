import lunr from 'lunr';
import { isStopStem } from './stopwords.ts';
import { tokensOf, type Token } from './tokens.ts';
import type { WordedCode } from './keywords.ts';

/** A code whose entry in the codebook resembles a passage. */
export interface Likeness {
  readonly codeId: number;
  readonly score: number;
  /** The stems that passage and entry share. */
  readonly stems: readonly string[];
}

/** The codebook as something that can be asked with a passage. */
export interface CodeIndex {
  readonly ask: (tokens: readonly Token[]) => Likeness[];
}

/** Stems are made here, with the same stemmer as everywhere; lunr is given words that need no more work. */
function prepared(text: string): string[] {
  return tokensOf(text)
    .map((token) => token.stem)
    .filter((word) => !isStopStem(word));
}

/** Indexes names, keywords and definitions of codes. A name weighs more than a keyword, and that more than a definition. */
export function indexCodes(codes: readonly WordedCode[]): CodeIndex {
  const vocabulary = new Set<string>();
  const index = lunr((builder) => {
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.field('name', { boost: 3 });
    builder.field('keywords', { boost: 2 });
    builder.field('definition');
    for (const code of codes) {
      const entry = {
        id: String(code.id),
        name: prepared(code.name),
        keywords: prepared(code.keywords.join(' . ')),
        definition: prepared(code.definition),
      };
      for (const word of [...entry.name, ...entry.keywords, ...entry.definition]) vocabulary.add(word);
      builder.add(entry);
    }
  });
  return { ask: (tokens) => askIndex(index, vocabulary, tokens) };
}

function askIndex(index: lunr.Index, vocabulary: ReadonlySet<string>, tokens: readonly Token[]): Likeness[] {
  const asked = new Set(tokens.map((token) => token.stem).filter((word) => vocabulary.has(word)));
  if (asked.size === 0) return [];
  // Never lunr's own query language: a colon in a transcript would be an error there.
  return index
    .query((query) => {
      for (const word of asked) query.term(word, { usePipeline: false });
    })
    .map(({ ref, score, matchData }) => ({
      codeId: Number(ref),
      score,
      // lunr types the metadata as object; its keys are the terms that matched.
      stems: Object.keys(matchData.metadata as Record<string, unknown>),
    }));
}
