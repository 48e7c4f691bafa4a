import type { PlacedCode } from '../../domain/code.ts';
import { turnsWithin } from '../../domain/evidence.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { overlaps, type Span } from '../../domain/text.ts';
import { indexKeywords, type KeywordIndex } from '../../language/keywords.ts';
import { createModel, type Model, type Progress } from '../../language/learning/model.ts';
import type { Passage } from '../../language/learning/passages.ts';
import { propose } from '../../language/learning/propose.ts';
import { readStudy, type Coded, type Study } from '../../language/learning/study.ts';
import type { Project } from '../../storage/project.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import { placedCodes } from '../codebook/codes.ts';
import { following } from '../following.ts';
import { languageOf } from '../sources/source-language.ts';
import { textOf } from '../sources/texts.ts';

/** So many words are learned from at most: beyond, the sources she has not coded are left out. */
const mostWords = 1_000_000;

/** What was learned for one coder, until the texts or the codebook change. */
export interface Learned {
  /** The codes that are suggested, each at the place by which the model knows it. */
  readonly codes: readonly PlacedCode[];
  readonly sourceIds: readonly number[];
  readonly study: Study;
  readonly model: Model;
  readonly keywords: KeywordIndex;
}

/**
 * The codes that are suggested: not those put aside, nor one at the top that only gathers others, until somebody codes with
 * it: its words are those of all below it.
 */
export const offeredCodes = (project: Project): PlacedCode[] =>
  placedCodes(project).filter(
    ({ id, depth, hasChildren, isAside }) =>
      !isAside && (depth > 0 || !hasChildren || project.codings.countOfCode(id) > 0),
  );

/** Takes in what a coder did since: only the codes that were touched are trained again. Stops when it is enough. */
export function learnOn(project: Project, coderId: number, isEnough?: () => boolean): Progress {
  const lessons = lessonsOf(project, coderId);
  const { isCurrent, isDone } = lessons.now.model.learn(codedBy(project, coderId, lessons.now), isEnough);
  if (isCurrent) lessons.finished = lessons.now;
  return { isCurrent, isDone };
}

/** What was done with the sources that are learned from; read again once anything is done. */
function codedBy(project: Project, coderId: number, now: Learned): readonly Coded[] {
  const from = learningFrom(project, coderId);
  const choice = `${[...from.coders].join()} ${from.since ?? ''}`;
  return following(project, `coded for ${coderId}`, [project.history.mark(), choice, now], () =>
    now.sourceIds.flatMap(
      (id, transcript) => codedIn(project, from, { id, transcript, codes: now.codes }) ?? [],
    ),
  );
}

/**
 * What a coder would be suggested for the turns of a source: learned from the codebook, from her own codings and
 * rejections, and from those of the coders she chose.
 */
export function learnedSuggestions(project: Project, coderId: number, sourceId: number): Suggestion[] {
  const { study, model, keywords, codes, sourceIds } = learnedFor(project, coderId);
  const asked = askedIn(project, coderId, { sourceId, codes, sourceIds });
  const offered = new Set(offeredCodes(project).map(({ id }) => id));
  return model.score(asked).flatMap((scored, at) => {
    const turn = asked.turns[at];
    const passage = asked.passages[at];
    if (!turn || !passage) return [];
    const proposed = propose({ study, model, keywords }, { text: asked.text, turn, passage, scored });
    return proposed.filter(({ codeId }) => offered.has(codeId));
  });
}

/** A source as the model is asked about it: its passages, and the codes its coder gave to them. */
export function askedIn(
  project: Project,
  coderId: number,
  { sourceId, codes, sourceIds }: Pick<Learned, 'codes' | 'sourceIds'> & { sourceId: number },
) {
  const place = sourceIds.indexOf(sourceId);
  const text = textOf(project, sourceId);
  const turns = project.texts.turnsOf(sourceId);
  const passages = passagesOf(project, sourceId, text, turns);
  const own = { coders: new Set([coderId]), since: null };
  const { given } = marksOn(project, own, sourceId, { turns, codes });
  return { text, turns, passages, given, transcript: place < 0 ? undefined : place };
}

/** What is being learned for a coder, and what was last learned to the end. */
interface Lessons {
  now: Learned;
  key: string;
  finished: Learned | null;
}

/**
 * What a coder is answered with: what was last learned to the end. Until the words of a new text or entry are learned too, the
 * list and its reasons come from what was known before; the first time, from the codebook.
 */
export function learnedFor(project: Project, coderId: number): Learned {
  const { now, finished } = lessonsOf(project, coderId);
  return finished ?? now;
}

/** Whether anything was learned to the end for a coder: until then what is suggested is soon something else. */
export const hasLearned = (project: Project, coderId: number): boolean =>
  lessonsOf(project, coderId).finished !== null;

/**
 * What is learned from is compared by what it says: a write of another process makes every list of the project another one,
 * and most writes touch neither a text nor an entry.
 */
function lessonsOf(project: Project, coderId: number): Lessons {
  const read = { codes: offeredFor(project), sourceIds: learnedSources(project, coderId) };
  const key = wordsKey(project, read);
  const lessons = following(project, `lessons of ${coderId}`, [], (): Lessons => ({
    now: readWords(project, read),
    key,
    finished: null,
  }));
  if (lessons.key !== key) Object.assign(lessons, { now: readWords(project, read), key });
  return lessons;
}

/** A code that is offered, with the words that are no sign of it. */
type Offered = PlacedCode & { readonly ignored: readonly string[] };

function offeredFor(project: Project): Offered[] {
  const ignored = Map.groupBy(project.ignoredWords.all(), ({ codeId }) => codeId);
  return offeredCodes(project).map((code) => ({
    ...code,
    ignored: (ignored.get(code.id) ?? []).map(({ word }) => word),
  }));
}

interface Read {
  readonly codes: readonly Offered[];
  readonly sourceIds: readonly number[];
}

/** All that is learned from but what was coded: where it is the same, nothing need be read again. */
function wordsKey(project: Project, { codes, sourceIds }: Read): string {
  const entries = codes.map(({ id, name, definition, useWhen, example, keywords, exclusions, ignored }) => [
    id,
    name,
    definition,
    useWhen,
    example,
    keywords,
    exclusions,
    ignored,
  ]);
  const sources = project.sources.all().map(({ guid, fileHash, language }) => [guid, fileHash, language]);
  const speakers = project.informants
    .speakers()
    .map(({ id, label, isInterviewer }) => [id, label, isInterviewer]);
  return JSON.stringify([
    entries,
    sourceIds,
    sources,
    speakers,
    project.texts.newest(),
    project.matter.all(),
  ]);
}

function readWords(project: Project, { codes, sourceIds }: Read): Learned {
  const transcripts = sourceIds.map((id) =>
    passagesOf(project, id, textOf(project, id), project.texts.turnsOf(id)),
  );
  const study = readStudy(codes, transcripts);
  return {
    codes,
    sourceIds,
    study,
    model: createModel(study),
    keywords: indexKeywords(codes, study.languages),
  };
}

/** All sources while they are few; else those she has coded, and others as far as there is room for their words. */
export function learnedSources(project: Project, coderId: number): number[] {
  const sources = project.sources.all();
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  if (words <= mostWords) return sources.map(({ id }) => id);
  const coded = new Set(
    project.evidence
      .all()
      .flatMap(({ sourceId, codings }) => (codings.some((one) => one.coderId === coderId) ? sourceId : [])),
  );
  let room = mostWords;
  return [...sources]
    .sort((a, b) => Number(coded.has(b.id)) - Number(coded.has(a.id)) || a.id - b.id)
    .filter((source) => (room -= source.words) > 0)
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

function passagesOf(project: Project, sourceId: number, text: string, turns: readonly TurnRow[]): Passage[] {
  const speakers = new Map(project.informants.speakersOf(sourceId).map((speaker) => [speaker.id, speaker]));
  const language = languageOf(project, sourceId);
  return turns.map(({ start, end, speakerId }) => {
    const speaker = speakerId === null ? undefined : speakers.get(speakerId);
    return {
      text: text.slice(start, end),
      asks: speaker?.isInterviewer ?? false,
      speaker: speaker?.label ?? '',
      language,
    };
  });
}

/** Whose codings are learned from, and since when. */
interface LearningFrom {
  readonly coders: ReadonlySet<number>;
  readonly since: string | null;
}

/** Herself, and whom she chose beside herself; where several code the same, herself alone. */
function learningFrom(project: Project, coderId: number): LearningFrom {
  const { alsoFrom, since } = project.suggestionChoices.of(coderId);
  const { codesDoubly } = project.suggestionChoices.ofProject();
  return { coders: new Set(codesDoubly ? [coderId] : [coderId, ...alsoFrom]), since };
}

/** What was done with a source that is learned from; nothing where it is not coded. */
function codedIn(
  project: Project,
  from: LearningFrom,
  { id, transcript, codes }: { id: number; transcript: number; codes: readonly PlacedCode[] },
): Coded | undefined {
  const turns = project.texts.turnsOf(id);
  const { given, rejected } = marksOn(project, from, id, { turns, codes });
  if (![...given, ...rejected].some((marks) => marks.size > 0)) return undefined;
  const finished = project.readings
    .finished()
    .some((one) => one.sourceId === id && from.coders.has(one.coderId));
  return { transcript, given, rejected, finished };
}

/** The codes, by their place among those offered, that were given to each turn, and that were rejected there. */
function marksOn(
  project: Project,
  { coders, since }: LearningFrom,
  sourceId: number,
  { turns, codes }: { turns: readonly TurnRow[]; codes: readonly PlacedCode[] },
) {
  const places = new Map(codes.map(({ id }, place) => [id, place]));
  const marks = (spans: readonly (Span & { codeId: number })[]): Set<number>[] => {
    const byTurn = new Map(turns.map((turn) => [turn, new Set<number>()]));
    for (const { codeId, ...span } of spans) {
      const place = places.get(codeId);
      if (place === undefined) continue;
      for (const turn of turnsWithin(turns, span)) byTurn.get(turn)?.add(place);
    }
    return [...byTurn.values()];
  };
  const codings = project.codings
    .ofSource(sourceId)
    .filter(({ coderId, createdAt }) => coders.has(coderId) && (since === null || createdAt > since));
  const rejections = project.suggestions
    .decisionsOn(sourceId)
    .filter((one) => coders.has(one.coderId) && one.decision === 'rejected')
    .filter((one) => !codings.some((coding) => coding.codeId === one.codeId && overlaps(coding, one)));
  return { given: marks(codings), rejected: marks(rejections) };
}
