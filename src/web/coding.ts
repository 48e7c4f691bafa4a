import type { RequestHandler } from 'express';
import { asListed } from '../domain/code.ts';
import { placedCodes, textOf } from '../actions/coding.ts';
import { turnMemos } from '../actions/memos.ts';
import { caseNames } from '../actions/excerpts.ts';
import type { Source } from '../storage/sources.ts';
import type { Workspace } from '../storage/workspace.ts';
import { clock } from './clock.ts';
import { asCoding } from './codings.ts';
import type { Pages } from './pages.ts';
import { dataBlock } from './render.ts';
import { scopeOf, type Scope } from './scope.ts';
import { sourceOf } from './sources.ts';
import type { ReadingTurn } from './view-lines.ts';
import type { Views } from './views.ts';

const recentCodes = 9;

export function codingPages(workspace: Workspace, pages: Pages) {
  /** The room itself: the source that was worked on last, or the first there is. */
  const enter: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const sources = scope.project.sources.all();
    const last = scope.project.history
      .list(30)
      .find((action) => sources.some(({ id }) => id === action.sourceId));
    const id = last?.sourceId ?? sources[0]?.id;
    if (id !== undefined) response.redirect(303, `${scope.base}/coding/${id}`);
    else
      pages.show(response, scope, {
        title: 'Coding',
        room: 'coding',
        view: 'coding/empty',
        page: { base: scope.base },
      });
  };

  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const source = sourceOf(scope.project, request);
    pages.show(response, scope, {
      title: source.name,
      room: 'coding',
      view: 'coding/show',
      page: codingPage(scope, source),
      script: 'coding',
    });
  };

  return { enter, show };
}

function codingPage(scope: Scope, source: Source): Views['coding/show'] {
  const { project, coder, base } = scope;
  const sources = project.sources.all();
  const place = sources.findIndex(({ id }) => id === source.id);
  const turns = readingTurns(scope, source.id);
  return {
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
    isRead: project.sources.readings().some((one) => one.sourceId === source.id && one.coderId === coder.id),
    turns,
    codes: asListed(placedCodes(project)),
    data: dataBlock('page-data', pageData(scope, source.id)),
  };
}

function pageData({ project, coder, key, base, standing }: Scope, sourceId: number) {
  const text = textOf(project, sourceId);
  const codes = placedCodes(project).map((code) => ({ ...code, guid: undefined, origin: undefined }));
  return {
    api: `/api/v1/projects/${encodeURIComponent(key)}`,
    base,
    sourceId,
    text,
    coder,
    coders: project.coders.all(),
    codes,
    codings: project.codings.ofSource(sourceId).map(asCoding),
    turnIds: project.texts.turnsOf(sourceId).map(({ id }) => id),
    turnMemos: turnMemos(project, sourceId),
    recent: project.codings.recentCodes(coder.id, recentCodes),
    standing: standing(),
  };
}

function readingTurns({ project }: Scope, sourceId: number): ReadingTurn[] {
  const text = textOf(project, sourceId);
  const speakers = new Map(project.informants.speakersOf(sourceId).map((one) => [one.id, one]));
  let before: number | null = null;
  return project.texts.turnsOf(sourceId).map(({ number, start, end, speakerId, startMs }) => {
    const speaker = speakerId === null ? undefined : speakers.get(speakerId);
    const startsSpeech = speakerId !== before;
    before = speakerId;
    return {
      number,
      start,
      end,
      speakerId,
      text: text.slice(start, end),
      speaker: speaker?.label ?? null,
      isInterviewer: speaker?.isInterviewer ?? false,
      startsSpeech,
      time: clock(startMs),
    };
  });
}
