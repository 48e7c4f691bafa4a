import { turnAt } from '../../domain/relation.ts';
import type { QueueOrder, QueueTopic, Strength, Suggestion } from '../../domain/suggestion.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import { following } from '../following.ts';
import { textOf } from '../sources/texts.ts';
import { learnedFor, learnedSuggestions, learnOn } from './learning.ts';
import { shownFor } from './showing.ts';
import { blindTurns, unsettled, worthShowing } from './unsettled.ts';

/** Which suggestions are gone through; null is any. */
export interface QueueChoice {
  readonly codeId: number | null;
  readonly sourceId: number | null;
  readonly speaker: string | null;
  readonly strength: Strength | null;
  /** Words that a reason must have, as a keyword or among the words learned. */
  readonly word: string | null;
  readonly topic: QueueTopic;
  readonly order: QueueOrder;
}

/** A suggestion with where it stands. */
export interface Queued extends Suggestion {
  readonly sourceId: number;
  readonly source: string;
  readonly turn: number;
  readonly speaker: string;
  /** The words that are proposed, and those of the turn before and after them. */
  readonly exact: string;
  readonly before: string;
  readonly after: string;
}

/** A turn that nothing was suggested for, to be read as well. */
export type Unsuggested = Pick<Queued, 'sourceId' | 'source' | 'turn' | 'speaker' | 'exact' | 'start'>;

/** What is to go through, and what is behind it. */
export interface Queue {
  readonly lines: readonly Queued[];
  readonly total: number;
  /** How many of the sources that may be suggested for are read so far, so that the rest may still bring some. */
  readonly scored: number;
  readonly sources: number;
  /** Sources whose suggestions wait until she has read them. */
  readonly waiting: number;
  readonly ofCode: readonly { readonly codeId: number; readonly count: number }[];
  readonly speakers: readonly string[];
  readonly unsuggested: readonly Unsuggested[];
}

interface Scored {
  readonly mark: number;
  readonly suggestions: readonly Suggestion[];
}

/** What was read for a coder, with what was learned then: another codebook makes other suggestions. */
interface Reading {
  readonly bySource: Map<number, Scored>;
  rounds: number;
}

const mostUnsuggested = 5;
const fewestWords = 8;

/**
 * The suggestions across all sources whose suggestions are shown to a coder. Reads sources until `isEnough`; those it has
 * read before stand as they were read until there is time to read them again.
 */
export function queueFor(
  project: Project,
  coderId: number,
  choice: QueueChoice & { offset: number; most: number },
  isEnough: () => boolean = () => false,
): Queue {
  learnOn(project, coderId, isEnough);
  const all = project.sources.all();
  const open = all.filter(({ id }) => {
    const { isShown, showing } = shownFor(project, coderId, id);
    return isShown || showing === 'asked';
  });
  const bySource = scoreSources(
    project,
    coderId,
    open.map(({ id }) => id),
    isEnough,
  );
  const lines = open.flatMap(({ id, name }) =>
    placed(
      project,
      { sourceId: id, source: name },
      worthShowing(project, coderId, id, unsettled(project, coderId, id, bySource.get(id) ?? [])),
    ),
  );
  const found = lines.filter(isChosen(choice));
  // As many as she finds when she chooses the code: by all else that she chose.
  const counts = Map.groupBy(lines.filter(isChosen({ ...choice, codeId: null })), ({ codeId }) => codeId);
  return {
    lines: ordered(project, coderId, found, choice.order).slice(choice.offset, choice.offset + choice.most),
    total: found.length,
    scored: bySource.size,
    sources: open.length,
    waiting: all.length - open.length,
    ofCode: [...counts].map(([codeId, ofCode]) => ({ codeId, count: ofCode.length })),
    speakers: [...new Set(lines.map(({ speaker }) => speaker))].filter((one) => one !== '').sort(),
    unsuggested: unsuggestedIn(project, coderId, bySource),
  };
}

/** Reads the sources that were never read, then those that were read before something more was learned. */
function scoreSources(
  project: Project,
  coderId: number,
  sourceIds: readonly number[],
  isEnough: () => boolean,
): Map<number, readonly Suggestion[]> {
  const learned = learnedFor(project, coderId);
  const known = following(project, `suggestions read for ${coderId}`, [learned], (): Reading => ({
    bySource: new Map(),
    rounds: 0,
  }));
  const round = (known.rounds += 1);
  const never = sourceIds.filter((id) => !known.bySource.has(id));
  const stale = sourceIds
    .filter((id) => known.bySource.has(id))
    .sort((a, b) => (known.bySource.get(a)?.mark ?? 0) - (known.bySource.get(b)?.mark ?? 0));
  let isFirst = true;
  for (const id of [...never, ...stale]) {
    if (!isFirst && isEnough()) break;
    isFirst = false;
    known.bySource.set(id, { mark: round, suggestions: learnedSuggestions(project, coderId, id) });
  }
  return new Map(
    sourceIds.flatMap((id) => {
      const found = known.bySource.get(id);
      return found ? [[id, found.suggestions] as const] : [];
    }),
  );
}

function placed(
  project: Project,
  { sourceId, source }: { sourceId: number; source: string },
  suggestions: readonly Suggestion[],
): Queued[] {
  if (suggestions.length === 0) return [];
  const text = textOf(project, sourceId);
  const turns = project.texts.turnsOf(sourceId);
  const speakers = speakersOf(project, sourceId);
  return suggestions.map((one) => {
    const turn = turns[turnAt(turns, one.start)];
    return {
      ...one,
      sourceId,
      source,
      turn: turn?.number ?? 1,
      speaker: speakers.get(turn?.speakerId ?? 0)?.label ?? '',
      before: text.slice(turn?.start ?? one.start, one.start),
      exact: text.slice(one.start, one.end),
      after: text.slice(one.end, turn?.end ?? one.end),
    };
  });
}

const speakersOf = (project: Project, sourceId: number) =>
  new Map(project.informants.speakersOf(sourceId).map((speaker) => [speaker.id, speaker]));

function isChosen({
  codeId,
  sourceId,
  speaker,
  strength,
  word,
  topic,
}: QueueChoice): (line: Queued) => boolean {
  return (line) =>
    (codeId === null || line.codeId === codeId) &&
    (sourceId === null || line.sourceId === sourceId) &&
    (speaker === null || line.speaker === speaker) &&
    (strength === null || line.strength === strength) &&
    (topic === 'all' || line.isContinuation === (topic === 'going on')) &&
    (word === null ||
      line.reasons.some(({ words }) => words.toLowerCase().split(', ').includes(word.toLowerCase())));
}

/** What is least sure teaches most, and of codes that were hardly given it teaches more. */
function ordered(project: Project, coderId: number, lines: readonly Queued[], order: QueueOrder): Queued[] {
  if (order === 'place') return [...lines];
  if (order === 'likeliest') return [...lines].sort((a, b) => b.score - a.score);
  const { model, codes } = learnedFor(project, coderId);
  const counts = new Map(
    codes.map(({ id }, place) => [
      id,
      model.learned().reduce((sum, { given }) => sum + given.filter((all) => all.has(place)).length, 0),
    ]),
  );
  const teaches = ({ score, codeId }: Queued): number =>
    1 - Math.abs(2 * score - 1) + 1 / (1 + (counts.get(codeId) ?? 0));
  return [...lines].sort((a, b) => teaches(b) - teaches(a));
}

/** A few turns that nothing is suggested for and that have no code: others each time something was decided. */
function unsuggestedIn(
  project: Project,
  coderId: number,
  bySource: ReadonlyMap<number, readonly Suggestion[]>,
): Unsuggested[] {
  const decided = project.suggestions.decisionsOf(coderId).length;
  const all = [...bySource].flatMap(([sourceId, suggestions]) => {
    const text = textOf(project, sourceId);
    const source = project.sources.find(sourceId)?.name ?? '';
    const speakers = speakersOf(project, sourceId);
    const codings = project.codings.ofSource(sourceId).filter((one) => one.coderId === coderId);
    const blind = new Set(blindTurns(project, sourceId).map(({ number }) => number));
    const has = (spans: readonly { start: number; end: number }[], turn: TurnRow): boolean =>
      spans.some(({ start, end }) => start < turn.end && end > turn.start);
    return project.texts.turnsOf(sourceId).flatMap((turn): Unsuggested[] => {
      const speaker = speakers.get(turn.speakerId ?? 0);
      if (speaker?.isInterviewer === true || blind.has(turn.number)) return [];
      if (has(suggestions, turn) || has(codings, turn)) return [];
      const exact = text.slice(turn.start, turn.end);
      if (exact.split(/\s+/).length < fewestWords) return [];
      return [
        { sourceId, source, turn: turn.number, speaker: speaker?.label ?? '', exact, start: turn.start },
      ];
    });
  });
  const step = Math.max(1, Math.floor(all.length / mostUnsuggested));
  return all.filter((_, at) => (at + decided) % step === 0).slice(0, mostUnsuggested);
}
