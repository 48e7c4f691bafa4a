import { counted } from '../../domain/counted.ts';
import { make, the } from '../kit/dom.ts';
import { ask } from '../kit/server.ts';
import type { Saying } from './saying.ts';

/** What a key is for: to see whether a name is left, and to put the names back. */
export function startKeyFile(saying: Saying): void {
  const file = the('#key-file', HTMLInputElement);
  const said = the('#of-key', HTMLElement);
  const [check, restore] = [the('#check', HTMLButtonElement), the('#restore', HTMLButtonElement)];
  const key = async (): Promise<string> => (await file.files?.[0]?.text()) ?? '';
  file.addEventListener('change', () => {
    const isChosen = (file.files?.length ?? 0) > 0;
    check.disabled = restore.disabled = !isChosen;
    said.replaceChildren();
  });
  check.addEventListener('click', () => {
    saying(said, 'Looking through everything …', async () => {
      const { left } = await ask('POST pseudonyms/check', { body: { key: await key() } });
      said.replaceChildren(...whereLeft(left));
    });
  });
  restore.addEventListener('click', () => {
    restore.disabled = true;
    saying(said, 'Putting the names back …', async () => {
      try {
        const { texts, places } = await ask('POST pseudonyms/restoration', { body: { key: await key() } });
        said.textContent = `The names are back, in ${counted(texts, 'text')} and ${counted(places, 'other place')}.`;
      } finally {
        restore.disabled = false;
      }
    });
  });
}

/** Where names still stand, line by line. */
export const whereLeft = (left: readonly string[]): HTMLElement[] =>
  left.length === 0
    ? [
        make(
          'p',
          {},
          'No name is left: not in the texts, not in the history, not in other files of the workspace.',
        ),
      ]
    : [
        make('p', { className: 'problem' }, 'A name is still found here:'),
        make('ul', {}, ...left.map((one) => make('li', {}, one))),
      ];
