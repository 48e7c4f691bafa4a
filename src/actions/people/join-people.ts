import { idIn, keyOf } from '../../domain/matrix-key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Informant } from '../../storage/informants.ts';
import type { Project } from '../../storage/project.ts';

/** Who is the same person as whom; the second stays. */
export interface TwoThatAreOne {
  readonly from: number;
  readonly into: number;
}

/**
 * Makes two informants one: the second speaks wherever either spoke, keeps its name, type and what is known of it, and
 * takes what was known of the first alone; memos on both stand in one. Refuses where one of them is gone.
 */
export function joinPeople(project: Project, coderId: number, { from, into }: TwoThatAreOne): void {
  project.act(coderId, 'sources', () => {
    known(project, from);
    const stays = known(project, into);
    if (from === into) throw new Refusal('invalid', `“${stays.name}” is one person already: choose two.`);
    for (const { id, informantId, isInterviewer } of project.informants.speakers())
      if (informantId === from) project.informants.setSpeaker(id, isInterviewer, into);
    takeValues(project, from, into);
    joinMemos(project, coderId, [from, into]);
    project.informants.remove(from);
    return { result: undefined, sentence: `joined two people into “${stays.name}”` };
  });
}

function known(project: Project, id: number): Informant {
  const found = project.informants.all().find((one) => one.id === id);
  if (!found) throw new Refusal('missing', 'One of the two is no longer in the project.');
  return found;
}

function takeValues(project: Project, from: number, into: number): void {
  const { values, setValue } = project.attributes.informant;
  const has = new Set(values().flatMap((one) => (one.subjectId === into ? one.attributeId : [])));
  for (const { attributeId, subjectId, value } of values())
    if (subjectId === from && !has.has(attributeId)) setValue(attributeId, into, value);
}

/** What was written about either, and about the cells of either. */
function joinMemos(project: Project, coderId: number, [from, into]: readonly [number, number]): void {
  const join = (about: 'informant' | 'cell', gone: number, stays: number): void => {
    const texts = [project.memos.about(about, stays), project.memos.about(about, gone)].filter(Boolean);
    if (texts.length > 0) project.memos.write(about, stays, texts.join('\n\n'), coderId);
    project.memos.remove(about, gone);
  };
  join('informant', from, into);
  for (const { id, rowKey, codeId } of project.cells.all())
    if (idIn(rowKey, 'informant') === from)
      join('cell', id, project.cells.ensure(keyOf({ kind: 'informant', id: into }), codeId));
}
