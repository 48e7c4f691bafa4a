import { Refusal } from '../../domain/refusal.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';

/** A coding that is there. Refuses one that is not. */
export function findCoding(project: Project, guid: string): CodingRow {
  const coding = project.codings.find(guid);
  if (!coding) throw new Refusal('missing', 'That coding is no longer there; somebody has removed it.');
  return coding;
}
