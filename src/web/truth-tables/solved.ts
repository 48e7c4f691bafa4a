// A truth table worked out, in the names of its conditions and cases: the page and the API say the same.
import { fitOf, type SolutionFit } from '../../domain/qca/fit.ts';
import { eitherNecessities, singleNecessities, type NecessityFit } from '../../domain/qca/necessity.ts';
import { robustnessOf } from '../../domain/qca/robustness.ts';
import { solutionKinds, type Solution } from '../../domain/qca/solution.ts';
import { writeTerm, writeTerms } from '../../domain/qca/term.ts';
import type { Minimising } from '../../processes/minimising.ts';
import {
  askTable,
  type Asked,
  type AskedTable,
  type ScoredTable,
} from '../../study/truth-tables/scored-table.ts';
import { variantsOf } from '../../study/truth-tables/variants.ts';

/** From here on one of several conditions counts as necessary, and is worth saying. */
const necessary = { consistency: 0.9, coverage: 0.6, most: 2 } as const;

/** The names of the conditions of a table, in their order. */
export const namesOf = ({ conditions }: ScoredTable): string[] => conditions.map(({ name }) => name);

/** The rows of a table by name. */
function rowsOf({ table }: AskedTable, scored: ScoredTable) {
  const names = namesOf(scored);
  const called = (places: readonly number[]): string[] =>
    places.map((place) => scored.members[place]?.name ?? '');
  return table.rows.map(({ corner, cases, contradiction, ...row }) => ({
    number: row.number,
    consistency: row.consistency,
    pri: row.pri,
    leads: row.leads,
    present: names.filter((_, place) => (corner & (1 << place)) !== 0),
    cases: called(cases),
    contradiction: contradiction && {
      with: called(contradiction.with),
      without: called(contradiction.without),
    },
  }));
}

/** What is necessary, by name: each condition and its absence, then one or another of two. */
function necessitiesOf({ cases }: AskedTable, scored: ScoredTable) {
  const names = namesOf(scored);
  const named = ({ either: { fixed, values }, ...fit }: NecessityFit) => ({
    condition: names
      .flatMap((name, place) => {
        const bit = 1 << place;
        return (fixed & bit) === 0 ? [] : (values & bit) === 0 ? `~${name}` : name;
      })
      .join(' + '),
    ...fit,
  });
  return {
    single: singleNecessities(names.length, cases).map(named),
    either: eitherNecessities(names.length, cases, necessary).map(named),
  };
}

/** A solution by name, each model with its fit. */
function solutionOf(
  { models, kind, hasMore, isProved }: Solution,
  { cases }: AskedTable,
  scored: ScoredTable,
) {
  const names = namesOf(scored);
  return {
    kind,
    hasMore,
    isProved,
    models: models.map(({ terms, assumed }) => ({
      formula: writeTerms(terms, names),
      assumed: assumed.length,
      ...namedFit(fitOf(terms, cases), scored),
    })),
  };
}

function namedFit({ terms, explained, deviant, unexplained, ...fit }: SolutionFit, scored: ScoredTable) {
  const called = (places: readonly number[]): string[] =>
    places.map((place) => scored.members[place]?.name ?? '');
  return {
    ...fit,
    terms: terms.map(({ term, ...own }) => ({ ...own, term: writeTerm(term, namesOf(scored)) })),
    explained: called(explained),
    deviant: called(deviant),
    unexplained: called(unexplained),
  };
}

/** All solutions of a table by name. */
export async function solvedTable(
  minimising: Minimising,
  scored: ScoredTable,
  of: Asked,
  signal?: AbortSignal,
) {
  const asked = askTable(scored, of);
  const [solutions] = await minimising.solve([asked], signal);
  if (!solutions) throw new Error('one table was asked and none answered');
  return {
    asked,
    rows: rowsOf(asked, scored),
    necessity: necessitiesOf(asked, scored),
    solutions: solutionKinds.map((kind) => solutionOf(solutions[kind], asked, scored)),
    models: solutionKinds.map((kind) => solutions[kind]),
  };
}

/** What of the solutions of a table stays in its variants, by name. */
export async function triedTable(
  minimising: Minimising,
  scored: ScoredTable,
  of: Asked,
  signal?: AbortSignal,
) {
  const names = namesOf(scored);
  const asked = askTable(scored, of);
  const variants = variantsOf(scored, of);
  const made = variants.flatMap(({ table }) => (table ? { table, expected: asked.expected } : []));
  const [base, ...others] = await minimising.solve([asked, ...made], signal);
  if (!base) throw new Error('a table was asked and none answered');
  const formulasOf = ({ models }: Solution): string[] => models.map(({ terms }) => writeTerms(terms, names));
  const kinds = solutionKinds.map((kind) => {
    const solutions = others.map((one) => one[kind]);
    const { stays, terms } = robustnessOf(base[kind], solutions);
    return {
      kind,
      stays,
      formulas: formulasOf(base[kind]),
      terms: terms.map((one) => ({ term: writeTerm(one.term, names), stays: one.stays })),
    };
  });
  let next = 0;
  return {
    kinds,
    made: made.length,
    variants: variants.map(({ what, table, problem }) => {
      const solutions = table ? others[next++] : undefined;
      const of_ = (kind: (typeof solutionKinds)[number]): string[] =>
        solutions ? formulasOf(solutions[kind]) : [];
      const formulas = {
        conservative: of_('conservative'),
        parsimonious: of_('parsimonious'),
        intermediate: of_('intermediate'),
      };
      return { what, problem, formulas };
    }),
  };
}
