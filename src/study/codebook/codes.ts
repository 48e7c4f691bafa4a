import { inTreeOrder, type Code, type PlacedCode } from '../../domain/code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';

/** A code that is there. Refuses one that is not; of one that was merged it says into what. */
export function findKnown(project: Project, id: number): Code {
  const code = project.codes.find(id);
  if (code) return code;
  const forward = project.codeForwards.of(id);
  const into = forward && project.codes.find(forward.codeId);
  if (!into) throw new Refusal('missing', 'That code is no longer in the codebook.');
  const { name } = forward.entry;
  throw new Refusal('conflict', `${forward.coder} has merged “${name}” into “${into.name}”. Use that one.`, {
    instead: into.id,
  });
}

/** The name of a code, between quotation marks. Refuses one that is not there. */
export function nameOf(project: Project, codeId: number): string {
  return `“${findKnown(project, codeId).name}”`;
}

/** The codes of a project in reading order. */
export function placedCodes(project: Project): readonly PlacedCode[] {
  const codes = project.codes.all();
  return following(project, 'codes in reading order', [codes], () => inTreeOrder(codes));
}
