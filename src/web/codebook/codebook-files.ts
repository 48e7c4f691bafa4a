import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Day } from '../../api/common.ts';
import type { PlacedCode } from '../../domain/code.ts';
import type { CodeDifference } from '../../domain/codebook-then.ts';
import { codebookOf, rulesIn, type Codebook, type Rule } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { codebookDocx } from '../../formats/codebooks/docx.ts';
import { writeQdc } from '../../formats/codebooks/qdc.ts';
import { codebookCsv, codebookXlsx } from '../../formats/codebooks/table.ts';
import { writeYaml } from '../../formats/codebooks/write-yaml.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { codebookOn } from '../../study/codebook/codebook-on-a-day.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { marksOf } from '../../study/guide/guide.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';

const DayQuery = z.object({ day: Day.default(() => dayOf(new Date())) });

const office = 'application/vnd.openxmlformats-officedocument';
const writers = new Map<string, { readonly type: string; readonly write: (book: Codebook) => Written }>([
  ['csv', { type: 'text/csv; charset=utf-8', write: (book) => [...codebookCsv(book)].join('') }],
  ['xlsx', { type: `${office}.spreadsheetml.sheet`, write: codebookXlsx }],
  ['docx', { type: `${office}.wordprocessingml.document`, write: codebookDocx }],
  ['yaml', { type: 'application/yaml; charset=utf-8', write: writeYaml }],
  ['qdc', { type: 'application/xml; charset=utf-8', write: writeQdc }],
]);

type Written = string | Promise<Buffer>;

/** The codebook as a file for others, and as pages to print. */
export function codebookFiles(workspace: Workspace, pages: Pages) {
  const file: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const { format } = request.params;
    const writer = writers.get(String(format));
    if (!writer) throw new Refusal('missing', 'A codebook is saved as .csv, .xlsx, .docx, .yaml or .qdc.');
    const book = bookOf(scope);
    if (book.facets.length === 0) throw new Refusal('conflict', 'There are no codes to save yet.');
    response
      .attachment(`${scope.key}-codebook.${String(format)}`)
      .type(writer.type)
      .send(await writer.write(book));
  };

  /** The codebook as it was at the end of a day. */
  const then: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { day } = readAs(DayQuery, request.query);
    let shown: { codes: readonly PlacedCode[]; differences: readonly CodeDifference[]; problem: string };
    try {
      shown = { ...codebookOn(scope.project, day), problem: '' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(409);
      shown = { codes: [], differences: [], problem: error.message };
    }
    const { codes, differences, problem } = shown;
    const page = {
      base: scope.base,
      day,
      problem,
      codes: codes.map(withRules),
      groups: grouped(differences),
    };
    pages.show(response, scope, {
      title: `The codebook on ${day}`,
      room: 'codebook',
      view: 'codebook/on-a-day',
      page,
    });
  };

  const print: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const page = { base: scope.base, codes: placedCodes(scope.project).map(withRules) };
    pages.show(response, scope, { title: 'Codebook', room: 'codebook', view: 'codebook/print', page });
  };

  return { file, print, then };
}

const withRules = (code: PlacedCode): PlacedCode & { rules: readonly Rule[] } => ({
  ...code,
  rules: rulesIn(code),
});

const titles = [
  ['new', 'New since'],
  ['gone', 'There then, gone now'],
  ['changed', 'Says something else now'],
] as const;

/** What differs, kind by kind; a kind of which there is nothing is left out. */
const grouped = (differences: readonly CodeDifference[]) =>
  titles
    .map(([kind, title]) => ({ kind, title, differences: differences.filter((one) => one.kind === kind) }))
    .filter((group) => group.differences.length > 0);

function bookOf({ project }: Scope): Codebook {
  const { name, description } = project.about();
  return codebookOf(name, description, placedCodes(project), marksOf(project));
}
