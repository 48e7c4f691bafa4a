import { inOrder } from '../../domain/case.ts';
import { sourceKinds } from '../../domain/source.ts';
import type { EvidenceChoice } from '../../study/matrix/evidence-choice.ts';
import type { Project } from '../../storage/project.ts';
import type { EvidenceForm, Option } from './views.ts';

/** The choices by which evidence is filtered: coders, informant types and kinds of source that the project has. */
export function evidenceForm(project: Project, choice: EvidenceChoice): EvidenceForm {
  const types = new Set(project.informants.all().map((informant) => informant.type));
  const kinds = new Set(project.sources.all().map((source) => source.kind));
  const optionsOf = (values: readonly string[], chosen: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: value || 'type not said', chosen: chosen.includes(value) }));
  return {
    coders: project.coders
      .all()
      .map(({ id, name }) => ({ value: String(id), label: name, chosen: choice.coders.includes(id) })),
    informantTypes: optionsOf(
      [...types].sort((a, b) => inOrder.compare(a, b)),
      choice.informantTypes,
    ),
    kinds: optionsOf(
      sourceKinds.filter((kind) => kinds.has(kind)),
      choice.kinds,
    ),
  };
}

/** Options of a select from values and their labels. */
export const optionsFor = (pairs: readonly (readonly [string, string])[], chosen: string): Option[] =>
  pairs.map(([value, label]) => ({ value, label, chosen: value === chosen }));

/** The chosen filters in words: they are shown above the numbers, also on paper. */
export const narrowedTo = ({ coders, informantTypes, kinds }: EvidenceForm): string =>
  [coders, informantTypes, kinds]
    .map((options) =>
      options
        .filter(({ chosen }) => chosen)
        .map(({ label }) => label)
        .join(' or '),
    )
    .filter((names) => names !== '')
    .join('; ');
