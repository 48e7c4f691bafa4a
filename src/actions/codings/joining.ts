import { wordsAt } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { nameOf } from '../../study/codebook/codes.ts';
import { findCoding } from '../../study/codings/codings.ts';
import { spanNow } from '../../study/correction/corrected-text.ts';
import { placeOf, textOf } from '../../study/sources/texts.ts';
import { refuseForeign } from './codings.ts';

/**
 * Makes codings of one coder with one code into one that reaches over `reach`, in one step: the first stays and keeps what
 * was noted on all of them; `textVersion` is the number of the text she saw. Refuses codings that are not of one source, code and coder, or bear on their code differently:
 * one of them would be lost.
 */
export function joinCodings(
  project: Project,
  coderId: number,
  guids: readonly string[],
  reach: Span & { readonly textVersion?: number | undefined },
): void {
  project.act(coderId, 'codings', () => {
    const all = [...new Set(guids)].map((guid) => findCoding(project, guid));
    const sourceId = all[0]?.sourceId ?? 0;
    const { start, end } = spanNow(project, sourceId, reach, reach.textVersion);
    const first = makeOne(project, coderId, all, { start, end });
    const code = nameOf(project, first.codeId);
    return {
      result: undefined,
      sentence: `made ${code} at ${placeOf(project, first.sourceId, start)} one stretch`,
      sourceId: first.sourceId,
    };
  });
}

/** The same inside an action; answers the coding that stays. */
export function makeOne(
  project: Project,
  coderId: number,
  all: readonly CodingRow[],
  { start, end }: Span,
): CodingRow {
  const [first, ...others] = all;
  if (!first) throw new Refusal('invalid', 'There is no coding to join.');
  for (const one of others) refuseOther(first, one);
  refuseForeign(project, coderId, first, { start, end, codeId: first.codeId });
  const memo = [...new Set(all.map((one) => one.memo))].filter((note) => note !== '').join('\n\n');
  for (const other of others) dissolve(project, other, first);
  const exact = wordsAt(textOf(project, first.sourceId), { start, end });
  const after = { ...first, start, end, exact };
  const same = project.codings.same(after);
  if (same !== undefined && same !== first.guid)
    throw new Refusal(
      'conflict',
      `${nameOf(project, first.codeId)} is on the words of all of them already, and bears on them differently, at ${placeOf(project, first.sourceId, start)}.`,
    );
  if (start !== first.start || end !== first.end) project.codings.change(after);
  if (memo !== first.memo) project.memos.write('coding', first.id, memo, coderId);
  return first;
}

/** Refuses a coding that would be lost in `first`. */
function refuseOther(first: CodingRow, { sourceId, codeId, coderId, polarity }: CodingRow): void {
  if (sourceId !== first.sourceId || codeId !== first.codeId || coderId !== first.coderId)
    throw new Refusal('conflict', 'Only codings of one code by one coder can be joined.');
  if (polarity !== first.polarity)
    throw new Refusal('conflict', 'These codings bear on their code differently, so they stay apart.');
}

/** Takes away a coding that is another from now on: what cited it cites that one. */
export function dissolve(project: Project, gone: CodingRow, stays: CodingRow): void {
  project.summaries.citeInstead(gone.guid, stays.guid);
  project.findings.takeInstead(gone.guid, stays.guid);
  project.reports.parts.takeInstead(gone.guid, stays.guid);
  project.memos.remove('coding', gone.id);
  project.codings.remove(gone.guid);
}
