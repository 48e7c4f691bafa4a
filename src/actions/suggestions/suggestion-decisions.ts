import { wordsAt } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Span } from '../../domain/text.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown, nameOf } from '../../study/codebook/codes.ts';
import { placeOf, textOf } from '../../study/sources/texts.ts';

/** A suggestion a person decides on, as it was shown to her. */
export interface Decided {
  readonly codeId: number;
  readonly start: number;
  readonly end: number;
  /** Why it was suggested, in the words that were shown. */
  readonly reason: string;
  /** How likely it was said to be; null where it was found by a search. */
  readonly likelihood?: number | null | undefined;
}

/**
 * Turns a suggestion into a coding of the person who accepts it, and remembers that it was one. `as` is what she coded of
 * it, where she chose other words than were proposed.
 */
export function acceptSuggestion(
  project: Project,
  coderId: number,
  sourceId: number,
  decided: Decided & { guid: string; as?: Span | undefined },
): void {
  project.act(coderId, 'suggestions', () => {
    const { guid, codeId, start, end, reason, likelihood = null, as = { start, end } } = decided;
    const text = textOf(project, sourceId);
    wordsAt(text, { start, end });
    const exact = wordsAt(text, as);
    findKnown(project, codeId);
    const fresh = {
      guid,
      sourceId,
      codeId,
      coderId,
      exact,
      start: as.start,
      end: as.end,
      polarity: 'plain',
      origin: 'accepted suggestion',
    } as const;
    const sentence = `accepted ${nameOf(project, codeId)} for ${placeOf(project, sourceId, as.start)}`;
    if (project.codings.add(fresh) === null) throw new Refusal('conflict', 'You have coded this already.');
    const kept = { sourceId, coderId, codeId, start, end, reason, likelihood };
    project.suggestions.decide({ ...kept, decision: 'accepted', codingGuid: guid });
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
  project.act(coderId, 'suggestions', () => {
    reject(project, coderId, { sourceId, ...decided });
    const sentence = `rejected ${nameOf(project, decided.codeId)} for ${placeOf(project, sourceId, decided.start)}`;
    return { result: undefined, sentence, sourceId };
  });
}

/** Rejects several suggestions in one step, which undo takes back as one. */
export function rejectSuggestions(
  project: Project,
  coderId: number,
  decided: readonly (Decided & { sourceId: number })[],
): void {
  if (decided.length === 0) throw new Refusal('invalid', 'There is nothing to reject.');
  project.act(coderId, 'suggestions', () => {
    for (const one of decided) reject(project, coderId, one);
    const names = [...new Set(decided.map(({ codeId }) => nameOf(project, codeId)))];
    const of = names.length <= 3 ? names.join(', ') : `${names.length} codes`;
    const count = decided.length === 1 ? 'a suggestion' : `${decided.length} suggestions`;
    return { result: undefined, sentence: `rejected ${count} of ${of}` };
  });
}

function reject(project: Project, coderId: number, decided: Decided & { sourceId: number }): void {
  const { sourceId, codeId, start, end, reason, likelihood = null } = decided;
  wordsAt(textOf(project, sourceId), { start, end });
  findKnown(project, codeId);
  const kept = { sourceId, coderId, codeId, start, end, reason, likelihood };
  project.suggestions.decide({ ...kept, decision: 'rejected', codingGuid: null });
}
