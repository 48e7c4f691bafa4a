import type { RequestHandler } from 'express';
import { sayCalibration } from '../../domain/qca/calibration.ts';
import { Refusal } from '../../domain/refusal.ts';
import { symbolsFor, truthTableScript, type SetForR } from '../../formats/reports/truth-table-r.ts';
import { toCsv } from '../../formats/tables/write-csv.ts';
import type { Project } from '../../storage/project.ts';
import type { TruthSet } from '../../storage/truth-tables.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { unitOf } from '../../study/truth-tables/facts.ts';
import {
  notYet,
  scoredTable,
  tableKnown,
  type Asked,
  type ScoredTable,
} from '../../study/truth-tables/scored-table.ts';
import { readAs } from '../http/request.ts';
import { openedTable, ShowQuery } from './opened.ts';
import { fromSaid } from './set-form.ts';

/** A table as rows of a file. */
interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The cases in a truth table with their scores: what R reads. */
function scoresSheet({ outcome, conditions, members }: ScoredTable): Sheet {
  const sets = [...(outcome ? [outcome] : []), ...conditions];
  return {
    header: ['case', ...symbolsFor(sets.map(({ name }) => name))],
    rows: members.map(({ name, scores }) => [name, ...scores.map(({ score }) => score)]),
  };
}

/** All cases with what their scores were made of, and why those that are left out are. */
function factsSheet({ outcome, conditions, cases }: ScoredTable): Sheet {
  const sets = [...(outcome ? [outcome] : []), ...conditions];
  const columns = sets.flatMap(({ name }) => [name, `${name}: score`, `${name}: set by hand because`]);
  return {
    header: ['case', ...columns, 'left out'],
    rows: cases.map(({ name, scores, leftOut }) => [
      name,
      ...scores.flatMap(({ fact, score, own }) => [fact, score, own?.reason ?? '']),
      leftOut,
    ]),
  };
}

/** The script that repeats an analysis in R; null where there is nothing to repeat yet. */
export function scriptOf(
  project: Project,
  { kept, outcome, conditions, cases }: ScoredTable,
  of: Asked,
  scoresFile: string,
): string | null {
  if (!outcome) return null;
  const forR = (set: TruthSet): SetForR => ({
    name: set.name,
    from: fromSaid(project, set),
    calibration: sayCalibration(set.calibration, unitOf[set.measure]),
    expectation: set.expectation,
  });
  return truthTableScript({
    name: kept.name,
    consistency: kept.consistency,
    pri: kept.pri,
    frequency: kept.frequency,
    scoresFile,
    outcome: forR(outcome),
    conditions: conditions.map(forR),
    isNegated: of === 'absence',
    leftOut: cases.flatMap(({ name, leftOut }) => (leftOut === '' ? [] : `${name}: ${leftOut}`)),
  });
}

const sheets = { scores: scoresSheet, facts: factsSheet } as const;

/** What leaves for R: the scores, what they were made of, and the script that repeats the analysis. */
export function truthTableFiles(workspace: Workspace) {
  const file =
    (which: keyof typeof sheets): RequestHandler =>
    (request, response) => {
      const { project, key, tableId } = openedTable(workspace, request);
      const { header, rows } = sheets[which](scoredTable(project, tableKnown(project, tableId)));
      response.attachment(`${key}-truth-table-${tableId}-${which}.csv`).type('text/csv; charset=utf-8');
      response.send([...toCsv(header, rows)].join(''));
    };
  const script: RequestHandler = (request, response) => {
    const { project, key, tableId } = openedTable(workspace, request);
    const { of } = readAs(ShowQuery, request.query);
    const scored = scoredTable(project, tableKnown(project, tableId));
    const name = `${key}-truth-table-${tableId}`;
    const text = scriptOf(project, scored, of, `${name}-scores.csv`);
    if (text === null) throw new Refusal('invalid', notYet(scored));
    response.attachment(`${name}.R`).type('text/plain; charset=utf-8').send(text);
  };
  return { scores: file('scores'), facts: file('facts'), script };
}
