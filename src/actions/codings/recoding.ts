import type { Coding } from '../../domain/coding.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown, nameOf } from '../../study/codebook/codes.ts';
import { findCoding } from '../../study/codings/codings.ts';
import { dissolve } from './joining.ts';

/**
 * Gives a coding another code. Where its coder has that code at the very same words already the two become one, which
 * keeps both memos and says what the other had been. Only inside an action.
 */
export function giveCode(project: Project, coding: CodingRow, codeId: number): 'recoded' | 'joined' {
  const wanted: Coding = { ...coding, codeId };
  const twin = project.codings.same(wanted);
  if (twin === coding.guid) return 'recoded';
  if (twin === undefined) {
    project.codings.change(wanted);
    return 'recoded';
  }
  const stays = findCoding(project, twin);
  const differs =
    coding.polarity === stays.polarity ? '' : `${nameOf(project, coding.codeId)}: ${coding.polarity}`;
  const notes = [stays.memo, coding.memo, differs].filter((note) => note !== '');
  const memo = [...new Set(notes)].join('\n\n');
  if (memo !== stays.memo) project.memos.write('coding', stays.id, memo, coding.coderId);
  dissolve(project, coding, stays);
  return 'joined';
}

/** What became of codings that were given another code. */
export interface Recoded {
  readonly recoded: number;
  /** Those that were there already. */
  readonly joined: number;
}

/** Gives many codings to a code, in one step. */
export function recodeCodings(
  project: Project,
  coderId: number,
  guids: readonly string[],
  codeId: number,
): Recoded {
  return project.act(coderId, 'codings', () => {
    findKnown(project, codeId);
    const all = [...new Set(guids)].map((guid) => findCoding(project, guid));
    const done = all.map((coding) => giveCode(project, coding, codeId));
    const joined = done.filter((one) => one === 'joined').length;
    const what = all.length === 1 ? 'a coding' : `${all.length} codings`;
    return {
      result: { recoded: all.length - joined, joined },
      sentence: `recoded ${what} to ${nameOf(project, codeId)}`,
    };
  });
}

/** Codes the words of many codings with one more code, in one step; answers how many did not have it yet. */
export function codeAlso(
  project: Project,
  coderId: number,
  guids: readonly string[],
  codeId: number,
): number {
  return project.act(coderId, 'codings', () => {
    findKnown(project, codeId);
    const how = { codeId, coderId, polarity: 'plain', origin: 'by hand' } as const;
    const added = guids.flatMap((guid) => {
      const { sourceId, start, end, exact } = findCoding(project, guid);
      return project.codings.add({ ...how, guid: project.newGuid(), sourceId, start, end, exact }) ?? [];
    });
    const sentence = `coded the words of ${added.length} codings with ${nameOf(project, codeId)} as well`;
    return { result: added.length, sentence };
  });
}

/** Says of codings that they were looked at under their code's newer meaning and stay. */
export function confirmCodings(project: Project, coderId: number, guids: readonly string[]): void {
  project.act(coderId, 'codings', () => {
    for (const guid of guids) project.codings.confirm(findCoding(project, guid).guid);
    const what = guids.length === 1 ? 'a coding' : `${guids.length} codings`;
    return { result: undefined, sentence: `confirmed ${what} under the newer definition` };
  });
}
