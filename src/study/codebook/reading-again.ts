import { countedUnder, type PlacedCode } from '../../domain/code.ts';
import type { Project } from '../../storage/project.ts';
import type { Source } from '../../storage/sources.ts';
import { readBy, readingsBy } from '../reading.ts';
import { placedCodes } from './codes.ts';

/** What is to be read again for a code, because it (or a code under it) came after the reading. */
export interface ReadingAgain {
  /** The codes that came, or came to mean something else, after one of the sources was read; the latest first. */
  readonly late: readonly { readonly code: PlacedCode; readonly since: string }[];
  readonly sources: readonly {
    readonly source: Source;
    /** The numbers of the turns in which nothing at all is coded. */
    readonly uncodedTurns: readonly number[];
  }[];
}

/** Finds the sources that were read before a code existed, by anybody, and in which it is coded nowhere. */
export function readingAgain(project: Project, codeId: number): ReadingAgain {
  const codes = countedUnder(project.codes.all(), codeId);
  const read = readBy(project, [], [...codes]);
  const evidence = new Map(project.evidence.all().map((one) => [one.sourceId, one]));
  const waiting = project.sources.all().filter(({ id }) => {
    const isRaised = evidence.get(id)?.pieces.some(({ coding }) => codes.has(coding.codeId)) ?? false;
    return !isRaised && read(id) === 'read before';
  });
  const { since, finishedAt } = readingsBy(project, []);
  const first = waiting.map(({ id }) => finishedAt(id) ?? '').sort()[0] ?? '';
  return {
    late: placedCodes(project)
      .filter(({ id }) => codes.has(id) && since(id) > first && waiting.length > 0)
      .map((code) => ({ code, since: since(code.id) }))
      .sort((a, b) => b.since.localeCompare(a.since)),
    sources: waiting.map((source) => ({ source, uncodedTurns: uncodedTurnsOf(project, source.id) })),
  };
}

function uncodedTurnsOf(project: Project, sourceId: number): number[] {
  const codings = project.codings.ofSource(sourceId);
  const interviewers = new Set(
    project.informants.speakersOf(sourceId).flatMap(({ id, isInterviewer }) => (isInterviewer ? id : [])),
  );
  return project.texts
    .turnsOf(sourceId)
    .filter(({ speakerId }) => speakerId === null || !interviewers.has(speakerId))
    .filter(({ start, end }) => !codings.some((one) => one.start < end && one.end > start))
    .map(({ number }) => number);
}
