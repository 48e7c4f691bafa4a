import type { Span } from './text.ts';

/**
 * Why a code is suggested: its keywords are said; words of its entry are; words that mark what was coded with it; what
 * stands around; or the passages just before have it.
 */
export interface Reason {
  readonly kind: 'keyword' | 'entry' | 'learned' | 'nearby' | 'continued';
  /** The keyword as the codebook has it, or the words of the passage; '' where it is no single word. */
  readonly words: string;
  /** Where in the text the words stand. */
  readonly at: readonly Span[];
  /** Whether the words are denied wherever they stand: “no trust”. */
  readonly isDenied?: boolean | undefined;
}

/** How strongly a code is suggested, in words: a number is a promise that only a tested model may make. */
export const strengths = ['strong', 'likely', 'possible'] as const;
export type Strength = (typeof strengths)[number];

/** From which likelihood on a strength is said, and how large a share of what was said so must have been right here. */
const promises = { strong: { from: 0.7, right: 0.5 }, likely: { from: 0.5, right: 0.35 } } as const;
/** Of fewer nobody can say whether they are right. */
const fewestTried = 5;

/** Something that was said of a passage, held against what its coder gave it. */
export interface Tried {
  readonly likelihood: number;
  readonly isGiven: boolean;
}

/** The strengths that have been right in this project: before it was tried, nothing is called strong or likely. */
export function provenStrengths(tried: readonly Tried[]): ReadonlySet<Strength> {
  const proven = new Set<Strength>(['possible']);
  for (const name of ['strong', 'likely'] as const) {
    const { from, right } = promises[name];
    const said = tried.filter(({ likelihood }) => likelihood >= from);
    const given = said.filter(({ isGiven }) => isGiven).length;
    if (said.length >= fewestTried && given >= right * said.length) proven.add(name);
  }
  return proven;
}

/** The strongest word for a likelihood that has been right. */
export const strengthOf = (likelihood: number, proven: ReadonlySet<Strength>): Strength =>
  strengths.find(
    (name) => proven.has(name) && likelihood >= (name === 'possible' ? 0 : promises[name].from),
  ) ?? 'possible';

/** When the suggestions for a source are shown: once she has read it to its end, when she asks for them, or always. */
export const showings = ['after', 'asked', 'live'] as const;
export type Showing = (typeof showings)[number];

/** In which order suggestions are gone through: most informative, what is likeliest, or as they stand in the sources. */
export const queueOrders = ['teaches', 'likeliest', 'place'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** New topics, or those that only go on from the passage before. */
export const queueTopics = ['new', 'going on', 'all'] as const;
export type QueueTopic = (typeof queueTopics)[number];

/**
 * What speaks for or against a code: how rare codes are and how well this one is known; the words of its entry here and
 * around; words here that mark what was coded; what stands around; whether other codes fit better; whether passages like
 * this are coded at all; and the codes given before.
 */
export const partKinds = ['start', 'entry', 'learned', 'nearby', 'others', 'codable', 'continued'] as const;
export type PartKind = (typeof partKinds)[number];

/** A coding the program proposes for a stretch of one turn. It codes nothing. */
export interface Suggestion extends Span {
  readonly codeId: number;
  /** How likely it is, from 0 to 1. */
  readonly score: number;
  readonly strength: Strength;
  /** Whether only the codes given just before speak for it: the topic goes on. */
  readonly isContinuation: boolean;
  readonly reasons: readonly Reason[];
}

/** Whether a strength is at least another. */
export const isAsStrong = (one: Strength, least: Strength): boolean =>
  strengths.indexOf(one) <= strengths.indexOf(least);

/**
 * Whether a turn is kept without suggestions, so that what was coded there was coded unaided: one in ten, by the number of
 * the turn and the GUID of its source (FNV-1a), so that the same file keeps the same turns.
 */
export function isBlindTurn(sourceGuid: string, turn: number): boolean {
  let hash = 0x811c9dc5;
  for (const sign of `${sourceGuid} ${turn}`) {
    hash ^= sign.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % 10 === 0;
}

const because: Record<Reason['kind'], string> = {
  keyword: 'the keyword',
  entry: 'words its entry uses too:',
  learned: 'words of what you coded so:',
  nearby: 'what is said around it',
  continued: 'you gave it to the passage before',
};

/** Why, as a person would say it. */
export const sayReason = ({ kind, words, isDenied }: Pick<Reason, 'kind' | 'words' | 'isDenied'>): string =>
  [because[kind], words === '' ? '' : `“${words}”`, isDenied === true ? '(which is denied here)' : '']
    .filter((part) => part !== '')
    .join(' ');

export const sayReasons = (reasons: readonly Pick<Reason, 'kind' | 'words' | 'isDenied'>[]): string =>
  reasons.map(sayReason).join('; ');

/** The reasons as they are kept with a decision. */
export const reasonOf = ({ reasons }: { reasons: readonly Pick<Reason, 'kind' | 'words'>[] }): string =>
  reasons.map(({ kind, words }) => `${kind}: ${words}`).join('; ');
