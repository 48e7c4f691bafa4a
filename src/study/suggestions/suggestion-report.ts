import type { HeldOut } from '../../language/learning/adapting.ts';
import type { Project } from '../../storage/project.ts';
import { keywordCounts, wordsToAdd, type KeywordCount, type WordToAdd } from '../codebook/keyword-counts.ts';
import { learnedFor, type Learned } from './learning.ts';
import { enoughTried, triedOn } from './suggestion-why.ts';
import { blindTurns } from './unsettled.ts';

/** How the suggestions of one code fare. */
export interface CodeFare {
  readonly codeId: number;
  /** Her codings with it, and how many of these were suggested first. */
  readonly codings: number;
  readonly suggested: number;
  readonly accepted: number;
  readonly rejected: number;
  /** In what she has been through, judged by what was learned elsewhere: codings said, of these right, and codings made. */
  readonly said: number;
  readonly right: number;
  readonly made: number;
  readonly keywords: readonly (KeywordCount & { readonly accepted: number; readonly rejected: number })[];
  readonly toAdd: readonly WordToAdd[];
}

/** A place worth another look. */
export interface Doubt {
  readonly sourceId: number;
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly codeId: number;
  readonly likelihood: number;
  /** When it was coded; null where it was not. */
  readonly codedAt: string | null;
}

/** Of the suggestions said at a likelihood, how many were right. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly said: number;
  readonly right: number;
}

/** Accuracy of suggestions for a coder. */
export interface SuggestionReport {
  readonly codes: readonly CodeFare[];
  /** On how many sources they were tried, and whether these are enough for percentages. */
  readonly triedOn: number;
  readonly isTried: boolean;
  /** The last twenty decisions, and how many of these accepted. */
  readonly recent: { readonly decided: number; readonly accepted: number };
  /** On turns that were kept without suggestions: codes given by both, said alone, given alone. */
  readonly blind: {
    readonly turns: number;
    readonly both: number;
    readonly saidAlone: number;
    readonly madeAlone: number;
  };
  readonly bands: readonly Band[];
  /** Coded, though nothing speaks for it: the oldest first. */
  readonly unlikely: readonly Doubt[];
  /** Not coded, though all speaks for it: the likeliest first. */
  readonly missed: readonly Doubt[];
}

const mostDoubts = 20;
const unlikelyBelow = 0.05;
const missedFrom = 0.5;
const recentDecisions = 20;
const edges = [0.2, 0.35, 0.5, 0.7, 1] as const;

/** How the suggestions fare by what is learned so far, from what was decided and from what is held out of the learning. */
export function suggestionReport(project: Project, coderId: number): SuggestionReport {
  const learned = learnedFor(project, coderId);
  const held = learned.model.heldOut();
  const onMany = triedOn(learned.model);
  const decisions = project.suggestions.decisionsOf(coderId);
  const last = decisions.slice(-recentDecisions);
  return {
    codes: faresOf(project, coderId, learned),
    triedOn: onMany,
    isTried: onMany >= enoughTried,
    recent: { decided: last.length, accepted: last.filter(({ decision }) => decision === 'accepted').length },
    blind: blindAgreement(project, learned),
    bands: bandsOf(held),
    ...doubts(project, coderId, learned),
  };
}

function faresOf(project: Project, coderId: number, learned: Learned): CodeFare[] {
  const { codes } = learned;
  const threshold = learned.model.weights().goingThreshold;
  const held = Map.groupBy(learned.model.heldOut(), ({ code }) => code);
  const decisions = Map.groupBy(project.suggestions.decisionsOf(coderId), ({ codeId }) => codeId);
  const keywords = keywordCounts(project, coderId, codes);
  const codings = Map.groupBy(
    project.evidence.all().flatMap((source) => source.codings.filter((one) => one.coderId === coderId)),
    ({ codeId }) => codeId,
  );
  return codes.map((code, place): CodeFare => {
    const own = codings.get(code.id) ?? [];
    const decided = decisions.get(code.id) ?? [];
    const ofCode = held.get(place) ?? [];
    const said = ofCode.filter(({ likelihood }) => likelihood >= threshold);
    const accepted = decided.filter(({ decision }) => decision === 'accepted');
    return {
      codeId: code.id,
      codings: own.length,
      suggested: own.filter(({ origin }) => origin === 'accepted suggestion').length,
      accepted: accepted.length,
      rejected: decided.length - accepted.length,
      said: said.length,
      right: said.filter(({ isGiven }) => isGiven).length,
      made: ofCode.filter(({ isGiven }) => isGiven).length,
      keywords: (keywords.get(code.id) ?? []).map((one) => {
        const by = decided.filter(({ reason }) => reason.split('; ').includes(`keyword: ${one.keyword}`));
        const taken = by.filter(({ decision }) => decision === 'accepted').length;
        return { ...one, accepted: taken, rejected: by.length - taken };
      }),
      toAdd: wordsToAdd(learned, code, place),
    };
  });
}

/** Which source and turn a held-out judgement is of. */
function turnOf(project: Project, { sourceIds }: Learned, { transcript, at }: HeldOut) {
  const sourceId = sourceIds[transcript] ?? 0;
  return { sourceId, turn: project.texts.turnsOf(sourceId)[at] };
}

function blindAgreement(project: Project, learned: Learned): SuggestionReport['blind'] {
  const threshold = learned.model.weights().goingThreshold;
  const blind = new Map(
    learned.sourceIds.map((id) => [id, new Set(blindTurns(project, id).map(({ number }) => number))]),
  );
  const counts = { turns: 0, both: 0, saidAlone: 0, madeAlone: 0 };
  const turns = new Set<string>();
  for (const one of learned.model.heldOut()) {
    const sourceId = learned.sourceIds[one.transcript] ?? 0;
    if (blind.get(sourceId)?.has(one.at + 1) !== true) continue;
    turns.add(`${sourceId} ${one.at}`);
    const isSaid = one.likelihood >= threshold;
    if (isSaid && one.isGiven) counts.both++;
    else if (isSaid) counts.saidAlone++;
    else if (one.isGiven) counts.madeAlone++;
  }
  return { ...counts, turns: turns.size };
}

function bandsOf(held: readonly HeldOut[]): Band[] {
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? 1;
    const inBand = held.filter(({ likelihood }) => likelihood >= from && (likelihood < to || to === 1));
    return { from, to, said: inBand.length, right: inBand.filter(({ isGiven }) => isGiven).length };
  });
}

function doubts(
  project: Project,
  coderId: number,
  learned: Learned,
): Pick<SuggestionReport, 'unlikely' | 'missed'> {
  const { codes } = learned;
  const asDoubt = (one: HeldOut): Doubt[] => {
    const { sourceId, turn } = turnOf(project, learned, one);
    const code = codes[one.code];
    if (!turn || !code) return [];
    const coding = project.codings
      .ofSource(sourceId)
      .find(
        ({ codeId, coderId: by, start, end }) =>
          codeId === code.id && by === coderId && start < turn.end && end > turn.start,
      );
    return [
      {
        sourceId,
        source: project.sources.find(sourceId)?.name ?? '',
        turn: turn.number,
        start: turn.start,
        codeId: code.id,
        likelihood: one.likelihood,
        codedAt: coding?.createdAt ?? null,
      },
    ];
  };
  const held = learned.model.heldOut();
  return {
    unlikely: held
      .filter(({ isGiven, likelihood }) => isGiven && likelihood < unlikelyBelow)
      .flatMap(asDoubt)
      .filter(({ codedAt }) => codedAt !== null)
      .sort((a, b) => (a.codedAt ?? '').localeCompare(b.codedAt ?? '') || a.likelihood - b.likelihood)
      .slice(0, mostDoubts),
    missed: held
      .filter(({ isGiven, likelihood }) => !isGiven && likelihood >= missedFrom)
      .sort((a, b) => b.likelihood - a.likelihood)
      .slice(0, mostDoubts)
      .flatMap(asDoubt),
  };
}
