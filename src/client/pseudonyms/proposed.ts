import { make, the } from '../kit/dom.ts';
import { ask } from '../kit/server.ts';
import type { Saying } from './saying.ts';

/** What may be names, each put into the table by a click; looked for when she opens the list. */
export function startProposed(names: HTMLTextAreaElement, saying: Saying): void {
  const list = the('#proposed', HTMLDetailsElement);
  const said = the('#proposing', HTMLElement);
  list.addEventListener(
    'toggle',
    () => {
      saying(said, 'Looking through the texts …', async () => {
        const found = await ask('GET pseudonyms/candidates');
        said.textContent =
          found.length === 0
            ? 'No words with capitals recur in the texts.'
            : 'People, speakers and cases first, then words with capitals that recur. Click to put one into the table.';
        the('#candidates', HTMLUListElement).replaceChildren(...found.map((one) => chip(one, names)));
      });
    },
    { once: true },
  );
}

function chip(
  { name, count, pseudonym }: { name: string; count: number; pseudonym: string },
  names: HTMLTextAreaElement,
): HTMLLIElement {
  const says = count > 0 ? [name, ' ', make('small', {}, String(count))] : [name];
  const button = make('button', { type: 'button' }, ...says);
  button.addEventListener('click', () => {
    const before = names.value.replace(/\n*$/, '');
    names.value = `${before}${before === '' ? '' : '\n'}${name} → ${pseudonym}\n`;
    names.scrollTop = names.scrollHeight;
    names.dispatchEvent(new Event('input', { bubbles: true }));
    button.disabled = true;
  });
  return make('li', {}, button);
}
