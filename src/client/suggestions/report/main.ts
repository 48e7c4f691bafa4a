// Accuracy of suggestions and behave: words are made keywords or ignored, choices are kept as they are made.
import type { Standing } from '../../../api/common.ts';
import { strengths } from '../../../domain/suggestion.ts';
import { oneOf, the } from '../../kit/dom.ts';
import { freshPart } from '../../kit/fresh-page.ts';
import { startPlainPage } from '../../kit/plain-page.ts';
import { ask, NotDone } from '../../kit/server.ts';

const footer = startPlainPage();

const learningMs = 2500;
// What is still being learned is shown once it is; not while she is at work on the page.
if (document.querySelector('#still-learning')) setTimeout(() => void lookAgain(), learningMs);

the('#report', HTMLElement).addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button) void clicked(button);
});
the('#report', HTMLElement).addEventListener(
  'change',
  () => void keep(() => ask('PUT suggestions/choices', { body: chosen() }), 'Kept'),
);

async function clicked(button: HTMLButtonElement): Promise<void> {
  const done = await (button.dataset['word'] === undefined ? learning(button.id) : aboutWord(button.dataset));
  if (done) button.disabled = true;
}

/** Makes a word a keyword of a code, ignores it for the code, or no longer. */
function aboutWord({ code = '', does, word = '' }: DOMStringMap): Promise<boolean> {
  const asked = { code, body: { word } };
  if (does === 'pin')
    return keep(() => ask('POST codes/{code}/keywords', asked), `“${word}” is a keyword now`);
  return does === 'ignore'
    ? keep(() => ask('POST codes/{code}/ignored-words', asked), `“${word}” is ignored now`)
    : keep(() => ask('DELETE codes/{code}/ignored-words', asked), `“${word}” is ignored no more`);
}

/** Forgetting what was learned, and learning from all of it again. */
async function learning(id: string): Promise<boolean> {
  if (id !== 'forget' && id !== 'remember') return false;
  const call = id === 'forget' ? 'POST suggestions/forgotten' : 'DELETE suggestions/forgotten';
  const done = await keep(() => ask(call), 'Kept');
  if (done) location.reload();
  return done;
}

function chosen() {
  const choices = the('#choices', HTMLElement);
  const also = choices.querySelectorAll<HTMLInputElement>('#also-from input:checked');
  return {
    shownFrom: oneOf(strengths, the('#shown-from', HTMLSelectElement, choices).value),
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
