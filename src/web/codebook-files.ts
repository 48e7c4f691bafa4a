import type { RequestHandler } from 'express';
import { placedCodes } from '../actions/coding.ts';
import { codebookOf, type Codebook } from '../domain/codebook.ts';
import { Refusal } from '../domain/refusal.ts';
import { writeQdc } from '../formats/codebooks/qdc.ts';
import { codebookCsv } from '../formats/codebooks/table.ts';
import { writeYaml } from '../formats/codebooks/write-yaml.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Pages } from './pages.ts';
import { scopeOf, type Scope } from './scope.ts';

const writers: Record<string, { readonly type: string; readonly write: (book: Codebook) => string }> = {
  csv: { type: 'text/csv; charset=utf-8', write: (book) => [...codebookCsv(book)].join('') },
  yaml: { type: 'application/yaml; charset=utf-8', write: writeYaml },
  qdc: { type: 'application/xml; charset=utf-8', write: writeQdc },
};

/** The codebook as a file for others, and as pages to print. */
export function codebookFiles(workspace: Workspace, pages: Pages) {
  const file: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { format } = request.params;
    const writer = typeof format === 'string' ? writers[format] : undefined;
    if (!writer) throw new Refusal('missing', 'A codebook is saved as .csv, .yaml or .qdc.');
    const book = bookOf(scope);
    if (book.facets.length === 0) throw new Refusal('conflict', 'There are no codes to save yet.');
    response
      .attachment(`${scope.key}-codebook.${String(format)}`)
      .type(writer.type)
      .send(writer.write(book));
  };

  const print: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const page = { base: scope.base, codes: placedCodes(scope.project) };
    pages.show(response, scope, { title: 'Codebook', room: 'codebook', view: 'codebook/print', page });
  };

  return { file, print };
}

function bookOf({ project }: Scope): Codebook {
  const { name, description } = project.about();
  return codebookOf(name, description, placedCodes(project));
}
