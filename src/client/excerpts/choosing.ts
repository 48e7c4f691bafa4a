// Excerpts that are chosen in a list are recoded, coded with one more code, confirmed or removed together; on the page of
// excerpts, and beside a matrix.
import { the } from '../kit/dom.ts';
import type { Footer } from '../kit/footer.ts';
import type { KeyBinding } from '../kit/keys.ts';
import { put } from '../kit/put-into-report.ts';
import { ask, NotDone } from '../kit/server.ts';

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name=coding]')];
}

function chosen(): string[] {
  return boxes().flatMap((box) => (box.checked ? box.value : []));
}

/** Starts the form of a list of excerpts; `done` is run after something was done with the chosen ones. */
export function startChoosing(footer: Footer, done: () => void): KeyBinding[] {
  const form = the('#chosen', HTMLFormElement);
  const all = the('#all', HTMLInputElement);
  let last: HTMLInputElement | null = null;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked;
    showChosen();
  });
  everything()?.addEventListener('change', () => {
    for (const box of boxes()) box.disabled = everything()?.checked === true;
    showChosen();
  });
  the('#excerpts', HTMLElement).addEventListener('click', ({ target, shiftKey }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'coding') return;
    const list = boxes();
    const ends = last && shiftKey ? [list.indexOf(last), list.indexOf(target)] : [];
    for (const box of list.slice(Math.min(...ends), Math.max(...ends) + 1)) box.checked = target.checked;
    last = target;
    showChosen();
  });
  form.addEventListener('click', ({ target }) => {
    const does = target instanceof HTMLButtonElement ? target.dataset['does'] : undefined;
    if (does !== undefined) void act(does, footer, done);
  });
  the('#code', HTMLInputElement).addEventListener('input', showChosen);
  // After undo the browser may remember ticks that the page did not have.
  showChosen();
  return [
    { key: 'j', does: 'Next excerpt', run: () => walk(1) },
    { key: 'k', does: 'Previous excerpt', run: () => walk(-1) },
  ];
}

/** The box that stands for the whole list, where it has more than this page. */
function everything(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('#everything');
}

function showChosen(): void {
  const whole = everything();
  const length = whole?.checked ? Number(whole.dataset['total']) : chosen().length;
  the('#count', HTMLOutputElement).value =
    length === 0 ? 'Choose excerpts to recode, code or remove them together' : `${length} chosen`;
  the('#code', HTMLInputElement).disabled = length === 0;
  for (const button of the('#chosen', HTMLFormElement).querySelectorAll<HTMLButtonElement>('[data-does]')) {
    const needsCode = button.dataset['does'] === 'recoded' || button.dataset['does'] === 'coded';
    button.disabled = length === 0 || (needsCode && codeTyped() === null);
  }
}

/** The id of the code whose path was typed or chosen. */
function codeTyped(): number | null {
  const typed = the('#code', HTMLInputElement).value.trim().toLowerCase();
  const options = [...document.querySelectorAll<HTMLOptionElement>('#codes option')];
  const exact = options.find(({ value }) => value.toLowerCase() === typed);
  const named = options.filter(({ value }) => value.split(' > ').at(-1)?.toLowerCase() === typed);
  const found = exact ?? (named.length === 1 ? named[0] : undefined);
  return found ? Number(found.dataset['id']) : null;
}

async function act(does: string, footer: Footer, done: () => void): Promise<void> {
  try {
    const codings = await meant();
    if (does === 'for' || does === 'against') await takeInto(does, codings, footer);
    else if (does === 'report') await putInto(codings, footer);
    else {
      await change(does, codings);
      done();
    }
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    footer.say(error.message, 'problem');
  }
}

/** The codings that are meant: those chosen one by one, or the whole list. */
function meant(): Promise<string[]> {
  const whole = everything();
  return whole?.checked
    ? ask('GET excerpts/guids', { query: new URLSearchParams(whole.dataset['asked']) })
    : Promise.resolve(chosen());
}

/** Does with codings what a button says. */
function change(does: string, codings: string[]): Promise<unknown> {
  const codeId = codeTyped();
  if (does === 'example' || does === 'counter-example')
    return ask('POST codings/quoted', { body: { codings, as: does, ...(codeId !== null && { codeId }) } });
  if (does === 'removed') return ask('POST codings/removed', { body: { codings } });
  if (does === 'confirmed') return ask('POST codings/confirmed', { body: { codings } });
  if (codeId === null) throw new NotDone('Choose a code first.');
  return does === 'coded'
    ? ask('POST codings/coded', { body: { codings, codeId } })
    : ask('POST codings/recoded', { body: { codings, codeId } });
}

/** Takes excerpts into the finding that is chosen. */
async function takeInto(side: 'for' | 'against', codings: readonly string[], footer: Footer): Promise<void> {
  const finding = the('#finding', HTMLSelectElement);
  const body = { evidence: codings.map((codingGuid) => ({ side, codingGuid })) };
  footer.show(await ask('POST findings/{finding}/evidence', { finding: finding.value, body }));
  footer.say(`Taken into “${finding.selectedOptions[0]?.label ?? ''}”`);
}

/** Puts excerpts into the report that is chosen, as quotes; into a new one where there is none. */
async function putInto(codings: readonly string[], footer: Footer): Promise<void> {
  const chosenReport = document.querySelector<HTMLInputElement | HTMLSelectElement>('#report');
  const parts = codings.map((codingGuid) => ({ shows: 'quote' as const, codingGuid }));
  await put(chosenReport ? Number(chosenReport.value) : null, parts, footer);
}

function walk(by: 1 | -1): void {
  const list = boxes();
  const at = list.findIndex((box) => box.closest('li')?.contains(document.activeElement));
  const next = at < 0 ? list[0] : list[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
