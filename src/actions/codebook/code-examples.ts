import { entryOf } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { turnAt } from '../../domain/relation.ts';
import type { CodingRow } from '../../storage/codings.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { findCoding } from '../../study/codings/codings.ts';

/** How a quote stands in the entry of a code. */
export interface Quoting {
  /** The code it illustrates; left out, each coding illustrates its own. */
  readonly codeId?: number | undefined;
  readonly as: 'example' | 'counter-example';
}

const longest = 4000;

/**
 * Takes the words of codings into the entry of a code, each with where it stands, in one step. Words that are in the
 * entry already are not added again. Refuses where the entry would become too long.
 */
export function quoteCodings(
  project: Project,
  coderId: number,
  guids: readonly string[],
  { codeId, as }: Quoting,
): void {
  project.act(coderId, 'codebook', () => {
    const codings = guids.map((guid) => findCoding(project, guid));
    const byCode = Map.groupBy(codings, (coding) => codeId ?? coding.codeId);
    for (const [id, quoted] of byCode) quoteIn(project, coderId, { id, as }, quoted);
    const names = [...byCode.keys()].map((id) => `“${findKnown(project, id).name}”`);
    const what = codings.length === 1 ? `a coding as ${as}` : `${codings.length} codings as ${as}s`;
    return { result: undefined, sentence: `took ${what} of ${names.join(', ')}` };
  });
}

function quoteIn(
  project: Project,
  coderId: number,
  { id, as }: { id: number; as: Quoting['as'] },
  codings: readonly CodingRow[],
): void {
  const code = findKnown(project, id);
  const field = as === 'example' ? 'example' : 'counterExample';
  const fresh = codings
    .filter(({ exact }) => !code[field].includes(exact))
    .map((coding) => cited(project, coding));
  if (fresh.length === 0) return;
  const text = [code[field], ...fresh].filter((part) => part !== '').join('\n');
  if (text.length > longest)
    throw new Refusal('conflict', `The ${as}s of “${code.name}” would have more than ${longest} characters.`);
  const reason = `took in ${fresh.length === 1 ? 'a quote' : `${fresh.length} quotes`} as ${as}`;
  project.codeVersions.add({ codeId: id, entry: entryOf(code), reason, needsReview: false, coderId });
  project.codes.revise(id, { ...entryOf(code), [field]: text });
}

/** The words with where they stand: “…” (Interview 07, turn 13). */
function cited(project: Project, { exact, sourceId, start }: CodingRow): string {
  const turns = project.texts.turnsOf(sourceId);
  const turn = turns[turnAt(turns, start)];
  const source = project.sources.find(sourceId)?.name ?? '';
  return `“${exact.replace(/\s+/g, ' ')}” (${source}${turn ? `, turn ${turn.number}` : ''})`;
}
