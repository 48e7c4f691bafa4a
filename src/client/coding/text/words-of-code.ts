import type { Footer } from '../../kit/footer.ts';
import type { KeyBinding } from '../../kit/keys.ts';
import { startDrawer } from '../../matrix/drawer.ts';
import { codingInHand, type Page } from '../state.ts';

/** All words with a code, beside the text: by its count in the tree, by a key, from its card. */
export function startWordsOfCode({ base, store }: Page, footer: Footer): KeyBinding {
  const open = startDrawer(footer);
  const show = (id: number): void => {
    open(wordsOf(base, id)).catch(() => {
      location.assign(wordsOf(base, id));
    });
  };
  // Before the tree takes the click for choosing the code.
  document.querySelector('#code-tree')?.addEventListener(
    'click',
    (event) => {
      const count = event.target instanceof Element ? event.target.closest('.n') : null;
      const id = count?.closest<HTMLElement>('[data-code]')?.dataset['code'];
      if (id === undefined || count?.textContent === '') return;
      event.stopPropagation();
      show(Number(id));
    },
    { capture: true },
  );
  const run = (): void => {
    const id = codingInHand(store.get())?.codeId ?? store.get().code;
    if (id === null) footer.say('Select a code first: click it in the codebook beside the text.');
    else show(id);
  };
  return { key: 'l', does: 'List all words with the selected code', run };
}

/** Where all words with a code are. */
export const wordsOf = (base: string, codeId: number): string => `${base}/excerpts?codes=${codeId}`;
