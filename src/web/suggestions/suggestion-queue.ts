import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { QueueQuery } from '../../api/suggestions.ts';
import type { PlacedCode } from '../../domain/code.ts';
import { reasonOf, sayReasons, strengths } from '../../domain/suggestion.ts';
import type { Suggesting } from '../../processes/suggesting.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { Queue, Queued } from '../../study/suggestions/suggestion-queue.ts';
import type { Pages } from '../http/pages.ts';
import { atThisMoment, scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { sourcesAround } from '../sources/sources-around.ts';
import { optionsFor } from '../views/evidence-form.ts';
import { pager } from '../views/pager.ts';
import type { QueueLine } from '../views/view-lines.ts';
import type { Views } from '../views/views.ts';
import { queueChoice } from './queue-choice.ts';

const pageSize = 50;
const topics = [
  ['new', 'new topics'],
  ['going on', 'that go on from the turn before'],
  ['all', 'all'],
] as const;
const orders = [
  ['teaches', 'most informative'],
  ['likeliest', 'the likeliest'],
  ['place', 'as they stand'],
] as const;

/** The suggestions of all sources, to go through one by one. */
export function queuePage(workspace: Workspace, pages: Pages, suggesting: Suggesting): RequestHandler {
  return async (request, response) => {
    const scope = atThisMoment(scopeOf(workspace, request));
    const query = readAs(QueueQuery, request.query);
    const queue = await suggesting.ask({ project: scope.project, coderId: scope.coder.id }, 'queue', {
      ...queueChoice(query),
      offset: query.offset,
      most: pageSize,
    });
    pages.show(response, scope, {
      title: 'Suggestions',
      room: 'coding',
      view: 'suggestions/queue',
      page: pageOf(scope, request, query, queue),
      script: 'suggestions-review',
    });
  };
}

function pageOf(
  scope: Scope,
  request: Request,
  query: z.output<typeof QueueQuery>,
  queue: Queue,
): Views['suggestions/queue'] {
  const { base, project } = scope;
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const { total, scored, sources, waiting } = queue;
  const { code, source, speaker, strength, word } = query;
  const counts = [...queue.ofCode].sort((a, b) => b.count - a.count);
  return {
    base,
    total,
    scored,
    sources,
    waiting,
    word,
    narrowed: code !== null || source !== null || [speaker, strength, word].some((one) => one !== ''),
    codes: optionsFor(
      counts.map(
        ({ codeId, count }) => [String(codeId), `${codes.get(codeId)?.name ?? ''} (${count})`] as const,
      ),
      String(code ?? ''),
    ),
    sourceOptions: sourcesAround(project.sources.all(), { place: 0, chosen: source }),
    speakers: optionsFor(
      queue.speakers.map((one) => [one, one] as const),
      speaker,
    ),
    strengths: optionsFor(
      strengths.map((one) => [one, one] as const),
      strength,
    ),
    topics: optionsFor(topics, query.topic),
    orders: optionsFor(orders, query.order),
    lines: queue.lines.map((line) => lineOf(base, codes, line)),
    unsuggested: queue.unsuggested.map((turn) => ({ ...turn, href: hrefOf(base, turn) })),
    ...pager(request, { total, offset: query.offset, pageSize }),
  };
}

const hrefOf = (base: string, { sourceId, start }: { sourceId: number; start: number }): string =>
  `${base}/coding/${sourceId}#at-${start}`;

function lineOf(base: string, codes: ReadonlyMap<number, PlacedCode>, line: Queued): QueueLine {
  const word = line.reasons.find(
    ({ kind, words }) => (kind === 'keyword' || kind === 'learned') && words !== '',
  );
  return {
    ...line,
    from: line.start - line.before.length,
    codeName: codes.get(line.codeId)?.name ?? '',
    href: hrefOf(base, line),
    reason: reasonOf(line),
    because: sayReasons(line.reasons),
    word: word?.words.split(', ')[0] ?? '',
  };
}
