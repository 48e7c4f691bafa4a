import { reachOf } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { passagesCodedTwice } from '../../study/codings/coded-twice.ts';
import { makeOne } from './joining.ts';

/**
 * Makes each of these passages one coding, in one step: the first of its codings stays and keeps what was noted on all.
 * `firsts` are the ids of the first codings of the passages. Refuses passages of another coder, and those that are no more.
 */
export function joinPassages(project: Project, coderId: number, firsts: readonly number[]): number {
  return project.act(coderId, 'codings', () => {
    const passages = new Map(passagesCodedTwice(project).map((one) => [one.codings[0]?.id, one]));
    const chosen = [...new Set(firsts)].map((id) => passages.get(id));
    if (chosen.length === 0) throw new Refusal('invalid', 'Choose the passages to make one.');
    for (const passage of chosen) {
      if (!passage) throw new Refusal('conflict', 'One of these passages is no longer coded twice.');
      const all = passage.codings.flatMap(({ id }) => project.codings.some([id]));
      const [first] = all;
      if (first) makeOne(project, coderId, all, reachOf(first, all));
    }
    const what = chosen.length === 1 ? 'a passage' : `${chosen.length} passages`;
    return { result: chosen.length, sentence: `made ${what} that had a code more than once one coding each` };
  });
}
