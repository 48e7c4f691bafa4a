// A truth table of the study: its cases with their scores, each with where it comes from.
import { inOrder } from '../../domain/attribute.ts';
import { scoreOf, turningPoint } from '../../domain/qca/calibration.ts';
import { expectedOfAbsence, type Expectation } from '../../domain/qca/solution.ts';
import type { ScoredCase } from '../../domain/qca/term.ts';
import { negated, truthTableOf, type TruthTable } from '../../domain/qca/truth-table.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Basis } from '../../domain/summary.ts';
import type { Project } from '../../storage/project.ts';
import type { KeptTable, OwnScore, TruthSet } from '../../storage/truth-tables.ts';
import { factsOf, type CaseFact } from './facts.ts';

/** The score of a case in a set, with all it comes from. */
export interface Score extends CaseFact {
  /** What counts: what a person set, else what the calibration makes of the fact; null where neither says anything. */
  readonly score: number | null;
  /** What the calibration alone makes of the fact. */
  readonly byRule: number | null;
  readonly own: OwnScore | null;
  /** Whether the evidence is another than when the score was set by hand. */
  readonly isStale: boolean;
}

/** A set with the scores of all cases, in the order of the cases. */
export interface ScoredSet {
  readonly set: TruthSet;
  readonly scores: readonly Score[];
}

/** Scores every case in a set. */
export function scoredSet(project: Project, set: TruthSet): ScoredSet {
  const own = new Map(set.scores.map((one) => [one.caseId, one]));
  const scores = factsOf(project, set).map((fact): Score => {
    const byRule = scoreOf(set.calibration, fact.fact);
    const kept = own.get(fact.caseId) ?? null;
    return {
      ...fact,
      byRule,
      own: kept,
      score: kept?.score ?? byRule,
      isStale: kept !== null && !isSame(kept.basis, fact.basis),
    };
  });
  return { set, scores };
}

const isSame = (before: Basis, now: Basis): boolean => {
  const keys = Object.keys(now);
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && before[key] === now[key])
  );
};

/** A case that is in the table, or why it is not. */
export interface TableCase {
  readonly id: number;
  readonly name: string;
  /** Its scores by set: the outcome first where there is one, then the conditions. */
  readonly scores: readonly Score[];
  /** Why it is left out, as half a sentence; '' where it is in. */
  readonly leftOut: string;
}

/** A truth table with the cases in it. */
export interface ScoredTable {
  readonly kept: KeptTable;
  readonly outcome: TruthSet | null;
  readonly conditions: readonly TruthSet[];
  readonly cases: readonly TableCase[];
  /** The cases that are in, with their scores alone. */
  readonly members: readonly TableCase[];
  readonly scored: readonly ScoredCase[];
}

/** Scores all cases of a truth table. A case without a score, or exactly half in a condition, is left out and says why. */
export function scoredTable(project: Project, kept: KeptTable): ScoredTable {
  const sets = kept.sets.map((set) => scoredSet(project, set));
  const outcome = sets.find(({ set }) => set.role === 'outcome') ?? null;
  const conditions = sets.filter(({ set }) => set.role === 'condition');
  const inOrderOfPage = [...(outcome ? [outcome] : []), ...conditions];
  const cases = project.cases
    .all()
    .map(({ id, name }, place): TableCase => {
      const scores = inOrderOfPage.flatMap((one) => one.scores[place] ?? []);
      return { id, name, scores, leftOut: whyLeftOut(inOrderOfPage, place) };
    })
    .sort((a, b) => inOrder.compare(a.name, b.name));
  const members = outcome ? cases.filter(({ leftOut }) => leftOut === '') : [];
  const scored = members.map(({ scores }) => {
    const [first, ...others] = scores.map(({ score }) => score ?? 0);
    return { outcome: first ?? 0, conditions: others };
  });
  return {
    kept,
    outcome: outcome?.set ?? null,
    conditions: conditions.map(({ set }) => set),
    cases,
    members,
    scored,
  };
}

function whyLeftOut(sets: readonly ScoredSet[], place: number): string {
  const missing = sets.filter(({ scores }) => (scores[place]?.score ?? null) === null);
  if (missing.length > 0) return `no score in ${namesOf(missing)}`;
  const half = sets.filter(
    ({ set, scores }) => set.role === 'condition' && scores[place]?.score === turningPoint,
  );
  return half.length > 0 ? `exactly half in ${namesOf(half)}, so in no row` : '';
}

const namesOf = (sets: readonly ScoredSet[]): string => sets.map(({ set }) => set.name).join(', ');

/** Of what a table is asked: the presence of the outcome, or its absence. */
export const asked = ['presence', 'absence'] as const;
export type Asked = (typeof asked)[number];

/** A table as it is worked with: the cases as they are asked, its rows, and what is expected. */
export interface AskedTable {
  readonly cases: readonly ScoredCase[];
  readonly table: TruthTable;
  readonly expected: readonly Expectation[];
}

/** Why a table cannot be worked out yet, as a sentence; '' where it can. */
export function notYet({ outcome, conditions, members }: ScoredTable): string {
  if (!outcome) return 'Say first which outcome is to be explained.';
  if (conditions.length === 0)
    return 'Add the conditions that may lead to it: two or three are a good beginning.';
  if (members.length === 0) return 'No case has all its scores yet.';
  return '';
}

/** The rows of a table, for the presence of the outcome or its absence. Refuses one that is not ready. */
export function askTable(scored: ScoredTable, of: Asked): AskedTable {
  const why = notYet(scored);
  if (why !== '') throw new Refusal('invalid', why);
  const cases = of === 'presence' ? scored.scored : negated(scored.scored);
  const expected = scored.conditions.map(({ expectation }) => expectation);
  return {
    cases,
    table: truthTableOf(cases, scored.conditions.length, scored.kept),
    expected: of === 'presence' ? expected : expectedOfAbsence(expected),
  };
}

/** A truth table by its id; refuses one that is gone. */
export function tableKnown(project: Project, id: number): KeptTable {
  const found = project.truthTables.find(id);
  if (!found) throw new Refusal('missing', 'That truth table is no longer there.');
  return found;
}

/** A set of a truth table by its id; refuses one that is gone. */
export function setKnown(project: Project, tableId: number, id: number): TruthSet {
  const found = tableKnown(project, tableId).sets.find((one) => one.id === id);
  if (!found) throw new Refusal('missing', 'That outcome or condition is no longer in the truth table.');
  return found;
}
