import { polarities, type Polarity } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import type { SavedView } from '../../storage/saved-views.ts';
import type { ExcerptChoice } from './excerpt-choice.ts';
import { queryToKeep, queryToShow } from './query.ts';

/** The query of the address of a kept view, its codes as they are called now. */
export const addressOf = (project: Project, { asked }: SavedView): string =>
  withQuery(asked, (q) => {
    try {
      return queryToShow(project, q);
    } catch (error) {
      // A code it asks for is gone: the page will say so, in place of the list.
      if (error instanceof Refusal) return q;
      throw error;
    }
  });

/** Which excerpts a kept view means: its query, among all that it was narrowed to. */
export function choiceOf(project: Project, view: SavedView): ExcerptChoice {
  const params = new URLSearchParams(addressOf(project, view));
  const ids = (name: string): number[] => params.getAll(name).map(Number);
  const isPolarity = (one: string): one is Polarity => polarities.some((known) => known === one);
  return {
    codes: ids('codes'),
    cases: ids('cases'),
    sources: ids('sources'),
    coders: ids('coders'),
    informantTypes: params.getAll('informantTypes'),
    kinds: params.getAll('kinds'),
    polarities: params.getAll('polarities').filter(isPolarity),
    since: params.get('since') ?? '',
    until: params.get('until') ?? '',
    read: params.get('read') === 'yes' ? 'yes' : '',
    level: params.get('level') === 'alone' ? 'alone' : 'branch',
    q: params.get('q') ?? '',
  };
}

/** The query of an address as it is kept: what only passes is left out, codes stand by their numbers. */
export const asKept = (project: Project, asked: string): string =>
  withQuery(asked, (q) => queryToKeep(project, q));

/** Whether an address asks for what a kept view asks for. */
export function isAsked(project: Project, { asked }: SavedView, address: string): boolean {
  try {
    return asKept(project, asked) === asKept(project, address);
  } catch (error) {
    // What cannot be read is no kept view.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function withQuery(asked: string, change: (q: string) => string): string {
  const params = new URLSearchParams(asked);
  for (const passing of ['offset', 'limit']) params.delete(passing);
  for (const [name, value] of [...params]) if (value === '') params.delete(name, value);
  const q = params.get('q');
  if (q !== null) params.set('q', change(q));
  return params.toString();
}
