import { Refusal } from '../domain/refusal.ts';
import { wordsAt } from '../domain/coding.ts';
import { overlaps } from '../domain/text.ts';
import type { Suggestion } from '../language/suggestion.ts';
import type { Project } from '../storage/project.ts';
import { codable, nameOf, placeOf, textOf } from './coding.ts';
import { learnedSuggestions, learnOn } from './learning.ts';

/**
 * What the program would suggest to a coder for a source: nothing on the interviewer's words, nothing she has coded
 * so there already, nothing she has rejected there. Everything she did is learned first, unless what is learned so far will do.
 */
export function suggestionsFor(
  project: Project,
  coderId: number,
  sourceId: number,
  learned: 'all' | 'what there is' = 'all',
): Suggestion[] {
  if (learned === 'all') learnOn(project, coderId);
  const settled = [
    ...project.codings.ofSource(sourceId).filter((coding) => coding.coderId === coderId),
    ...project.suggestions
      .decisionsOn(sourceId)
      .filter((one) => one.coderId === coderId && one.decision === 'rejected'),
  ];
  return learnedSuggestions(project, coderId, sourceId).filter(
    (one) => !settled.some((other) => other.codeId === one.codeId && overlaps(one, other)),
  );
}

/** A suggestion a person decides on, as it was shown to her. */
export interface Decided {
  readonly codeId: number;
  readonly start: number;
  readonly end: number;
  /** Why it was suggested, in the words that were shown. */
  readonly reason: string;
}

/** Turns a suggestion into a coding of the person who accepts it, and remembers that it was one. */
export function acceptSuggestion(
  project: Project,
  coderId: number,
  sourceId: number,
  decided: Decided & { guid: string },
): void {
  project.act(coderId, () => {
    const { guid, codeId, start, end, reason } = decided;
    const exact = wordsAt(textOf(project, sourceId), { start, end });
    codable(project, codeId);
    const fresh = {
      guid,
      sourceId,
      codeId,
      coderId,
      start,
      end,
      exact,
      polarity: 'plain',
      origin: 'accepted suggestion',
    } as const;
    const sentence = `accepted ${nameOf(project, codeId)} for ${placeOf(project, sourceId, start)}`;
    if (project.codings.add(fresh) === null) throw new Refusal('conflict', 'You have coded this already.');
    project.suggestions.decide({
      sourceId,
      coderId,
      codeId,
      start,
      end,
      decision: 'accepted',
      reason,
      codingGuid: guid,
    });
    return { result: undefined, sentence, sourceId };
  });
}

/** Remembers that a suggestion was wrong there: it does not come back. */
export function rejectSuggestion(
  project: Project,
  coderId: number,
  sourceId: number,
  decided: Decided,
): void {
  project.act(coderId, () => {
    const { codeId, start, end, reason } = decided;
    wordsAt(textOf(project, sourceId), { start, end });
    const sentence = `rejected ${nameOf(project, codeId)} for ${placeOf(project, sourceId, start)}`;
    project.suggestions.decide({
      sourceId,
      coderId,
      codeId,
      start,
      end,
      decision: 'rejected',
      reason,
      codingGuid: null,
    });
    return { result: undefined, sentence, sourceId };
  });
}
