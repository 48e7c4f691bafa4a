import type { RequestHandler } from 'express';
import { z } from 'zod';
import { writeMemo } from '../../actions/memos/memos.ts';
import { Id } from '../../api/common.ts';
import * as api from '../../api/profiles.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { countSaid } from '../../study/matrix/layer.ts';
import {
  archetypeFacet,
  placeCases,
  profileOfArchetype,
  type Profile,
} from '../../study/profiles/profiles.ts';
import { excerptList, showExcerpts } from '../excerpts/excerpts.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { listedOf } from '../matrix/counting.ts';
import { cardsPage } from './cards-page.ts';
import { profilePage } from './profile-page.ts';
import { placementPage } from './profiles-page.ts';

/** One side of a number of a profile. */
const RaisedQuery = api.ProfileQuery.extend({
  raised: Id,
  side: z.enum(['here', 'elsewhere']).default('here'),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/** Which facet holds the archetypes, and how their profiles are made. */
const CardsQuery = api.ProfileQuery.extend({ of: api.PlacementQuery.shape.of });

/** How codings are counted is said in every link, also where it was left to the project. */
const counted = <Q extends api.PlacementQuery | api.ProfileQuery>({ project }: Scope, query: Q): Q => ({
  ...query,
  count: countSaid(project, query),
});

const placed = ({ project }: Scope, query: api.PlacementQuery) => {
  const facet = archetypeFacet(project, query);
  return facet && placeCases(project, facet, query);
};

const profiled = ({ project }: Scope, codeId: number, query: api.ProfileQuery): Profile =>
  profileOfArchetype(project, codeId, { ...query, of: null, least: query.least / 100 });

/** The archetypes: which cases belong to each, and what each looks like. */
export function profilePages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = counted(scope, readAs(api.PlacementQuery, request.query));
    pages.show(response, scope, {
      title: 'Archetype profiles',
      room: 'synthesis',
      script: 'synthesis',
      view: 'profiles/index',
      page: placementPage(scope, query, placed(scope, query)),
    });
  };

  const cards: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = counted(scope, readAs(CardsQuery, request.query));
    pages.show(response, scope, {
      title: 'Archetype cards',
      room: 'synthesis',
      script: 'synthesis',
      view: 'profiles/cards',
      page: cardsPage(scope, placed(scope, query), (codeId) => profiled(scope, codeId, query)),
    });
  };

  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = counted(scope, readAs(api.ProfileQuery, request.query));
    const profile = profiled(scope, readAs(Id, request.params['archetype']), query);
    pages.show(response, scope, {
      title: profile.archetype.name,
      room: 'synthesis',
      script: 'synthesis',
      view: 'profiles/show',
      page: profilePage(scope, query, profile),
    });
  };

  const excerpts: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { raised, side, offset, ...query } = counted(scope, readAs(RaisedQuery, request.query));
    const profile = profiled(scope, readAs(Id, request.params['archetype']), query);
    const name = scope.project.codes.find(raised)?.name ?? '';
    const title = `${name}, ${side === 'here' ? `where ${profile.archetype.name} is found` : 'elsewhere'}`;
    const found = profile.codingsOf(raised, side);
    const list = excerptList(scope, request, {
      ...listedOf(query.count, found),
      offset,
      title,
    });
    showExcerpts(pages, { request, response, scope }, list);
  };

  return { index, cards, show, excerpts };
}

export function answerProfiles({ inProject }: Answering): void {
  inProject(api.showPlacement, (scope, { query }) => {
    const placement = placed(scope, query);
    if (!placement) return { archetypes: [], cases: [], moments: [] };
    const { archetypes, cases, moments, membership } = placement;
    const dates = new Map(scope.project.sources.all().map(({ id, date }) => [id, date]));
    return {
      archetypes: archetypes.map(({ id, name }) => ({ codeId: id, name })),
      cases: cases.map(({ id, name }) => ({
        caseId: id,
        name,
        memberships: archetypes.map((code) => membership(id, code.id)),
      })),
      moments: moments.map(({ place, ...moment }) => ({
        ...moment,
        codeId: archetypes[place]?.id ?? 0,
        date: dates.get(moment.sourceId) ?? null,
      })),
    };
  });
  inProject(api.showProfile, (scope, { params, query }) => {
    const { archetype, members, sections } = profiled(scope, params.code, query);
    return {
      archetype: archetype.path,
      cases: members.map(({ id, name }) => ({ caseId: id, name })),
      facets: sections.map(({ facet, raised }) => ({
        facet: facet.name,
        codes: raised.map(({ code, ...numbers }) => ({ codeId: code.id, code: code.path, ...numbers })),
      })),
    };
  });
  inProject(api.writeProfile, ({ project, coder, standing }, { params, body }) => {
    writeMemo(project, coder.id, { about: 'code', id: params.code, was: body.was }, body.text);
    return standing();
  });
}
