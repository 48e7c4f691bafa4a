import { Refusal } from '../domain/refusal.ts';
import { wordsAt } from '../domain/coding.ts';
import type { Span } from '../domain/text.ts';
import type { Project } from '../storage/project.ts';
import { findCoding, nameOf, placeOf, textOf } from './coding.ts';

/**
 * Makes codings of one coder with one code into one that reaches over `reach`, in one step: the first stays and keeps what
 * was noted on all of them. Refuses codings that are not of one source, code and coder, or bear on their code differently:
 * one of them would be lost.
 */
export function joinCodings(
  project: Project,
  coderId: number,
  guids: readonly string[],
  { start, end }: Span,
): void {
  project.act(coderId, () => {
    const all = [...new Set(guids)].map((guid) => findCoding(project, guid));
    const [first, ...others] = all;
    if (!first) throw new Refusal('invalid', 'There is no coding to join.');
    for (const { sourceId, codeId, coderId: by, polarity } of others) {
      if (sourceId !== first.sourceId || codeId !== first.codeId || by !== first.coderId)
        throw new Refusal('conflict', 'Only codings of one code by one coder can be joined.');
      if (polarity !== first.polarity)
        throw new Refusal('conflict', 'These codings bear on their code differently, so they stay apart.');
    }
    const memo = [...new Set(all.map((one) => one.memo))].filter((note) => note !== '').join('\n\n');
    for (const { id, guid } of others) {
      project.memos.remove('coding', id);
      project.codings.remove(guid);
    }
    const exact = wordsAt(textOf(project, first.sourceId), { start, end });
    if (start !== first.start || end !== first.end) project.codings.change({ ...first, start, end, exact });
    if (memo !== first.memo) project.memos.write('coding', first.id, memo, coderId);
    const code = nameOf(project, first.codeId);
    return {
      result: undefined,
      sentence: `made ${code} at ${placeOf(project, first.sourceId, start)} one stretch`,
      sourceId: first.sourceId,
    };
  });
}
