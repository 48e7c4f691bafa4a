import type { RequestHandler } from 'express';
import * as api from '../../api/search.ts';
import { searchTerms } from '../../domain/search.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { elsewhereKinds, foundElsewhere, type FoundElsewhere } from '../../study/search/elsewhere.ts';
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
    const terms = searchTerms(q);
    const { total, hits } = scope.project.search.find(terms, pageSize, offset);
    const elsewhere = offset === 0 ? grouped(scope.base, foundElsewhere(scope.project, terms)) : [];
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
      elsewhere,
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

const headings: Readonly<Record<FoundElsewhere['kind'], string>> = {
  code: 'Codes',
  memo: 'Memos',
  finding: 'Findings',
  summary: 'Summaries',
  source: 'Sources',
  case: 'Cases',
  informant: 'People',
};

/** So many of each kind are shown at once; the rest when she opens the list. */
const mostAtOnce = 5;

function grouped(base: string, found: readonly FoundElsewhere[]) {
  return elsewhereKinds.flatMap((kind) => {
    const lines = found
      .filter((one) => one.kind === kind)
      .map(({ title, path, snippets }) => ({ title, href: `${base}${path}`, snippets }));
    if (lines.length === 0) return [];
    return [
      {
        heading: headings[kind],
        count: lines.length,
        first: lines.slice(0, mostAtOnce),
        more: lines.slice(mostAtOnce),
      },
    ];
  });
}

export function answerSearch({ inProject }: Answering): void {
  inProject(api.search, ({ project }, { query }) => {
    const terms = searchTerms(query.q);
    const { total, hits } = project.search.find(terms, pageSize, query.offset);
    const elsewhere = foundElsewhere(project, terms).map((one) => ({ ...one, snippets: [...one.snippets] }));
    return { elsewhere, total, hits: hits.map((hit) => ({ ...hit, snippets: [...hit.snippets] })) };
  });
}
