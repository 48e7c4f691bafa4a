import { codedTwice } from '../../domain/coded-twice.ts';
import type { EvidenceCoding, SourceEvidence } from '../../domain/evidence.ts';
import type { Project } from '../../storage/project.ts';

/** A passage that has a code more than once from one coder: its codings in order of place. */
export interface Passage {
  readonly sourceId: number;
  readonly codings: readonly EvidenceCoding[];
}

/** What was found in each evidence: it holds until the evidence changes. */
const known = new WeakMap<readonly SourceEvidence[], readonly Passage[]>();

/** Every passage of the project that has a code more than once from one coder, source by source. */
export function passagesCodedTwice(project: Project): readonly Passage[] {
  const evidence = project.evidence.all();
  const found =
    known.get(evidence) ??
    evidence.flatMap(({ sourceId, codings }) =>
      codedTwice(codings).map((own): Passage => ({ sourceId, codings: own })),
    );
  known.set(evidence, found);
  return found;
}
