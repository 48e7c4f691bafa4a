import { codedTwice } from '../../domain/coded-twice.ts';
import type { EvidenceCoding } from '../../domain/evidence.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';

/** A passage that has a code more than once from one coder: its codings in order of place. */
export interface Passage {
  readonly sourceId: number;
  readonly codings: readonly EvidenceCoding[];
}

/** Every passage of the project that has a code more than once from one coder, source by source. */
export function passagesCodedTwice(project: Project): readonly Passage[] {
  const evidence = project.evidence.all();
  return following(project, 'passages coded twice', [evidence], () =>
    evidence.flatMap(({ sourceId, codings }) =>
      codedTwice(codings).map((own): Passage => ({ sourceId, codings: own })),
    ),
  );
}
