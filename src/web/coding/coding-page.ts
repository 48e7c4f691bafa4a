import type { RequestHandler } from 'express';
import { z } from 'zod';
import { optionalId } from '../../api/common.ts';
import { asListed } from '../../domain/code.ts';
import { caseNames } from '../../study/excerpts/excerpts.ts';
import type { SpeakerRow } from '../../storage/informants.ts';
import type { TurnRow } from '../../storage/source-versions.ts';
import type { Source } from '../../storage/sources.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { clock } from '../views/clock.ts';
import { rememberSource, sourceToOpen } from './last-place.ts';
import { asCoding } from '../codings/codings.ts';
import { sourcesAround } from '../sources/sources-around.ts';
import type { Pages } from '../http/pages.ts';
import { readAs } from '../http/request.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { sourceOf } from '../sources/sources.ts';
import type { ReadingTurn } from '../views/view-lines.ts';
import type { Views } from '../views/views.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { textOf } from '../../study/sources/texts.ts';
import { turnMemos } from '../../study/memos/subjects.ts';

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

  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const source = sourceOf(scope.project, request);
    const { beside } = readAs(BesideQuery, request.query);
    rememberSource(scope, response, { id: source.id, beside });
    pages.show(response, scope, {
      title: source.name,
      room: 'coding',
      view: 'coding/show',
      page: codingPage(scope, source, beside),
      script: 'coding',
    });
  };

  return { enter, show };
}

/** Another source that is read beside the one that is coded. */
const BesideQuery = z.object({ beside: optionalId });

function codingPage(scope: Scope, source: Source, beside: number | null): Views['coding/show'] {
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
    stretches: inStretches(turns),
    others: sourcesAround(sources, { place, chosen: beside }).filter(
      ({ value }) => Number(value) !== source.id,
    ),
    beside: beside === null || beside === source.id ? null : besideOf(scope, beside),
    codes: asListed(placedCodes(project)),
    data: dataBlock('page-data', pageData(scope, source.id)),
  };
}

/** A source to be read beside another, with the codes of each turn. */
function besideOf(scope: Scope, sourceId: number): Views['coding/show']['beside'] {
  const { project } = scope;
  const source = project.sources.find(sourceId);
  if (!source) return null;
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const codings = project.codings.ofSource(sourceId);
  return {
    id: sourceId,
    name: source.name,
    turns: readingTurns(scope, sourceId).map((turn) => ({
      ...turn,
      codings: codings
        .filter(({ start, end }) => start < turn.end && end > turn.start)
        .map(({ guid, codeId }) => ({ guid, codeId, name: codes.get(codeId)?.name ?? '' })),
    })),
  };
}

function pageData({ project, coder, base, standing }: Scope, sourceId: number) {
  const text = textOf(project, sourceId);
  const codes = placedCodes(project).map((code) => ({ ...code, guid: undefined, origin: undefined }));
  return {
    api: `/api/v1${base}`,
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
  const voices = voicesOf(project.texts.turnsOf(sourceId), speakers);
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
      voice: speakerId === null ? null : (voices.get(speakerId) ?? null),
      time: clock(startMs),
    };
  });
}

const voiceColours = 8;

/** A colour for each speaker who is no interviewer, in the order in which they first speak. */
const turnsOfStretch = 12;

const inStretches = <T>(turns: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(turns.length / turnsOfStretch) }, (_, at) =>
    turns.slice(at * turnsOfStretch, (at + 1) * turnsOfStretch),
  );

function voicesOf(turns: readonly TurnRow[], speakers: ReadonlyMap<number, SpeakerRow>): Map<number, number> {
  const voices = new Map<number, number>();
  for (const { speakerId } of turns) {
    const isHeard = speakerId !== null && speakers.get(speakerId)?.isInterviewer === false;
    if (isHeard && !voices.has(speakerId)) voices.set(speakerId, voices.size % voiceColours);
  }
  return voices;
}
