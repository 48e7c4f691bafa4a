import { earlierRows, evidenceRow, freshLogit, goingLogit, type Evidence } from './evidence.ts';
import { featuresOf, textVector, type Features } from './features.ts';
import { clipped, contextMargin, type Known } from './judges.ts';
import type { Worded } from './passages.ts';
import type { Study } from './study.ts';
import { margin } from './svm.ts';
import { logistic, type Weights } from './weights.ts';

/** How a code stands to a passage: the evidence, and how likely it is. */
export interface Scored {
  readonly code: number;
  readonly likelihood: number;
  /** The same without what was coded before in the transcript: where it is much lower, the code only goes on. */
  readonly fresh: number;
  readonly evidence: Evidence;
}

/** A transcript, and the codes that its coder has given to its passages already. */
export interface Asked {
  readonly passages: readonly Worded[];
  readonly given: readonly ReadonlySet<number>[];
  /** The features of its passages, where they are known already. */
  readonly features?: readonly Features[] | undefined;
}

/** The codes of each passage of a transcript, likeliest first; none for the interviewer's words. */
export function scoreTranscript(study: Study, asked: Asked, known: Known, weights: Weights): Scored[][] {
  return weighEvidence(study, asked, known).map((ofPassage) =>
    ofPassage
      .map(({ code, evidence }): Scored => {
        const row = evidenceRow(evidence);
        const likelihood = logistic(goingLogit(evidence, row, weights));
        return { code, likelihood, fresh: logistic(freshLogit(evidence, row, weights)), evidence };
      })
      .sort((a, b) => b.likelihood - a.likelihood || a.code - b.code),
  );
}

/** The evidence for every code at every passage. */
export function weighEvidence(study: Study, { passages, given, features }: Asked, known: Known) {
  const vectors = features ?? featuresOf(study.dictionary, passages);
  const raw = passages.map(study.codebook.of);
  const smoothed = study.codebook.smoothed(raw);
  const judged = passages.map((passage, at) => {
    const features = vectors[at];
    return features ? judge(study, known, passage, features) : { texts: [], books: [], contexts: [] };
  });
  const texts = judged.map((said) => said.texts);
  const earlier = earlierRows(given, study.codes.length);
  return passages.map((passage, at) => {
    const here = vectors[at];
    if (!here || passage.asks) return [];
    const contexts = judged[at]?.contexts ?? [];
    const shared = {
      words: passage.stems.length,
      codable: known.codable ? clipped(margin(known.codable, here.context)) : 0,
      most: Math.max(...(smoothed[at] ?? [])),
      codings: known.codings,
      transcripts: known.transcripts,
      codes: study.codes.length,
    };
    return study.codes.map((_, code) => ({
      code,
      evidence: {
        alone: Math.log(1 + (raw[at]?.[code] ?? 0)),
        smoothed: smoothed[at]?.[code] ?? 0,
        text: texts[at]?.[code] ?? 0,
        book: judged[at]?.books[code] ?? 0,
        context: contexts[code] ?? 0,
        bestOther: mostBut(contexts, code),
        around: around(texts, at, code),
        count: known.judges[code]?.count ?? 0,
        earlier: earlier(at, code),
        ...shared,
      } satisfies Evidence,
    }));
  });
}

/** The features of a passage without the words that say nothing for a code there. */
export function silencedFeatures(
  study: Study,
  { stems }: Worded,
  features: Features,
  code: number,
): Features {
  const words = study.codebook.silentIn(stems).get(code);
  return words ? without(study, stems, features, words) : features;
}

function without(
  { dictionary }: Study,
  stems: readonly string[],
  { context }: Features,
  words: ReadonlySet<string>,
): Features {
  const isSilent = (place: number): boolean =>
    dictionary
      .nameOf(place)
      .split(' ')
      .some((word) => words.has(word));
  const kept = context.places.map((place) => (isSilent(place) ? 0 : 1));
  return {
    text: textVector(dictionary, { stems: stems.filter((word) => !words.has(word)) }),
    context: {
      places: context.places.filter((_, at) => kept[at] === 1),
      values: context.values.filter((_, at) => kept[at] === 1),
    },
  };
}

interface Said {
  readonly texts: readonly number[];
  readonly books: readonly number[];
  readonly contexts: readonly number[];
}

/** What the judges say of a passage, by code: of its words, by the codebook alone, and with what stands around. */
function judge(study: Study, { judges, fromBook }: Known, { stems }: Worded, features: Features): Said {
  const silent = study.codebook.silentIn(stems);
  const own = study.codes.map((_, code) => {
    const words = silent.get(code);
    return words ? without(study, stems, features, words) : features;
  });
  return {
    texts: judges.map(({ text }, code) => clipped(margin(text, own[code]?.text ?? features.text))),
    books: fromBook.map((one, code) => clipped(margin(one, own[code]?.text ?? features.text))),
    contexts: judges.map((one, code) => clipped(contextMargin(one, own[code] ?? features))),
  };
}

function mostBut(values: readonly number[], place: number): number {
  let most = -1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? -1;
    if (at !== place && value > most) most = value;
  }
  return most;
}

const before = [0.6, 0.4, 0.3, 0.2, 0.15, 0.1];
const after = [0.5, 0.3, 0.2, 0.1];
const wholeKernel = [...before, ...after].reduce((sum, weight) => sum + weight, 0);

/** What the passages around say of a code, the nearest most. */
function around(texts: readonly (readonly number[])[], at: number, code: number): number {
  let sum = 0;
  before.forEach((weight, step) => (sum += weight * (texts[at - step - 1]?.[code] ?? 0)));
  after.forEach((weight, step) => (sum += weight * (texts[at + step + 1]?.[code] ?? 0)));
  return sum / wholeKernel;
}
