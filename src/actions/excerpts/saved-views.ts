import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { SavedView, ViewPage } from '../../storage/saved-views.ts';
import { asKept } from '../../study/excerpts/saved-views.ts';

const longestName = 120;

/** What is to be kept of a page, and under which name; `was` is the version of the view it replaces. */
interface WantedView {
  readonly page: ViewPage;
  readonly name: string;
  readonly asked: string;
  readonly was?: string | undefined;
}

/**
 * Keeps a view of a page under a name; one of that name is replaced where she knows it. The codes of a query are kept by
 * number, so that the view outlives their new names. Refuses an empty name and a query that cannot be read.
 */
export function keepView(project: Project, coderId: number, { page, asked, was, ...view }: WantedView): void {
  const name = view.name.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('invalid', 'A view needs a name.');
  if (name.length > longestName)
    throw new Refusal('invalid', `A name may have ${longestName} characters at most.`);
  project.act(coderId, 'views', () => {
    const wanted = { asked: asKept(project, asked) };
    const before = project.savedViews.all().find((one) => one.page === page && one.name === name);
    const place = { called: `the view “${name}”`, says: { asked: before?.asked ?? '' }, by: before?.coder };
    refuseUnseen(was, wanted, place);
    project.savedViews.keep({ page, name, ...wanted }, coderId);
    return { result: undefined, sentence: `saved the view “${name}”` };
  });
}

/** Takes a kept view away. */
export function removeView(project: Project, coderId: number, id: number): SavedView {
  return project.act(coderId, 'views', () => {
    const view = project.savedViews.find(id);
    if (!view) throw new Refusal('missing', 'That view is no longer there.');
    project.savedViews.remove(id);
    return { result: view, sentence: `removed the view “${view.name}”` };
  });
}
