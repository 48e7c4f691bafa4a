import type { Request, RequestHandler } from 'express';
import * as api from '../../api/synthesis.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { mostCodedFacet } from '../../study/matrix/matrix.ts';
import {
  codingsOfPair,
  saturationByType,
  saturationIn,
  togetherOf,
  voicesOf,
  type SaturationRule,
} from '../../study/synthesis/synthesis.ts';
import { asJson, excerptList, showExcerpts } from '../excerpts/excerpts.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type InProject, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { puttable } from '../reports/puttable.ts';
import { pairsOf, togetherPage } from './cooccurrence-page.ts';
import { saturationPage } from './saturation-page.ts';
import { voicesPage } from './voices-page.ts';

const pageSize = 50;

/** Where no branch is asked for, it is the facet that is coded most. */
export const inBranch = <Q extends { under: number | null }>({ project }: InProject, query: Q): Q =>
  query.under === null ? { ...query, under: mostCodedFacet(project) } : query;

/** Saturation is told of those who were asked, where anybody was: a note brings what its writer chose to write down. */
export const ofAsked = ({ project }: InProject, query: api.SaturationQuery): api.SaturationQuery => {
  if (query.kinds.length > 0) return query;
  const there = new Set(project.sources.all().map(({ kind }) => kind));
  return { ...query, kinds: (['interview', 'focus group'] as const).filter((kind) => there.has(kind)) };
};

/** How the page is asked for, its branch settled: what is put into a report stays what it was. */
function askedOf({ originalUrl }: Request, { under }: { under: number | null }): string {
  const params = new URL(originalUrl, 'http://localhost').searchParams;
  for (const [name, value] of [...params]) if (value === '') params.delete(name, value);
  if (under !== null) params.set('under', String(under));
  return params.toString();
}

export const ruleOf = (query: api.SaturationQuery): SaturationRule => ({
  ...query,
  threshold: query.threshold / 100,
});

/** The views of the evidence beside the matrix. */
export function synthesisPages(workspace: Workspace, pages: Pages) {
  const opened = (request: Request): Scope => scopeOf(workspace, request);
  const frame = { room: 'synthesis', script: 'matrix' } as const;

  const voices: RequestHandler = (request, response) => {
    const scope = opened(request);
    const query = inBranch(scope, readAs(api.VoicesQuery, request.query));
    const put = puttable(scope, 'voices', { asked: askedOf(request, query) });
    const page = { ...voicesPage(scope, query, voicesOf(scope.project, query)), put };
    pages.show(response, scope, { ...frame, title: 'Voices', view: 'synthesis/voices', page });
  };
  const together: RequestHandler = (request, response) => {
    const scope = opened(request);
    const query = inBranch(scope, readAs(api.TogetherQuery, request.query));
    const put = puttable(scope, 'co-occurrence', { asked: askedOf(request, query) });
    const page = { ...togetherPage(scope, query, togetherOf(scope.project, query, query.unit)), put };
    pages.show(response, scope, {
      ...frame,
      title: 'Co-occurrence of codes',
      view: 'synthesis/cooccurrence',
      page,
    });
  };
  const pair: RequestHandler = (request, response) => {
    const scope = opened(request);
    const { unit, offset, ...query } = readAs(api.PairQuery, request.query);
    const { code, other } = readAs(api.listPair.params, request.params);
    const ids = codingsOfPair(scope.project, query, unit, [code, other]);
    const title = [code, other].map((id) => findKnown(scope.project, id).name).join(' with ');
    showExcerpts(pages, { request, response, scope }, excerptList(scope, request, { ids, offset, title }));
  };
  const saturation: RequestHandler = (request, response) => {
    const scope = opened(request);
    const query = ofAsked(scope, inBranch(scope, readAs(api.SaturationQuery, request.query)));
    const rule = ruleOf(query);
    const found = {
      all: saturationIn(scope.project, query, rule),
      byType: saturationByType(scope.project, query, rule),
    };
    const put = puttable(scope, 'saturation', { asked: askedOf(request, query) });
    const page = { ...saturationPage(scope, request, query, found), put };
    pages.show(response, scope, { ...frame, title: 'Saturation', view: 'synthesis/saturation', page });
  };
  return { voices, together, pair, saturation };
}

export function answerSynthesis({ inProject }: Answering): void {
  inProject(api.showVoices, (scope, { query }) =>
    voicesOf(scope.project, inBranch(scope, query)).map(({ code, voices, voiced }) => ({
      codeId: code.id,
      code: code.path,
      weakest: voiced.weakest,
      isSingle: voiced.isSingle,
      spread: voiced.spread,
      voices: voices.map(({ key: _key, ...voice }) => voice),
    })),
  );
  inProject(api.showTogether, (scope, { query }) =>
    pairsOf(togetherOf(scope.project, inBranch(scope, query), query.unit), query.sort).map(
      ({ a, b, aloneA, aloneB, together, c, ofRarer }) => ({
        codes: [a.id, b.id] as [number, number],
        alone: [aloneA, aloneB] as [number, number],
        together,
        c,
        ofRarer,
      }),
    ),
  );
  inProject(api.listPair, (scope, { params, query: asked }) => {
    const { unit, offset, ...query } = asked;
    const ids = codingsOfPair(scope.project, query, unit, [params.code, params.other]);
    return {
      total: ids.length,
      excerpts: excerptsOf(scope.project, ids.slice(offset, offset + pageSize)).map(asJson),
    };
  });
  inProject(api.showSaturation, (scope, { query }) => {
    const rule = ruleOf(query);
    const choice = ofAsked(scope, inBranch(scope, query));
    const { sources, unread, saturation, band } = saturationIn(scope.project, choice, rule);
    return {
      sources: sources.map(({ id, name }, place) => ({
        sourceId: id,
        name,
        fresh: saturation.fresh[place] ?? 0,
        known: saturation.known[place] ?? 0,
      })),
      unread: unread.map(({ id, name }) => ({ sourceId: id, name })),
      base: saturation.base,
      runs: [...saturation.runs],
      reached: saturation.reached,
      band: band(),
      byType: saturationByType(scope.project, choice, rule).map((one) => ({
        type: one.type,
        sources: one.sources.length,
        unread: one.unread.length,
        known: one.saturation.known.at(-1) ?? 0,
        reached: one.saturation.reached,
      })),
    };
  });
}
