import type { RequestHandler } from 'express';
import * as api from '../../api/search.ts';
import { searchTerms } from '../../domain/search.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { pager } from '../views/pager.ts';
import { codeOptions } from './excerpts.ts';

const pageSize = 50;

export function searchPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { q, offset } = readAs(api.SearchQuery, request.query);
    const { total, hits } = scope.project.search.find(searchTerms(q), pageSize, offset);
    const lines = hits.map((hit) => ({
      href: `${scope.base}/coding/${hit.sourceId}#at-${hit.start}`,
      source: hit.sourceName,
      turn: hit.turn,
      speaker: hit.speaker ?? '',
      snippets: hit.snippets,
    }));
    const codes = codeOptions(scope.project);
    const page = {
      base: scope.base,
      q,
      codes,
      total,
      hits: lines,
      ...pager(request, { total, offset, pageSize }),
    };
    pages.show(response, scope, {
      title: q === '' ? 'Search' : `Search: ${q}`,
      room: 'search',
      view: 'excerpts/search',
      page,
    });
  };
  return { index };
}

export function answerSearch({ inProject }: Answering): void {
  inProject(api.search, ({ project }, { query }) => {
    const { total, hits } = project.search.find(searchTerms(query.q), pageSize, query.offset);
    return { total, hits: hits.map((hit) => ({ ...hit, snippets: [...hit.snippets] })) };
  });
}
