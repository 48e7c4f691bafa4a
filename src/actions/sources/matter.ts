import { counted } from '../../domain/counted.ts';
import type { Matter } from '../../domain/matter.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wordsSaid } from '../../domain/source.ts';
import type { Project } from '../../storage/project.ts';
import { textOf } from '../../study/sources/texts.ts';

/** Which turns, by their number in a version of the text, are matter about it; null where somebody says them after all. */
export interface MatterMarked {
  readonly version: number;
  readonly turns: readonly number[];
  readonly matter: Matter | null;
}

/**
 * Says of turns that they are a heading or particulars of the text, or that somebody says them. What is coded there stays, and counts
 * as long as somebody says it. Refuses where the text was corrected since, and where nothing said would be left.
 */
export function markMatter(
  project: Project,
  coderId: number,
  sourceId: number,
  { version, turns, matter }: MatterMarked,
): void {
  project.act(coderId, 'sources', () => {
    const all = project.texts.turnsAndMatterOf(sourceId);
    const name = nameOf(project, sourceId);
    if (project.texts.currentOf(sourceId)?.number !== version)
      throw new Refusal(
        'conflict',
        'This text was corrected meanwhile. Nothing was written; look at it as it is now.',
      );
    const chosen = all.filter(({ number }) => turns.includes(number));
    if (chosen.length < new Set(turns).size)
      throw new Refusal('missing', 'One of these turns is no longer in the text.');
    if (matter !== null && all.every((turn) => turn.matter !== null || chosen.includes(turn)))
      throw new Refusal('invalid', 'A source needs words that somebody says: one turn at least has to stay.');
    for (const { id } of chosen) project.matter.set(sourceId, id, matter);
    project.corrections.recount(
      sourceId,
      wordsSaid(textOf(project, sourceId), project.texts.turnsOf(sourceId)),
    );
    const what = chosen.length === 1 ? `turn ${chosen[0]?.number ?? 0}` : counted(chosen.length, 'turn');
    return { result: undefined, sentence: `took ${what} of “${name}” ${as[matter ?? 'said']}`, sourceId };
  });
}

function nameOf(project: Project, sourceId: number): string {
  const name = project.sources.find(sourceId)?.name;
  if (name === undefined) throw new Refusal('missing', 'That source is no longer in the project.');
  return name;
}

const as = {
  heading: 'as a heading',
  particulars: 'as being about the text',
  said: 'as said by somebody',
} as const;
