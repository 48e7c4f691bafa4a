import { partKinds, type PartKind } from '../../domain/suggestion.ts';
import {
  coldBook,
  coldSlope,
  coldStart,
  evidenceRow,
  knownness,
  trustIn,
  type Evidence,
} from './evidence.ts';
import { featuresOf, type Dictionary } from './features.ts';
import { contextMargin, type Known } from './judges.ts';
import type { Worded } from './passages.ts';
import { silencedFeatures, type Scored } from './scoring.ts';
import type { Sparse } from './sparse.ts';
import type { Study } from './study.ts';
import { margin } from './svm.ts';
import { coldEarlier, coldEarlierStart, weighed, type Weights } from './weights.ts';

/** One kind of evidence with its weight in logits: above 0 it speaks for the code. */
interface Part {
  readonly kind: PartKind;
  readonly weight: number;
}

/** A stem or pair of stems with its share of a part. */
export interface SpokenWord {
  readonly name: string;
  readonly weight: number;
}

/** Why a code stands as it does. The parts add up to the logit, of which the likelihood is the logistic. */
export interface Explanation {
  readonly logit: number;
  readonly likelihood: number;
  readonly parts: readonly Part[];
  /** The words of the passage behind what was learned, and those around it, strongest first. */
  readonly here: readonly SpokenWord[];
  readonly around: readonly SpokenWord[];
  /** The words of its entry that are said in the passage, with their share of what the entry says there. */
  readonly entry: readonly SpokenWord[];
}

interface Learned {
  readonly study: Study;
  readonly known: Known;
  readonly weights: Weights;
}

/** How much one unit of what each judge says adds to the logit. */
interface Slopes {
  readonly text: number;
  readonly context: number;
}

/** Takes the score of a code at a passage apart. */
export function explain(
  { study, known, weights }: Learned,
  passages: readonly Worded[],
  at: number,
  { code, evidence, likelihood }: Scored,
): Explanation | null {
  const passage = passages[at];
  const features = featuresOf(study.dictionary, passages)[at];
  const judges = known.judges[code];
  if (!passage || !features || !judges) return null;
  const used = evidence.earlier.some((value) => value !== 0) ? weights.going : weights.fresh;
  const trust = trustIn(evidence, weights);
  const slopes = slopesOf(evidence, used, trust);
  const own = silencedFeatures(study, passage, features, code);
  const context = judges.context?.weights ?? new Float32Array();
  const here = [
    ...spoken(study.dictionary, { weights: judges.text.weights, vector: own.text, slope: slopes.text }),
    ...spoken(study.dictionary, { weights: context, vector: own.context, slope: slopes.context }),
  ];
  const isAround = ({ name }: SpokenWord): boolean => name.includes(':');
  const around = here.filter(isAround);
  const sum = (words: readonly SpokenWord[]): number => words.reduce((all, { weight }) => all + weight, 0);
  // What a judge says beyond its words: where it starts, and where it is cut off.
  const rest = {
    text: evidence.text * slopes.text - slopes.text * (margin(judges.text, own.text) - judges.text.bias),
    context:
      evidence.context * slopes.context -
      slopes.context * (contextMargin(judges, own) - (judges.context?.bias ?? contextMargin(judges, own))),
  };
  const parts = partsOf(
    evidence,
    { used, trust },
    {
      learned: sum(here.filter((word) => !isAround(word))) + rest.text,
      nearby: sum(around) + rest.context,
    },
  );
  return {
    logit: parts.reduce((all, { weight }) => all + weight, 0),
    likelihood,
    parts,
    here: merged(here.filter((word) => !isAround(word))),
    around: merged(around),
    entry: entryWords(study, { passage, code, evidence }, parts),
  };
}

/** What the entry says is shared out by what its words said, here and around. */
function entryWords(
  { codebook }: Study,
  { passage, code, evidence }: { passage: Worded; code: number; evidence: Evidence },
  parts: readonly Part[],
): SpokenWord[] {
  const all = Math.expm1(evidence.smoothed);
  const weight = parts.find(({ kind }) => kind === 'entry')?.weight ?? 0;
  if (all <= 0 || weight <= 0) return [];
  return [...codebook.wordsFor(passage, code)].map(([name, value]) => ({
    name,
    weight: (weight * value) / all,
  }));
}

function slopesOf(evidence: Evidence, used: readonly number[], trust: number): Slopes {
  const w = (at: number): number => used[at] ?? 0;
  const { known, grown } = knownness(evidence);
  return {
    text: trust * (w(3) + w(10) * grown + w(14) * known),
    context: trust * (w(4) + w(5) + w(11) * grown + w(15) * known),
  };
}

function partsOf(
  evidence: Evidence,
  { used, trust }: { readonly used: readonly number[]; readonly trust: number },
  judged: { readonly learned: number; readonly nearby: number },
): Part[] {
  const row = evidenceRow(evidence);
  const warm = (...places: number[]): number =>
    trust * places.reduce((sum, place) => sum + (row[place] ?? 0) * (used[place] ?? 0), 0);
  const { earlier, smoothed, book, bestOther } = evidence;
  const goesOn = earlier.some((value) => value !== 0);
  const continued = goesOn
    ? trust * weighed(earlier, used.slice(20)) +
      (1 - trust) * (weighed(earlier, coldEarlier) + coldEarlierStart)
    : 0;
  const weights: Record<PartKind, number> = {
    start: warm(0, 6, 7, 17) + (1 - trust) * coldStart,
    entry: warm(1, 2, 8, 9, 12, 13, 19) + (1 - trust) * coldSlope * (smoothed + coldBook * book),
    learned: judged.learned,
    nearby: judged.nearby + warm(18),
    others: -trust * (used[5] ?? 0) * bestOther,
    codable: warm(16),
    continued,
  };
  return partKinds.map((kind) => ({ kind, weight: weights[kind] }));
}

function spoken(
  dictionary: Dictionary,
  { weights, vector, slope }: { weights: Float32Array; vector: Sparse; slope: number },
): SpokenWord[] {
  return Array.from(vector.places, (place, at) => ({
    name: dictionary.nameOf(place),
    weight: slope * (weights[place] ?? 0) * (vector.values[at] ?? 0),
  })).filter(({ weight }) => weight !== 0);
}

/** Each name once, strongest first. */
function merged(words: readonly SpokenWord[]): SpokenWord[] {
  const byName = new Map<string, number>();
  for (const { name, weight } of words) byName.set(name, (byName.get(name) ?? 0) + weight);
  return [...byName]
    .map(([name, weight]) => ({ name, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.name.localeCompare(b.name));
}
