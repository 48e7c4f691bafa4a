import type { RequestHandler } from 'express';
import { ExportQuery, exportExcerpts, exportQuotes } from '../../api/excerpts.ts';
import { exportProject } from '../../api/projects.ts';
import { excerptsCsv } from '../../formats/tables/excerpts.ts';
import type { Upkeep } from '../../processes/upkeep.ts';
import { openMoment } from '../../storage/moment.ts';
import { temporaryCopy } from '../../storage/project-files.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { exportedRows, type ExportChoice } from '../../study/excerpts/exported-rows.ts';
import type { Answering } from '../http/answer.ts';
import { inTurns } from '../http/in-turns.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { scopeOf } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { createWholeAnswer } from '../http/whole-answer.ts';
import { dayOf } from '../views/clock.ts';
import { evidenceForm } from '../views/evidence-form.ts';
import { quotesFile } from './quotes-file.ts';

export function exportPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { project } = scope;
    const facets = placedCodes(project)
      .filter((code) => code.hasChildren || code.depth === 0)
      .map((code) => ({
        value: String(code.id),
        label: `${'\u2003'.repeat(code.depth)}${code.name}`,
        chosen: false,
      }));
    const cases = project.cases
      .all()
      .map(({ id, name }) => ({ value: String(id), label: name, chosen: false }));
    // Cases are chosen beside it, one or all.
    const evidence = { ...evidenceForm(project, { coders: [], informantTypes: [], kinds: [] }), cases: [] };
    const page = {
      base: scope.base,
      evidence,
      codings: project.codings.count(),
      facets,
      cases,
      key: scope.key,
    };
    pages.show(response, scope, { title: 'Export', room: 'export', view: 'excerpts/export', page });
  };

  const excerpts: RequestHandler = async (request, response) => {
    const { key, project } = scopeOf(workspace, request);
    const choice = readAs(ExportQuery, request.query);
    const answer = createWholeAnswer(() => temporaryCopy(workspace.folder));
    try {
      await fillWithExcerpts(answer.add, { project, choice, isGivenUp: () => response.destroyed });
      if (response.destroyed) return;
      response.attachment(`${key}-excerpts-${dayOf(new Date())}.csv`);
      response.type('text/csv; charset=utf-8');
      await answer.send(response);
    } finally {
      answer.discard();
    }
  };

  return { index, excerpts };
}

/** The whole project as its one file: a copy made while others work, checked before it is sent. */
export const projectFile =
  (workspace: Workspace, upkeep: Upkeep): RequestHandler =>
  async (request, response) => {
    const scope = scopeOf(workspace, request);
    const { whole, remove } = temporaryCopy(workspace.folder);
    try {
      await upkeep.prove(scope.project.file);
      await upkeep.copy(scope.project.file, whole);
      await new Promise<void>((resolve, reject) => {
        response.download(
          whole,
          `${scope.key}-${dayOf(new Date())}.throughline`,
          // Her folder, or one above it, may have a name that begins with a dot.
          { dotfiles: 'allow' },
          (error?: Error) => {
            if (error) reject(error);
            else resolve();
          },
        );
      });
    } finally {
      remove();
    }
  };

/** Scripts are sent the same files as the browser. */
export function answerExport({ handle }: Answering, { workspace, pages, upkeep }: Parts): void {
  handle(exportExcerpts, exportPages(workspace, pages).excerpts);
  handle(exportQuotes, quotesFile(workspace));
  handle(exportProject, projectFile(workspace, upkeep));
}

/** Writes the excerpts of one moment, while others go on coding; stops where nobody waits for them any more. */
async function fillWithExcerpts(
  add: (text: string) => void,
  { project, choice, isGivenUp }: { project: Project; choice: ExportChoice; isGivenUp: () => boolean },
): Promise<void> {
  const moment = openMoment(project.file);
  try {
    const { attributes, rows } = exportedRows(project, choice, moment);
    for await (const chunk of inTurns(excerptsCsv(attributes, rows))) {
      if (isGivenUp()) return;
      add(chunk);
    }
  } finally {
    moment.close();
  }
}
