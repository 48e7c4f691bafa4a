/** A form that is watched. */
export interface Watched {
  readonly form: HTMLFormElement;
  /** By which its draft is found again: the page it stands on, where it goes, and which of such forms it is. */
  readonly place: string;
}

/** The forms of this page that write. */
export function writingForms(within: ParentNode = document, path = location.pathname): Watched[] {
  const counts = new Map<string, number>();
  return [...within.querySelectorAll<HTMLFormElement>('form[method=post]')].map((form) => {
    const action = form.getAttribute('action') ?? '';
    const count = counts.get(action) ?? 0;
    counts.set(action, count + 1);
    return { form, place: `${path} ${action} ${count}` };
  });
}

/** A form of this page with its place. */
export const watchedOf = (form: HTMLFormElement): Watched | undefined =>
  writingForms().find((one) => one.form === form);

/** A form that is answered by a page of its own. Nothing of what is typed there is kept in this browser. */
export const leavesThePage = (form: HTMLFormElement): boolean => form.dataset['leaves'] !== undefined;
