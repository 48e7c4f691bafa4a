import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { ExcerptQuery } from '../../api/excerpts.ts';
import { findCode, type PlacedCode } from '../../domain/code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { turnAt } from '../../domain/relation.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { offersOf, offerUnits, type Offered } from '../../study/excerpts/search-offers.ts';
import { asLine, codeOptions } from '../excerpts/excerpts.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { pager } from '../views/pager.ts';
import type { OfferLine } from '../views/view-lines.ts';
import type { Views } from '../views/views.ts';

const pageSize = 50;

/** What is offered: the hits of a search, or the words of the excerpts that `asked` (the query of an address) means. */
const OfferQuery = z.object({
  code: z.string().max(1000).default(''),
  words: z.string().max(1000).default(''),
  asked: z.string().max(8000).optional(),
  unit: z.enum(offerUnits).default('sentence'),
  offset: z.coerce.number().int().nonnegative().default(0),
});

const SplitQuery = z.object({
  into: z
    .preprocess((given) => [given ?? []].flat(), z.array(z.coerce.number().int().positive()))
    .default([]),
  add: z.string().max(1000).default(''),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/** Pages on which excerpts are gone through one by one. */
export function reviewPages(workspace: Workspace, pages: Pages) {
  const offers: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const page = offersPage(scope, request, readAs(OfferQuery, request.query));
    const title = page.codeName === '' ? 'To review' : `To review: ${page.codeName}`;
    pages.show(response, scope, {
      title,
      room: 'coding',
      view: 'suggestions/review',
      page,
      script: 'suggestions-review',
    });
  };

  const split: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = readAs(SplitQuery, request.query);
    const page = splitPage(scope, request, query);
    pages.show(response, scope, {
      title: `Split “${page.code.name}”`,
      room: 'codebook',
      view: 'codebook/split',
      page,
      script: 'suggestions-review',
    });
  };

  return { offers, split };
}

function offersPage(
  scope: Scope,
  request: Request,
  query: z.output<typeof OfferQuery>,
): Views['suggestions/review'] {
  const { code: name, words, asked, unit, offset } = query;
  const code = name === '' ? null : findCode(placedCodes(scope.project), name);
  const excerpts = asked === undefined ? null : readAs(ExcerptQuery, paramsOf(asked));
  const all = code ? offersOf(scope.project, scope.coder.id, { codeId: code.id, words, excerpts, unit }) : [];
  return {
    base: scope.base,
    codeId: code?.id ?? 0,
    codeName: code?.name ?? '',
    ...whence(scope, query),
    reason: all[0]?.reason ?? '',
    total: all.length,
    lines: linesOf(scope, all.slice(offset, offset + pageSize)),
    ...pager(request, { total: all.length, offset, pageSize }),
  };
}

/** What found them, and the way back to it. */
function whence(
  { base }: Scope,
  { words, asked }: z.output<typeof OfferQuery>,
): { from: string; backHref: string } {
  if (asked !== undefined) return { from: 'the query', backHref: `${base}/excerpts?${asked}` };
  return { from: 'the search', backHref: `${base}/search?${new URLSearchParams({ q: words }).toString()}` };
}

/** An address as express reads it: what is given several times is a list. */
function paramsOf(asked: string): Record<string, string | string[]> {
  const params = new URLSearchParams(asked);
  const one = (values: string[]): string | string[] => (values.length === 1 ? (values[0] ?? '') : values);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, one(params.getAll(name))]));
}

function linesOf({ project, base }: Scope, offers: readonly Offered[]): OfferLine[] {
  return offers.map((offer) => {
    const turns = project.texts.turnsOf(offer.sourceId);
    const turn = turns[turnAt(turns, offer.start)];
    const speaker = project.informants.speakersOf(offer.sourceId).find(({ id }) => id === turn?.speakerId);
    return {
      ...offer,
      href: `${base}/coding/${offer.sourceId}#at-${offer.start}`,
      source: project.sources.find(offer.sourceId)?.name ?? '',
      turn: turn?.number ?? 0,
      speaker: speaker?.label ?? '',
    };
  });
}

const mostTargets = 9;

function splitPage(scope: Scope, request: Request, { into, add, offset }: z.output<typeof SplitQuery>) {
  const { project, base } = scope;
  const codes = placedCodes(project);
  const code = codes.find(({ id }) => id === Number(request.params['code']));
  if (!code) throw new Refusal('missing', 'That code is no longer in the codebook.');
  const { added, problem } = targetNamed(codes, add, code);
  const ids = new Set([...into, ...(added ? [added.id] : [])]);
  ids.delete(code.id);
  const own = project.codings.ofCode(code.id);
  const shown = excerptsOf(
    project,
    own.slice(offset, offset + pageSize).map(({ id }) => id),
  );
  return {
    base,
    code,
    problem,
    options: codeOptions(project).filter(({ value }) => value !== String(code.id)),
    targets: codes.filter(({ id }) => ids.has(id)).slice(0, mostTargets),
    total: own.length,
    lines: shown.map((excerpt) => asLine(base, excerpt)),
    ...pager(request, { total: own.length, offset, pageSize }),
  };
}

function targetNamed(
  codes: readonly PlacedCode[],
  name: string,
  self: PlacedCode,
): { added: PlacedCode | null; problem: string } {
  if (name.trim() === '') return { added: null, problem: '' };
  try {
    const added = findCode(codes, name);
    return added.id === self.id
      ? { added: null, problem: 'That is the code itself.' }
      : { added, problem: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { added: null, problem: error.message };
  }
}
