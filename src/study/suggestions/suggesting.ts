import type { Suggestion } from '../../domain/suggestion.ts';
import type { Project } from '../../storage/project.ts';
import { learnedSuggestions, learnOn } from './learning.ts';
import { unsettled } from './unsettled.ts';

/**
 * What the program would suggest to a coder for a source: nothing on the interviewer's words, nothing in turns she has
 * coded so already or rejected it for. Everything she did is learned first, unless what is learned so far will do.
 */
export function suggestionsFor(
  project: Project,
  coderId: number,
  sourceId: number,
  learned: 'all' | 'what there is' = 'all',
): Suggestion[] {
  if (learned === 'all') learnOn(project, coderId);
  return unsettled(project, coderId, sourceId, learnedSuggestions(project, coderId, sourceId));
}
