// Every form that writes: what is typed into it is kept until it is on disk, it is sent without leaving the page, and where
// somebody else wrote meanwhile both are shown.
import type { Footer } from '../footer.ts';
import { draftNote } from './draft-note.ts';
import { openDrafts, type Change, type Drafts } from './drafts.ts';
import { changesIn, fieldsOf, isField, shownIn, type Field } from './fields.ts';
import { showMeanwhile } from './meanwhile.ts';
import { save } from './saving.ts';
import { leavesThePage, watchedOf, writingForms, type Watched } from './watched.ts';

const restMs = 200;

/** Forms that are on their way by themselves: they do not ask. */
const sent = new Set<HTMLFormElement>();

/** Whether something is typed into a form of which nothing may be kept here: leaving the page asks. */
const isTypedUnkept = (): boolean =>
  writingForms().some(
    ({ form }) => leavesThePage(form) && !sent.has(form) && changesIn(fieldsOf(form)).length > 0,
  );

/** Starts every form of the page that writes. */
export function startForms(footer: Pick<Footer, 'say'>): void {
  const begin = keepWhatIsTyped(footer);
  const keeping = openDrafts().then((drafts) => {
    for (const watched of writingForms()) restore(watched, drafts);
    begin(drafts);
    return drafts;
  });
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
    if (leavesThePage(form)) {
      sent.add(form);
      return;
    }
    event.preventDefault();
    void keeping.then((drafts) => save(form, submitter, drafts, footer));
  });
}

/**
 * Keeps what is typed, shortly after each key and at once when the page goes; also what is typed before it is known where to
 * keep it, which the answered function is told.
 */
function keepWhatIsTyped({ say }: Pick<Footer, 'say'>): (drafts: Drafts) => void {
  let drafts: Drafts | undefined;
  const typed = new Set<HTMLFormElement>();
  const unkept = new Set<HTMLFormElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (!drafts) return;
    for (const form of typed) {
      const place = watchedOf(form)?.place;
      if (place === undefined) continue;
      if (drafts.keep(place, changesIn(fieldsOf(form)))) unkept.delete(form);
      else unkept.add(form);
    }
    typed.clear();
    if (unkept.size > 0)
      say('This browser has no room left to keep what you type. Save it before you leave.', 'problem');
  };
  for (const event of ['input', 'change'])
    document.addEventListener(event, ({ target }) => {
      if (!(target instanceof Element) || !isField(target) || target.form?.method !== 'post') return;
      if (leavesThePage(target.form)) return;
      typed.add(target.form);
      clearTimeout(timer);
      timer = setTimeout(keep, restMs);
    });
  addEventListener('pagehide', keep);
  addEventListener('beforeunload', (event) => {
    keep();
    // Only what cannot be kept asks.
    if (unkept.size > 0 || isTypedUnkept()) event.preventDefault();
  });
  return (opened) => {
    drafts = opened;
    keep();
  };
}

/** Puts back what was typed here before; where the words of the page have changed since, both are shown. */
function restore({ form, place }: Watched, drafts: Drafts): void {
  const draft = drafts.at(place);
  if (!draft) return;
  const fields = fieldsOf(form);
  // She types here already.
  if (changesIn(fields).length > 0) return;
  const changed = draft.changes.filter(({ field, to }) => {
    const found = fields.get(field);
    return found !== undefined && shownIn(found) !== to;
  });
  if (changed.length === 0) {
    drafts.drop(place);
    return;
  }
  for (const change of changed) putBack(fields, change);
  form.closest('details')?.setAttribute('open', '');
  form.prepend(
    draftNote(draft.at, () => {
      drafts.drop(place);
      location.reload();
    }),
  );
}

function putBack(fields: ReadonlyMap<string, Field>, { field: name, from, to }: Change): void {
  const field = fields.get(name);
  if (!field) return;
  const now = shownIn(field);
  field.value = to;
  if (now !== from) showMeanwhile(field, { text: now, by: '' }, () => undefined);
  // What hangs on the words of a field is told of them.
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
