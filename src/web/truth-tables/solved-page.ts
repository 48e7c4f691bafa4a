// What a truth table says, as it is shown: rows, contradictions, necessity, solutions.
import { counted } from '../../domain/counted.ts';
import type { SolutionKind } from '../../domain/qca/solution.ts';
import { writeTerms } from '../../domain/qca/term.ts';
import { dividersOf } from '../../study/truth-tables/contradictions.ts';
import type { Asked, ScoredTable } from '../../study/truth-tables/scored-table.ts';
import type { Scope } from '../http/request-context.ts';
import { namesOf, type solvedTable } from './solved.ts';
import type { SolvedView } from './truth-table-views.ts';
import { xyPlot } from './xy-plot.ts';

type Solved = Awaited<ReturnType<typeof solvedTable>>;

/** A formula with room around what joins its names, as it is read on a page. */
const airy = (formula: string): string => formula.replaceAll('*', ' * ');

const three = (number: number | null): string => (number === null ? '–' : number.toFixed(3));

/** From here on a condition counts as necessary. */
const necessary = 0.9;

/** What a table says, for its page. */
export function solvedView(scope: Scope, scored: ScoredTable, solved: Solved, of: Asked): SolvedView {
  const outcome = `${of === 'absence' ? '~' : ''}${scored.outcome?.name ?? ''}`;
  const { rows, asked } = solved;
  return {
    lead: leadOf(solved, outcome),
    rows: rows.map((row) => ({
      number: row.number,
      count: row.cases.length,
      cases: row.cases.join(', '),
      marks: namesOf(scored).map((name) => ({ name, isThere: row.present.includes(name) })),
      leads: row.leads === null ? 'too few cases' : row.leads ? 'yes' : 'no',
      isLeading: row.leads === true,
      consistency: three(row.consistency),
      pri: three(row.pri),
      contradiction: row.contradiction ? 'contradiction' : '',
    })),
    remainders: `${counted(asked.table.remainders, 'row', 'rows')} of ${(2 ** asked.table.conditions).toLocaleString('en')} without enough cases: nobody has seen what happens there.`,
    contradictions: contradictionsOf(scope, scored, solved, outcome),
    necessity: [...solved.necessity.single, ...solved.necessity.either].map((one) => ({
      condition: one.condition,
      consistency: three(one.consistency),
      coverage: three(one.coverage),
      relevance: three(one.relevance),
      isNecessary: (one.consistency ?? 0) >= necessary,
    })),
    solutions: solved.solutions.map(solutionLine),
    plot: plotOf(scored, solved, outcome),
  };
}

function leadOf({ rows, solutions }: Solved, outcome: string): string {
  const leading = rows.filter(({ leads }) => leads === true).length;
  if (leading === 0) return `No row leads to ${outcome} by these cuts.`;
  const best = solutions.find(({ kind }) => kind === 'intermediate') ?? solutions[0];
  const formulas = best?.models.map(({ formula }) => formula) ?? [];
  const several =
    formulas.length > 1
      ? ` That is one of ${formulas.length} ways to say it: the table does not decide between them.`
      : '';
  return `${counted(leading, 'row leads', 'rows lead')} to ${outcome}: ${airy(formulas[0] ?? '')}.${several}`;
}

const kindSaid: Readonly<Record<SolutionKind, string>> = {
  conservative: 'Assumes nothing of rows without cases.',
  parsimonious: 'Assumes of rows without cases whatever makes it shortest: likely or not.',
  intermediate: 'Assumes of rows without cases only what you expect of the conditions.',
};

function solutionLine({
  kind,
  models,
  hasMore,
  isProved,
}: Solved['solutions'][number]): SolvedView['solutions'][number] {
  return {
    kind,
    says: kindSaid[kind],
    doubt: [
      ...(models.length > 1 ? [`${models.length} models fit equally: report all of them.`] : []),
      ...(hasMore ? ['There are more than are listed here.'] : []),
      ...(isProved ? [] : ['The search was given up: a shorter one may be there.']),
    ].join(' '),
    models: models.map((model) => ({
      formula: airy(model.formula),
      fit: `consistency ${three(model.consistency)}, PRI ${three(model.pri)}, coverage ${three(model.coverage)}`,
      assumed:
        model.assumed === 0
          ? ''
          : `${counted(model.assumed, 'row without cases is', 'rows without cases are')} assumed to lead to it.`,
      terms: model.terms.map(({ term, consistency, pri, coverage, uniqueCoverage }) => ({
        term: airy(term),
        consistency: three(consistency),
        pri: three(pri),
        coverage: three(coverage),
        unique: three(uniqueCoverage),
      })),
      cases: casesSaid(model),
    })),
  };
}

function casesSaid({
  explained,
  deviant,
  unexplained,
}: Pick<Solved['solutions'][number]['models'][number], 'explained' | 'deviant' | 'unexplained'>): string {
  const named = (label: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${label}: ${names.join(', ')}.`];
  return [
    ...named('Explained', explained),
    ...named('Have the outcome without being explained', unexplained),
    ...named('Speak against it: belong here without the outcome', deviant),
  ].join(' ');
}

const mostDividers = 6;

/** What each contradiction is, and what could resolve it: another condition, or a score that is a near thing. */
function contradictionsOf(
  { base, project }: Scope,
  scored: ScoredTable,
  { asked }: Solved,
  outcome: string,
): SolvedView['contradictions'] {
  const idsOf = (places: readonly number[]): number[] =>
    places.flatMap((place) => scored.members[place]?.id ?? []);
  const namesAt = (places: readonly number[]): string =>
    places.map((place) => scored.members[place]?.name ?? '').join(', ');
  const besides = [scored.outcome?.codeId ?? null, ...scored.conditions.map(({ codeId }) => codeId)];
  return asked.table.rows.flatMap(({ number, contradiction }) => {
    if (!contradiction) return [];
    const ids = { with: idsOf(contradiction.with), without: idsOf(contradiction.without) };
    return {
      row: number,
      says: `${namesAt(contradiction.with)} ${contradiction.with.length === 1 ? 'has' : 'have'} ${outcome}, ${namesAt(contradiction.without)} ${contradiction.without.length === 1 ? 'does' : 'do'} not, under the same conditions.`,
      dividers: dividersOf(project, ids, { besides, most: mostDividers }).map(({ code, raisedWith }) => ({
        label: `${code.path}: raised only where it is ${raisedWith ? 'there' : 'missing'}`,
        href: `${base}/excerpts?codes=${code.id}`,
      })),
      near: nearScores(base, scored, [...contradiction.with, ...contradiction.without]),
    };
  });
}

/** Scores of some cases that lie so near to one half that a careful reader could place the case elsewhere. */
function nearScores(
  base: string,
  { kept, members, outcome, conditions }: ScoredTable,
  places: readonly number[],
) {
  const sets = [...(outcome ? [outcome] : []), ...conditions];
  return places.flatMap((place) => {
    const member = members[place];
    return (member?.scores ?? []).flatMap(({ score, caseId }, at) => {
      const set = sets[at];
      if (!set || score === null || Math.abs(score - 0.5) > 0.1) return [];
      return {
        label: `${member?.name ?? ''} in ${set.name}: ${score}`,
        href: `${base}/truth-tables/${kept.id}/sets/${set.id}/scores/${caseId}`,
      };
    });
  });
}

function plotOf(scored: ScoredTable, { models, asked }: Solved, outcome: string): SolvedView['plot'] {
  const shown = models.find(({ kind, models: all }) => kind === 'intermediate' && all.length > 0);
  const [model] = shown?.models ?? [];
  if (!model) return null;
  const formula = writeTerms(model.terms, namesOf(scored));
  const names = scored.members.map(({ name }) => name);
  return xyPlot(model.terms, { cases: asked.cases, names }, { formula: airy(formula), outcome });
}
