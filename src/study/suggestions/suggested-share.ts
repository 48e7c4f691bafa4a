import type { Project } from '../../storage/project.ts';

/** How many codings there are, and how many of them were suggested first. */
export interface SuggestedShare {
  readonly codings: number;
  readonly suggested: number;
}

/** A coder's share in the whole project. */
export function suggestedShare(project: Project, coderId: number): SuggestedShare {
  let [codings, suggested] = [0, 0];
  for (const source of project.evidence.all())
    for (const coding of source.codings) {
      if (coding.coderId !== coderId) continue;
      codings++;
      if (coding.origin === 'accepted suggestion') suggested++;
    }
  return { codings, suggested };
}
