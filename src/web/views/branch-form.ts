import { wholeCodebook } from '../../domain/code.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { BranchChoice } from '../../study/synthesis/synthesis.ts';
import type { Scope } from '../http/request-context.ts';
import { evidenceForm, evidenceParams, narrowedTo, optionsFor } from './evidence-form.ts';
import type { Option } from './views.ts';

/** The branches of the codebook to choose from, and the whole of it. */
export const branchOptions = (project: Project, chosen: number | null): Option[] => [
  { value: String(wholeCodebook), label: 'the whole codebook', chosen: chosen === wholeCodebook },
  ...placedCodes(project)
    .filter((code) => code.depth === 0 || code.hasChildren)
    .map(({ id, path }) => ({ value: String(id), label: path, chosen: id === chosen })),
];

/** The choices that every view of a branch of the codebook begins with. */
export function branchForm({ base, project }: Scope, { under, level, ...choice }: BranchChoice) {
  const evidence = evidenceForm(project, choice);
  return {
    base,
    under: branchOptions(project, under),
    level: optionsFor(
      [
        ['finest', 'the finest codes'],
        ['children', 'the codes right below'],
      ],
      level,
    ),
    evidence,
    only: narrowedTo(evidence),
  };
}

/** The query of an address that chooses the same evidence. */
export function branchParams({ under, level, ...choice }: BranchChoice): URLSearchParams {
  const params = evidenceParams(choice);
  params.set('level', level);
  if (under !== null) params.set('under', String(under));
  return params;
}
