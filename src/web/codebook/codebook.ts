import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { createCode } from '../../actions/codebook/codebook.ts';
import { asListed, type PlacedCode } from '../../domain/code.ts';
import { hues, offeredHues } from '../../domain/colour.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { countByCode, uncounted } from '../../study/codebook/code-count.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { passagesCodedTwice } from '../../study/codings/coded-twice.ts';
import { excerptList } from '../excerpts/excerpts.ts';
import { leadTo } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';

const NewCode = z.object({ name: z.string(), parentId: z.string() });
const ReviewQuery = z.object({
  offset: z.coerce.number().int().nonnegative().default(0),
  code: z.coerce.number().int().positive().optional(),
});

/** The codebook as a whole. */
export function codebookPages(workspace: Workspace, pages: Pages) {
  const showIndex = (request: Request, scope: Scope, problem = ''): Parameters<Pages['show']>[2] => {
    const counts = countByCode(scope.project);
    const codes = placedCodes(scope.project);
    const lines = asListed(codes).map((line) => ({ ...line, ...(counts.get(line.code.id) ?? uncounted) }));
    const parents = codes.map((code) => ({
      value: String(code.id),
      label: `${'\u2003'.repeat(code.depth)}${code.name}`,
      chosen: String(code.id) === request.query['under'],
    }));
    const toReview = scope.project.codeVersions.staleCodings().length;
    const codedTwice = passagesCodedTwice(scope.project).length;
    const page = {
      base: scope.base,
      codes: lines,
      problem,
      parents,
      toReview,
      codedTwice,
      hues: offeredHues,
    };
    return { title: 'Codebook', room: 'codebook', view: 'codebook/index', page, script: 'codebook' };
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
    leadTo(response, `${scope.base}/codebook/${id}`);
  };

  /** The codings that were made before their code came to mean something else. */
  const review: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { offset, code } = readAs(ReviewQuery, request.query);
    const stale = scope.project.codeVersions.staleCodings();
    const ids = stale.flatMap(({ id, codeId }) => (code === undefined || code === codeId ? id : []));
    const title = 'Coded under an older definition';
    const page = { ...excerptList(scope, request, { ids, offset, title }), reviewing: true };
    pages.show(response, scope, {
      title,
      room: 'codebook',
      view: 'excerpts/index',
      page,
      script: 'excerpts',
    });
  };

  /** The colours of the codes as a style sheet, since no style may stand in a page. */
  const colours: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const rules = colourRules(placedCodes(scope.project));
    response.set('cache-control', 'private, max-age=31536000, immutable').type('css').send(rules.join('\n'));
  };

  return { index, create, review, colours };
}

/** The colour of each code, those that are offered, and how words are tinted. */
function colourRules(codes: readonly PlacedCode[]): string[] {
  const tints = new Set(codes.map(({ tint }) => tint));
  const offered = hues.map((hue, at) => `.hue-${at}{--shade:${hue}}`);
  return [...offered, ...codes.map(colourRule), ...[...tints].map(highlightRules)];
}

const colourRule = ({ id, shade }: PlacedCode): string => `.code-${id}{--shade:${shade}}`;

/** A highlight is no element and knows no `--c`: its colour is written out, see-through so that codes on codes show. */
function highlightRules(tint: string): string {
  // On the root, from which all inherit it: a rule for every element would be tried on every element.
  const name = `:root::highlight(tint-${tint.slice(1)})`;
  const dark = `oklch(from ${tint} calc(l + 0.28) c h / 30%)`;
  const light = `color-mix(in oklab,${tint} 22%,transparent)`;
  return `${name}{background-color:${light}}@media(prefers-color-scheme:dark){${name}{background-color:${dark}}}`;
}
