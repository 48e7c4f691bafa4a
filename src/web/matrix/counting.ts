import type { MatrixQuery } from '../../api/matrix.ts';
import type { Project } from '../../storage/project.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { Option } from '../views/views.ts';

const said = { each: 'each coder', once: 'passages once' } as const;

/** How codings may be counted; none to choose from where one person codes. */
export function countOptions(project: Project, chosen: MatrixQuery['count']): Option[] {
  const coders = project.coders.all();
  if (coders.length < 2) return [];
  const alone = coders.map(({ id, name }): [string, string] => [`coder-${id}`, `${name} alone`]);
  return optionsFor([['each', said.each], ['once', said.once], ...alone], chosen);
}

/** What is counted where codings are, one of them or many. */
export const nounOf = (count: MatrixQuery['count'], many: number): string =>
  (count === 'once' ? 'passage' : 'coding') + (many === 1 ? '' : 's');

/** What a form needs to choose how codings are counted, and to say it. */
export const countForm = (project: Project, count: MatrixQuery['count']) => ({
  counts: countOptions(project, count),
  counted: countSentence(project, count),
});

/** How codings are counted, as a sentence beside the numbers; '' where one person codes and nothing else can be meant. */
export function countSentence(project: Project, count: MatrixQuery['count']): string {
  const coders = project.coders.all();
  if (coders.length < 2) return '';
  if (count === 'each') return 'Each coder counts: a passage that two have coded counts twice.';
  if (count === 'once') return 'Passages count once, however many coders gave them.';
  const name = coders.find(({ id }) => count === `coder-${id}`)?.name ?? '';
  return `Only the codings of ${name} count.`;
}

/** What is counted as a list: all its codings, and how many passages they are where these count once. */
export const listedOf = (count: MatrixQuery['count'], counted: readonly (readonly number[])[]) => ({
  ids: counted.flat(),
  ...(count === 'once' && { passages: counted.length }),
});
