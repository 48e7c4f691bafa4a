import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import type { SavedView } from '../../storage/saved-views.ts';
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
