import type { RequestHandler } from 'express';
import { z } from 'zod';
import { optionalId } from '../../api/common.ts';
import type { Source } from '../../storage/sources.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { caseNames } from '../../study/excerpts/excerpts.ts';
import { turnMemos } from '../../study/memos/subjects.ts';
import { matterOfTurns } from '../../study/sources/texts.ts';
import { asCoding } from '../codings/codings.ts';
import type { Pages } from '../http/pages.ts';
import { longDataBlock } from '../http/render.ts';
import { atThisMoment, scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { around, sourcesAround } from '../sources/sources-around.ts';
import { sourceOf } from '../sources/sources.ts';
import type { Views } from '../views/views.ts';
import { codebookMark, codesBeside } from './codes-beside.ts';
import { rememberSource, sourceToOpen } from './last-place.ts';
import { asHtml, besideAsHtml, readText, turnsBeside, type ReadText } from './reading.ts';

const recentCodes = 9;

export function codingPages(workspace: Workspace, pages: Pages) {
  /** The room itself: where she was, else the source that was worked on last, or the first there is. */
  const enter: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const place = sourceToOpen(scope, request);
    if (place !== undefined) response.redirect(303, `${scope.base}/coding/${place}`);
    else
      pages.show(response, scope, {
        title: 'Coding',
        room: 'coding',
        view: 'coding/empty',
        page: { base: scope.base },
      });
  };

  const show: RequestHandler = async (request, response) => {
    const scope = atThisMoment(scopeOf(workspace, request));
    const source = sourceOf(scope.project, request);
    const { beside } = readAs(BesideQuery, request.query);
    rememberSource(scope, response, { id: source.id, beside });
    const page = await codingPage(pages, scope, { source, beside });
    pages.show(response, scope, {
      title: source.name,
      room: 'coding',
      view: 'coding/show',
      page,
      script: 'coding',
    });
  };

  /** The codes beside a text, for the page of a text that is open while they change. */
  const codes: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const mark = `"${codebookMark(scope.project)}"`;
    response.set('etag', mark);
    // Whoever names a mark says “no-cache” too, as a browser's fetch does; it is the mark that counts.
    if (request.get('if-none-match') === mark) response.status(304).end();
    else pages.part(response, 'coding/codes', codesBeside(scope));
  };

  return { enter, show, codes };
}

/** Another source that is read beside the one that is coded. */
const BesideQuery = z.object({ beside: optionalId });

/** Everything is read at one moment; it is put into words while others are answered, for a source may have 20,000 turns. */
async function codingPage(
  pages: Pages,
  scope: Scope,
  { source, beside }: { source: Source; beside: number | null },
): Promise<Views['coding/show']> {
  const { project, coder, base } = scope;
  const sources = project.sources.all();
  const place = sources.findIndex(({ id }) => id === source.id);
  const read = readText(project, source.id);
  const data = pageData(scope, source.id, read);
  const other = beside === null || beside === source.id ? null : besideOf(scope, beside);
  const page = {
    base,
    source: {
      id: source.id,
      name: source.name,
      kind: source.kind,
      cases: (caseNames(project).get(source.id) ?? []).join(', '),
    },
    place: `${place + 1} of ${sources.length}`,
    previous: sources[place - 1]?.id ?? null,
    next: sources[place + 1]?.id ?? null,
    isRead: project.readings.isRead(source.id, coder.id),
    sources: sourceLines(scope, around(sources, place), source.id),
    others: sourcesAround(sources, { place, chosen: beside }).filter(
      ({ value }) => Number(value) !== source.id,
    ),
    codes: codesBeside(scope),
  };
  return {
    ...page,
    turns: await asHtml(pages.html, read.reading),
    beside: other && { ...other, turns: await besideAsHtml(pages.html, other) },
    data: await longDataBlock('page-data', data),
  };
}

/** The sources one key or click away, and how far each is. */
function sourceLines({ project, coder }: Scope, sources: readonly Source[], here: number) {
  const cases = caseNames(project);
  return sources.map(({ id, name }) => ({
    id,
    name,
    cases: (cases.get(id) ?? []).join(', '),
    isRead: project.readings.isRead(id, coder.id),
    isHere: id === here,
  }));
}

/** A source to be read beside another, with the codes of each turn. */
function besideOf({ project, base }: Scope, sourceId: number) {
  const source = project.sources.find(sourceId);
  if (!source) return null;
  const turns = turnsBeside(project, sourceId);
  return { id: sourceId, name: source.name, href: `${base}/coding/${sourceId}`, turns };
}

function pageData({ project, coder, base, standing }: Scope, sourceId: number, { text, turns }: ReadText) {
  return {
    base,
    sourceId,
    text,
    textVersion: project.texts.currentOf(sourceId)?.number ?? 1,
    speakers: project.informants.speakersOf(sourceId).map(({ label }) => label),
    coder,
    coders: project.coders.all(),
    codings: project.codings.ofSource(sourceId).map(asCoding),
    isRead: project.readings.isRead(sourceId, coder.id),
    turnIds: turns.map(({ id }) => id),
    turnMemos: turnMemos(project, sourceId),
    matter: matterOfTurns(project, sourceId),
    recent: project.codings.recentCodes(coder.id, recentCodes),
    standing: standing(),
  };
}
