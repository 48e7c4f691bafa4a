import {
  addSet,
  addTruthTable,
  clearScore,
  removeSet,
  removeTruthTable,
  setScore,
  wordsOfScore,
  wordsOfSet,
  wordsOfTable,
  writeSet,
  writeTruthTable,
} from '../../actions/truth-tables/truth-tables.ts';
import * as api from '../../api/truth-tables.ts';
import { Refusal } from '../../domain/refusal.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Minimising } from '../../processes/minimising.ts';
import type { KeptTable } from '../../storage/truth-tables.ts';
import {
  notYet,
  scoredTable,
  tableKnown,
  type Asked,
  type ScoredTable,
} from '../../study/truth-tables/scored-table.ts';
import type { Answering } from '../http/answer.ts';
import { solvedTable, triedTable } from './solved.ts';

const tableJson = (kept: KeptTable) => ({
  ...wordsOfTable(kept),
  id: kept.id,
  coder: kept.coder,
  modifiedAt: kept.modifiedAt,
  version: versionOf(wordsOfTable(kept)),
});

function setsJson({ outcome, conditions, cases }: ScoredTable) {
  return [...(outcome ? [outcome] : []), ...conditions].map((set, place) => ({
    ...wordsOfSet(set),
    calibration: calibrationJson(set.calibration),
    id: set.id,
    version: versionOf(wordsOfSet(set)),
    scores: cases.flatMap(({ scores }) => {
      const score = scores[place];
      if (!score) return [];
      const { caseId, fact, says, byRule, own, isStale } = score;
      return {
        caseId,
        fact,
        says,
        byRule,
        isStale,
        score: score.score,
        own: own && {
          score: own.score,
          reason: own.reason,
          coder: own.coder,
          version: versionOf(wordsOfScore(own)),
        },
      };
    }),
  }));
}

type Calibration = ScoredTable['conditions'][number]['calibration'];
const calibrationJson = (calibration: Calibration) =>
  calibration.kind === 'listed' ? { ...calibration, values: [...calibration.values] } : calibration;

/** A truth table with its scores and, once it can be, all that it says. */
export async function tableSolved(minimising: Minimising, scored: ScoredTable, of: Asked) {
  const problem = notYet(scored);
  const solved = problem === '' ? await solvedTable(minimising, scored, of) : null;
  return {
    ...tableJson(scored.kept),
    sets: setsJson(scored),
    leftOut: scored.cases.flatMap(({ name, leftOut }) =>
      leftOut === '' ? [] : { case: name, because: leftOut },
    ),
    problem,
    solved: solved && {
      rows: solved.rows,
      remainders: solved.asked.table.remainders,
      necessity: [...solved.necessity.single, ...solved.necessity.either],
      solutions: solved.solutions,
    },
  };
}

/** Truth tables for scripts. */
export function answerTruthTables({ inProject }: Answering, minimising: Minimising): void {
  inProject(api.listTruthTables, ({ project }) => project.truthTables.all().map(tableJson));
  inProject(api.showTruthTable, ({ project }, { params, query }) =>
    tableSolved(minimising, scoredTable(project, tableKnown(project, params.table)), query.of),
  );
  inProject(api.tryTruthTable, async ({ project }, { params, query }) => {
    const scored = scoredTable(project, tableKnown(project, params.table));
    const problem = notYet(scored);
    if (problem !== '') throw new Refusal('invalid', problem);
    const { kinds, variants } = await triedTable(minimising, scored, query.of);
    return { kinds, variants };
  });
  answerWrites({ inProject });
}

function answerWrites({ inProject }: Pick<Answering, 'inProject'>): void {
  inProject(api.addTruthTable, ({ project, coder, standing }, { body }) => {
    const id = addTruthTable(project, coder.id, body.name);
    return { ...standing(), id };
  });
  inProject(api.writeTruthTable, ({ project, coder, standing }, { params, body }) => {
    writeTruthTable(project, coder.id, params.table, body);
    return standing();
  });
  inProject(api.removeTruthTable, ({ project, coder, standing }, { params }) => {
    removeTruthTable(project, coder.id, params.table);
    return standing();
  });
  inProject(api.addTruthSet, ({ project, coder, standing }, { params, body }) => {
    const id = addSet(project, coder.id, params.table, body);
    return { ...standing(), id };
  });
  inProject(api.writeTruthSet, ({ project, coder, standing }, { params, body }) => {
    writeSet(project, coder.id, { tableId: params.table, id: params.set }, body);
    return standing();
  });
  inProject(api.removeTruthSet, ({ project, coder, standing }, { params }) => {
    removeSet(project, coder.id, params.table, params.set);
    return standing();
  });
  inProject(api.setTruthScore, ({ project, coder, standing }, { params, body }) => {
    const place = { tableId: params.table, setId: params.set, caseId: params.case };
    setScore(project, coder.id, place, body);
    return standing();
  });
  inProject(api.clearTruthScore, ({ project, coder, standing }, { params }) => {
    const place = { tableId: params.table, setId: params.set, caseId: params.case };
    clearScore(project, coder.id, place);
    return standing();
  });
}
