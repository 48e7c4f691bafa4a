import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { addCodebook, createCode, removeCode, reviseCode } from '../actions/codebook.ts';
import { placedCodes } from '../actions/coding.ts';
import { countByCode } from '../actions/excerpt-choice.ts';
import * as api from '../api/codes.ts';
import { withDescendants, type PlacedCode } from '../domain/code.ts';
import { Refusal } from '../domain/refusal.ts';
import { readCodebook } from '../formats/codebooks/yaml.ts';
import { decode } from '../formats/texts/encoding.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { scopeOf, type Scope } from './scope.ts';

const none = { codings: 0, sources: 0, informants: 0 };
const NewCode = z.object({ name: z.string(), parentId: z.string() });

/** Forms send their lines with CRLF; an entry that was not changed must be the same. */
const text = z
  .string()
  .max(4000)
  .default('')
  .transform((typed) => typed.replace(/\r\n?/g, '\n'));
const onePerLine = z
  .string()
  .default('')
  .transform((typed) =>
    typed
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

const EntryForm = z.object({
  name: z.string(),
  definition: text,
  useWhen: text,
  doNotUseWhen: text,
  example: text,
  counterExample: text,
  keywords: onePerLine,
  exclusions: onePerLine,
  origin: text,
});

export function codebookPages(workspace: Workspace, pages: Pages) {
  const showIndex = (request: Request, scope: Scope, problem = ''): Parameters<Pages['show']>[2] => {
    const counts = countByCode(scope.project);
    const codes = placedCodes(scope.project);
    const lines = codes.map((code) => ({ code, ...(counts.get(code.id) ?? none) }));
    const parents = codes.map((code) => ({
      value: String(code.id),
      label: `${'\u2003'.repeat(code.depth)}${code.name}`,
      chosen: String(code.id) === request.query['under'],
    }));
    const page = { base: scope.base, api: `/api/v1${scope.base}`, codes: lines, problem, facets: parents };
    return { title: 'Codebook', room: 'codebook', view: 'codebook/index', page };
  };

  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, showIndex(request, scope));
  };

  const create: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { name, parentId } = readAs(NewCode, request.body);
    const id = createCode(scope.project, scope.coder.id, {
      name,
      parentId: parentId === '' ? null : Number(parentId),
    });
    response.redirect(303, `${scope.base}/codebook/${id}`);
  };

  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const code = codeOf(scope, request);
    showCode(pages, scope, { code, problem: '' }, response);
  };

  const revise: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const code = codeOf(scope, request);
    const entry = readAs(EntryForm, request.body);
    try {
      reviseCode(scope.project, scope.coder.id, code.id, entry);
      response.redirect(303, `${scope.base}/codebook/${code.id}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(400);
      showCode(pages, scope, { code: { ...code, ...entry }, problem: error.message }, response);
    }
  };

  const remove: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    removeCode(scope.project, scope.coder.id, codeOf(scope, request).id);
    response.redirect(303, `${scope.base}/codebook`);
  };

  /** The colours of the codes as a style sheet, since no style may stand in a page. */
  const colours: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const codes = placedCodes(scope.project);
    const shades = new Set(codes.map(({ shade }) => shade));
    const rules = [...codes.map(colourRule), ...[...shades].map(highlightRules)];
    response.set('cache-control', 'private, max-age=31536000, immutable').type('css').send(rules.join('\n'));
  };

  return { index, create, show, revise, remove, colours };
}

const colourRule = ({ id, shade }: PlacedCode): string => `.code-${id}{--shade:${shade}}`;

/** A highlight is no element and knows no `--c`: its colour is written out, see-through so that codes on codes show. */
function highlightRules(shade: string): string {
  // On the root, from which all inherit it: a rule for every element would be tried on every element.
  const name = `:root::highlight(shade-${shade.slice(1)})`;
  const dark = `color-mix(in oklab,color-mix(in oklab,${shade} 52%,white) 26%,transparent)`;
  const light = `color-mix(in oklab,${shade} 22%,transparent)`;
  return `${name}{background-color:${light}}@media(prefers-color-scheme:dark){${name}{background-color:${dark}}}`;
}

function codeOf({ project }: Scope, request: Request): PlacedCode {
  const code = placedCodes(project).find(({ id }) => String(id) === request.params['code']);
  if (!code) throw new Refusal('missing', 'That code is no longer in the codebook.');
  return code;
}

function showCode(
  pages: Pages,
  scope: Scope,
  { code, problem }: { code: PlacedCode; problem: string },
  response: Parameters<Pages['show']>[0],
): void {
  const counts = countByCode(scope.project).get(code.id) ?? none;
  const below = withDescendants(scope.project.codes.all(), code.id).size - 1;
  const own = scope.project.codings.countOfCode(code.id);
  const page = { base: scope.base, code, ...counts, own, below, problem };
  pages.show(response, scope, { title: code.name, room: 'codebook', view: 'codebook/show', page });
}

export function answerCodes({ inProject }: Answering): void {
  inProject(api.listCodes, ({ project }) =>
    placedCodes(project).map(
      ({ position: _p, colour: _c, depth: _d, facetId: _f, shade: _s, hasChildren: _h, ...code }) => ({
        ...code,
        keywords: [...code.keywords],
        exclusions: [...code.exclusions],
      }),
    ),
  );
  inProject(api.createCode, ({ project, coder, standing }, { body }) => ({
    id: createCode(project, coder.id, body),
    ...standing(),
  }));
  inProject(api.addCodebook, ({ project, coder, standing }, { query, body }) => ({
    added: addCodebook(project, coder.id, readCodebook(query.name, decode(body).text)),
    ...standing(),
  }));
  inProject(api.reviseCode, ({ project, coder, standing }, { params, body }) => {
    const { colour, ...entry } = body;
    const given = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
    reviseCode(project, coder.id, params.code, { ...given, ...(colour !== undefined && { colour }) });
    return standing();
  });
  inProject(api.removeCode, ({ project, coder, standing }, { params }) => {
    removeCode(project, coder.id, params.code);
    return standing();
  });
}
