import type { Showing } from '../../domain/suggestion.ts';
import type { Project } from '../../storage/project.ts';

/** When the suggestions for a source are shown to a coder, and whether they are now. */
export interface Shown {
  readonly showing: Showing;
  readonly isChosen: boolean;
  readonly isShown: boolean;
  readonly isRead: boolean;
}

/**
 * As she chose it for the source; otherwise the first source she codes is coded unaided, and once she has read one to its
 * end, suggestions are shown while she reads the others.
 */
export function shownFor(project: Project, coderId: number, sourceId: number): Shown {
  const read = project.readings.finished().filter((one) => one.coderId === coderId);
  const isRead = read.some((one) => one.sourceId === sourceId);
  const chosen = project.suggestionChoices.shown(coderId).get(sourceId);
  const showing = chosen ?? (read.length > 0 ? 'live' : 'after');
  return {
    showing,
    isRead,
    isChosen: chosen !== undefined,
    isShown: showing === 'live' || (showing === 'after' && isRead),
  };
}
