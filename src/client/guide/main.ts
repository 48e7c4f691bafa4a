// The guide: answers of a plan and marks of the codebook keep themselves; what follows from them is shown anew.
import { startCodeCards } from '../kit/code-card.ts';
import { sayProblem, type Footer } from '../kit/footer.ts';
import { startPrint } from '../kit/frame.ts';
import { startKeptWords } from '../kit/keep-words.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { ask } from '../kit/server.ts';
import { startDrawer } from '../matrix/drawer.ts';
import { placePins } from './pins.ts';
import { showAnew } from './show-anew.ts';

const footer = startPlainPage();
startCodeCards();
startKeptWords(footer);
placePins();
if (document.querySelector('#plan')) startPrint();
if (document.querySelector('#drawer')) startDrawer(footer);

/** What the last answer is waited for by: one after the other, as they were given. */
let last: Promise<unknown> = Promise.resolve();

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.dataset['choose'] !== undefined)
    last = last.then(() => choose(target, footer).catch(putBack(target, footer)));
  if (target instanceof HTMLSelectElement && target.dataset['part'] !== undefined)
    last = last.then(() => mark(target, footer).catch(sayProblem(footer)));
});

/** Which answer of a group stands on disk: what was refused is put back. */
const standing = new Map<string, HTMLInputElement>();
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-choose]:checked'))
  standing.set(input.name, input);

async function choose(input: HTMLInputElement, { show, say }: Footer): Promise<void> {
  const { choose: plan = '', code = '' } = input.dataset;
  const body = { choice: input.value };
  show(await ask('PUT guide/plans/{plan}/choices/{code}', { plan, code, body }));
  standing.set(input.name, input);
  say('Answer kept');
  // Which archetype is chosen changes what stands first elsewhere, and takes it from another.
  if (input.dataset['for'] === 'archetype' || input.value === 'first') location.reload();
  else await showAnew();
}

const putBack =
  (input: HTMLInputElement, to: Footer) =>
  (error: unknown): void => {
    const before = standing.get(input.name);
    if (before) before.checked = true;
    else input.checked = false;
    sayProblem(to)(error);
  };

async function mark({ value, dataset: { code = '' } }: HTMLSelectElement, { show }: Footer): Promise<void> {
  // The server says of which parts it knows.
  const part = value as '';
  show(await ask('PUT codes/{code}/guide/part', { code, body: { part } }));
  location.reload();
}
