import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { listUnder } from '../../actions/codebook/code-listing.ts';
import { archiveCodes, removeCodes } from '../../actions/codebook/code-tree.ts';
import { recolourCodes, reviseCode } from '../../actions/codebook/codebook.ts';
import { Ids, Was } from '../../api/common.ts';
import type { PlacedCode } from '../../domain/code.ts';
import { changesBetween, entryOf, rulesIn } from '../../domain/codebook.ts';
import { offeredHues } from '../../domain/colour.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { countByCode, uncounted } from '../../study/codebook/code-count.ts';
import { findKnown, placedCodes } from '../../study/codebook/codes.ts';
import { lossOf } from '../../study/codebook/loss.ts';
import { readingAgain } from '../../study/codebook/reading-again.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import type { Option, Views } from '../views/views.ts';

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
  was: Was,
  reason: text,
  review: z
    .enum(['', 'yes'])
    .default('')
    .transform((ticked) => ticked === 'yes'),
});

const ColourForm = z.object({
  colour: z
    .string()
    .regex(/^(?:#[0-9a-f]{6})?$/, 'A colour is written as #1c7a52.')
    .transform((colour) => (colour === '' ? null : colour)),
});
const ArchiveForm = z.object({ archived: z.enum(['yes', 'no']) });
const ListingForm = z.object({ facets: Ids });
const RemovalForm = z.object({ withCodings: z.literal('yes').optional() });

/** One entry of the codebook. */
export function codeEntryPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const code = codeOf(scope, request);
    if (request.get('x-part') === 'yes') pages.part(response, 'codebook/card', cardOf(scope, code));
    else showCode(pages, scope, { code, problem: '' }, response);
  };

  const revise: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const code = codeOf(scope, request);
    const entry = readAs(EntryForm, request.body);
    await orShow(
      response,
      () => {
        reviseCode(scope.project, scope.coder.id, code.id, entry);
        leadTo(response, `${scope.base}/codebook/${code.id}`);
      },
      ({ message }) => {
        showCode(pages, scope, { code: { ...code, ...entry }, problem: message }, response);
      },
    );
  };

  const recolour: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { id } = codeOf(scope, request);
    recolourCodes(scope.project, scope.coder.id, [id], readAs(ColourForm, request.body).colour);
    leadTo(response, `${scope.base}/codebook/${id}`);
  };

  const archive: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { id } = codeOf(scope, request);
    archiveCodes(scope.project, scope.coder.id, [id], readAs(ArchiveForm, request.body).archived === 'yes');
    leadTo(response, `${scope.base}/codebook/${id}`);
  };

  const list: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { id } = codeOf(scope, request);
    listUnder(scope.project, scope.coder.id, id, readAs(ListingForm, request.body).facets);
    leadTo(response, `${scope.base}/codebook/${id}`);
  };

  const remove: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { withCodings } = readAs(RemovalForm, request.body);
    const { id } = codeOf(scope, request);
    removeCodes(scope.project, scope.coder.id, [id], withCodings ? 'codings' : 'nothing');
    leadTo(response, `${scope.base}/codebook`);
  };

  return { show, revise, recolour, archive, list, remove };
}

function codeOf({ project }: Scope, request: Request): PlacedCode {
  // A merged code leads to the one that took its place.
  const known = project.codes.find(Number(request.params['code'])) ?? intoWhich(project, request);
  const code = placedCodes(project).find(({ id }) => id === known.id);
  if (!code) throw new Error('a code without a place');
  return code;
}

function intoWhich(project: Project, request: Request): { id: number } {
  const forward = project.codeForwards.of(Number(request.params['code']));
  if (request.method !== 'GET' || !forward) return findKnown(project, Number(request.params['code']));
  return { id: forward.codeId };
}

/** What its entry says, to be read beside a list. */
const cardOf = ({ project, base }: Scope, code: PlacedCode): Views['codebook/card'] => ({
  base,
  code,
  ...(countByCode(project).get(code.id) ?? uncounted),
  rules: rulesIn(code),
  memo: project.memos.about('code', code.id),
});

/** What the entry said before each change, the newest first, with what became of it. */
function versionsOf(project: Project, code: PlacedCode): Views['codebook/show']['versions'] {
  const versions = project.codeVersions.ofCode(code.id);
  return versions.map((version, at) => ({
    ...version,
    changes: changesBetween(version.entry, versions[at - 1]?.entry ?? code),
  }));
}

/** The facets under which a code can also be listed. */
const otherFacets = (project: Project, { id, facetId, alsoUnder }: PlacedCode): Option[] =>
  placedCodes(project)
    .filter((facet) => facet.depth === 0 && facet.id !== facetId && facet.id !== id)
    .map((facet) => ({ value: String(facet.id), label: facet.name, chosen: alsoUnder.includes(facet.id) }));

function showCode(
  pages: Pages,
  scope: Scope,
  { code, problem }: { code: PlacedCode; problem: string },
  response: Parameters<Pages['show']>[0],
): void {
  const { project } = scope;
  const counts = countByCode(project).get(code.id) ?? uncounted;
  const loss = lossOf(project, [code.id]);
  const page = {
    base: scope.base,
    code,
    was: versionOf({ ...entryOf(findKnown(project, code.id)) }),
    ...counts,
    own: project.codings.countOfCode(code.id),
    below: loss.codes - 1,
    facets: otherFacets(project, code),
    hues: offeredHues,
    loss,
    problem,
    stale: project.codeVersions.staleCodings().filter(({ codeId }) => codeId === code.id).length,
    readBefore: readingAgain(project, code.id).sources.length,
    versions: versionsOf(project, code),
    merged: project.codeForwards.into(code.id),
  };
  pages.show(response, scope, {
    title: code.name,
    room: 'codebook',
    view: 'codebook/show',
    page,
    script: 'codebook-entry',
  });
}
