// How suggestions fare and behave: words are made keywords or ignored, choices are kept as they are made.
import type { Standing } from '../../../api/common.ts';
import { the } from '../../kit/dom.ts';
import { freshPart } from '../../kit/fresh-page.ts';
import { startPlainPage } from '../../kit/plain-page.ts';
import { ask, NotDone } from '../../kit/server.ts';

const footer = startPlainPage();

const learningMs = 2500;
// What is still being learned is shown once it is; not while she is at work on the page.
if (document.querySelector('#still-learning')) setTimeout(() => void lookAgain(), learningMs);

const api = the('#report', HTMLElement).dataset['api'] ?? '';

the('#report', HTMLElement).addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button) void clicked(button);
});
the('#report', HTMLElement).addEventListener(
  'change',
  () => void keep(() => ask('PUT', `${api}/suggestions/choices`, chosen()), 'Kept'),
);

async function clicked(button: HTMLButtonElement): Promise<void> {
  const { code = '', pin, ignore, heed } = button.dataset;
  const at = `${api}/codes/${code}`;
  const done = await (pin !== undefined
    ? keep(() => ask('POST', `${at}/keywords`, { word: pin }), `“${pin}” is a keyword now`)
    : ignore !== undefined
      ? keep(() => ask('POST', `${at}/ignored-words`, { word: ignore }), `“${ignore}” is ignored now`)
      : heed !== undefined
        ? keep(() => ask('DELETE', `${at}/ignored-words`, { word: heed }), `“${heed}” is heeded again`)
        : learning(button.id));
  if (done) button.disabled = true;
}

/** Forgetting what was learned, and learning from all of it again. */
async function learning(id: string): Promise<boolean> {
  if (id !== 'forget' && id !== 'remember') return false;
  const method = id === 'forget' ? 'POST' : 'DELETE';
  const done = await keep(() => ask(method, `${api}/suggestions/forgotten`), 'Kept');
  if (done) location.reload();
  return done;
}

function chosen() {
  const choices = the('#choices', HTMLElement);
  const also = choices.querySelectorAll<HTMLInputElement>('#also-from input:checked');
  return {
    shownFrom: the('#shown-from', HTMLSelectElement, choices).value,
    alsoFrom: [...also].map(({ value }) => Number(value)),
    codesDoubly: the('#codes-doubly', HTMLInputElement, choices).checked,
    keepsBlind: the('#keeps-blind', HTMLInputElement, choices).checked,
  };
}

/** Shows what was learned meanwhile; where she is at work on the page, only once she has left it. */
async function lookAgain(): Promise<void> {
  const fresh = await freshPart('#report');
  if (!fresh) return;
  if (document.activeElement === document.body)
    the('#report', HTMLElement).replaceChildren(...fresh.children);
  if (document.querySelector('#still-learning')) setTimeout(() => void lookAgain(), learningMs);
}

async function keep(send: () => Promise<Standing>, says: string): Promise<boolean> {
  try {
    footer.show(await send());
    footer.say(says);
    return true;
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    footer.say(error.message, 'problem');
    return false;
  }
}
