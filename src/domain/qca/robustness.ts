// What of a solution stays when its table is made a little differently.
import type { Solution, SolutionKind } from './solution.ts';
import type { Term } from './term.ts';

/** How far a solution stays: in how many variants it is the very same, and each of its terms is there. */
export interface Robustness {
  readonly kind: SolutionKind;
  readonly variants: number;
  readonly stays: number;
  readonly terms: readonly { readonly term: Term; readonly stays: number }[];
}

const keyOf = ({ fixed, values }: Term): string => `${fixed} ${values}`;
const keysOf = (terms: readonly Term[]): string => terms.map(keyOf).toSorted().join(',');

/** Whether two solutions have the same models. */
function isSameSolution(one: Solution, other: Solution): boolean {
  const [models, others] = [one, other].map(({ models: all }) =>
    all.map(({ terms }) => keysOf(terms)).toSorted(),
  );
  return models?.join(' | ') === others?.join(' | ');
}

/** Holds a solution against what became of it. A term stays where any model of the variant has it. */
export function robustnessOf(solution: Solution, variants: readonly Solution[]): Robustness {
  const terms = new Map(solution.models.flatMap((model) => model.terms).map((term) => [keyOf(term), term]));
  const inVariants = variants.map(({ models }) => new Set(models.flatMap((model) => model.terms.map(keyOf))));
  return {
    kind: solution.kind,
    variants: variants.length,
    stays: variants.filter((one) => isSameSolution(solution, one)).length,
    terms: [...terms].map(([key, term]) => ({
      term,
      stays: inVariants.filter((keys) => keys.has(key)).length,
    })),
  };
}
