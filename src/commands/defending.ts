// What is handed on to be challenged: a report, a truth table.
import { writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { confirmReport } from '../actions/reports/reports.ts';
import { Refusal } from '../domain/refusal.ts';
import { keptOf } from '../domain/report/changes.ts';
import { reportDocx } from '../formats/reports/report-docx.ts';
import { createMinimising } from '../processes/minimising.ts';
import { asked as sidesAsked, notYet, scoredTable, type Asked } from '../study/truth-tables/scored-table.ts';
import { version } from '../version.ts';
import { viewsFolder } from '../views-folder.ts';
import { createRender } from '../web/http/render.ts';
import { readReport } from '../web/reports/document.ts';
import { offlinePage } from '../web/reports/files.ts';
import { tableSolved } from '../web/truth-tables/answers.ts';
import { scriptOf } from '../web/truth-tables/files.ts';
import { opened, type Work } from './work.ts';

/** The one that is called so; where no name is given, the only one. Refuses to choose among several. */
function named<T>(all: readonly T[], nameOf: (one: T) => string, what: string, name?: string): T {
  const found = name === undefined ? all : all.filter((one) => nameOf(one) === name);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const names = all.map((one) => `“${nameOf(one)}”`).join(', ');
  if (all.length === 0) throw new Refusal('missing', `There is no ${what} in this project yet.`);
  throw new Refusal('invalid', `Say which ${what} with --name: ${names}.`);
}

/** report: as one page that needs nothing else, or for Word; what it says is kept, so that it can tell what changed since. */
export async function report(work: Work): Promise<unknown> {
  const { project, coderId } = opened(work);
  const { name, out, json } = work.asked;
  const kept = named(project.reports.all(), ({ title }) => title, 'report', name);
  const render = createRender(viewsFolder);
  const read = readReport({ base: `/projects/${work.key}`, project }, render, kept, version);
  const parts = keptOf(read.document);
  if (json) return { title: read.document.title, hash: read.hash, parts };
  if (out === undefined) return offlinePage(render, read);
  const isWord = extname(out).toLowerCase() === '.docx';
  writeFileSync(out, isWord ? await reportDocx(read.document, new Map()) : offlinePage(render, read));
  confirmReport(project, coderId, kept.id, {
    said: parts,
    as: isWord ? 'saved for Word' : 'saved as a page',
  });
  return { written: out };
}

/** truth-table: its rows and solutions, or the script that repeats the analysis in R. */
export async function truthTable(work: Work): Promise<unknown> {
  const { project } = opened(work);
  const { name, out, json } = work.asked;
  const of = sideOf(work.asked.of);
  const kept = named(project.truthTables.all(), (one) => one.name, 'truth table', name);
  const scored = scoredTable(project, kept);
  if (out !== undefined) {
    const script = scriptOf(project, scored, of, `${basename(out, extname(out))}-scores.csv`);
    if (script === null) throw new Refusal('invalid', notYet(scored));
    writeFileSync(out, script);
    return { written: out };
  }
  const minimising = createMinimising();
  const found = await tableSolved(minimising, scored, of).finally(() => minimising.close());
  if (json) return found;
  if (found.solved === null) throw new Refusal('invalid', found.problem);
  return textOf(found.solved);
}

function sideOf(typed: string | undefined): Asked {
  const found = sidesAsked.find((one) => one === (typed ?? 'presence'));
  if (!found) throw new Refusal('invalid', `--of is presence or absence, not “${typed ?? ''}”.`);
  return found;
}

type Solved = NonNullable<Awaited<ReturnType<typeof tableSolved>>['solved']>;

const three = (number: number | null): string => (number === null ? '–' : number.toFixed(3));

function textOf({ rows, remainders, solutions }: Solved): string {
  const leads = (one: boolean | null): string => (one === null ? 'too few cases' : one ? 'yes' : 'no');
  return [
    ...rows.map(
      (row) =>
        `row ${row.number}: ${row.present.join(', ') || 'none present'}; leads to it: ${leads(row.leads)}; consistency ${three(row.consistency)}, PRI ${three(row.pri)}; ${row.cases.join(', ')}`,
    ),
    `rows without enough cases: ${remainders}`,
    ...solutions.flatMap(({ kind, models }) =>
      models.map(
        (model) =>
          `${kind}: ${model.formula} (consistency ${three(model.consistency)}, PRI ${three(model.pri)}, coverage ${three(model.coverage)})`,
      ),
    ),
  ].join('\n');
}
