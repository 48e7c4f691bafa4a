import { make } from '../dom.ts';
import type { Footer } from '../footer.ts';
import { NotDone } from '../server.ts';
import { askLarge } from '../turning.ts';
import type { Drafts } from './drafts.ts';
import { changesIn, fieldsOf, showAs, shownIn, type Field } from './fields.ts';
import { isUndecided, showMeanwhile } from './meanwhile.ts';
import { followLead, sendForm } from './sending.ts';
import { watchedOf, writingForms } from './watched.ts';

/** Sends a form; what was typed goes from the page and from this browser only when it is on disk. */
export async function save(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  drafts: Drafts,
  footer: Pick<Footer, 'say'>,
): Promise<void> {
  const buttons = [...form.querySelectorAll('button')].filter(({ disabled }) => !disabled);
  for (const button of buttons) button.disabled = true;
  try {
    for (const other of typedBeside(form)) if ((await keep(other, null, drafts, footer)) === null) return;
    const lead = await keep(form, submitter, drafts, footer);
    if (lead !== null) followLead(lead);
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

/** In a table with a form per row, keeping one row keeps all in which something was typed. */
function typedBeside(form: HTMLFormElement): HTMLFormElement[] {
  const table = form.closest('table.edit');
  const isTyped = (other: HTMLFormElement): boolean => changesIn(fieldsOf(other)).length > 0;
  if (!table || form.id === '') return [];
  return [...table.querySelectorAll<HTMLFormElement>('form[id]')].filter(
    (one) => one !== form && isTyped(one),
  );
}

/** Sends one form; answers where it leads, or null where it was refused: then the page says why and the words stay. */
async function keep(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  drafts: Drafts,
  { say }: Pick<Footer, 'say'>,
): Promise<string | null> {
  const place = watchedOf(form)?.place ?? '';
  problemOf(form)?.remove();
  try {
    const lead = await sendForm(form, submitter);
    drafts.drop(place);
    for (const [, field] of fieldsOf(form)) showAs(field, field.value);
    return lead;
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    const { stands, large } = error.wayOut;
    if (large !== undefined && (await askLarge('undone', large))) {
      form.append(make('input', { type: 'hidden', name: 'confirmed', value: 'yes' }));
      return keep(form, submitter, drafts, { say });
    }
    if (stands) await meet(form, place, error);
    else sayIn(form, error.message);
    say(stands ? 'Not saved: it was changed meanwhile. Both are shown.' : error.message, 'problem');
    drafts.keep(place, changesIn(fieldsOf(form)));
    return null;
  }
}

const problemOf = (form: HTMLFormElement): Element | null => form.querySelector('.form-problem');

function sayIn(form: HTMLFormElement, textContent: string): void {
  problemOf(form)?.remove();
  const problem = make('p', { className: 'problem form-problem', role: 'alert', textContent });
  form.append(problem);
  problem.scrollIntoView({ block: 'nearest' });
}

/**
 * Somebody else wrote meanwhile. What she did not touch becomes what stands now; where both wrote, both are shown; saving
 * again builds on what stands now, which she has seen.
 */
async function meet(form: HTMLFormElement, place: string, { message, wayOut }: NotDone): Promise<void> {
  const fresh = await freshForm(place);
  if (!fresh) {
    sayIn(form, `${message} What you typed about is no longer on this page.`);
    return;
  }
  const by = wayOut.stands?.by ?? '';
  const both = takeIn(form, fresh, by);
  const was = (one: HTMLFormElement) => one.querySelector<HTMLInputElement>('input[type=hidden][name=was]');
  const [own, now] = [was(form), was(fresh)];
  if (own && now) own.value = now.value;
  const who = by === '' ? 'Somebody' : by;
  sayIn(
    form,
    both.length > 0
      ? `${who} changed this while you were writing. Where you both wrote, what stands now is shown beside yours: choose, and save again.`
      : `${who} changed this while you were writing, elsewhere than you. Both are in the form now: save again to keep it so.`,
  );
  both[0]?.focus();
}

/** Takes what stands now into a form; answers the fields in which both wrote. */
function takeIn(form: HTMLFormElement, fresh: HTMLFormElement, by: string): Field[] {
  const theirs = fieldsOf(fresh);
  const both: Field[] = [];
  for (const [name, field] of fieldsOf(form)) {
    const other = theirs.get(name);
    const now = other && shownIn(other);
    if (now === undefined || now === shownIn(field)) continue;
    const isHers = field.value !== shownIn(field);
    showAs(field, now);
    if (!isHers) field.value = now;
    else if (field.value !== now) {
      both.push(field);
      showMeanwhile(field, { text: now, by }, () => {
        if (!isUndecided(both)) sayIn(form, 'Save it again to keep it so.');
      });
    }
  }
  return both;
}

/** The same form as the page shows it now. */
async function freshForm(place: string): Promise<HTMLFormElement | null> {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return writingForms(page).find((one) => one.place === place)?.form ?? null;
}
