import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../codebook/codes.ts';

/** A cell of the framework matrix: a case and a code. */
export interface CellPlace {
  readonly caseId: number;
  readonly codeId: number;
}

/** A cell by name; refuses one whose case or code is gone. */
export function cellNamed(project: Project, { caseId, codeId }: CellPlace): string {
  const found = project.cases.all().find(({ id }) => id === caseId);
  if (!found) throw new Refusal('missing', 'That case is no longer in the project.');
  return `“${found.name} × ${findKnown(project, codeId).name}”`;
}
