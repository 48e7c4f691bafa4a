import type { Standing } from '../../api/common.ts';
import type { Footer } from './footer.ts';
import { ask, NotDone } from './server.ts';

/** A box of words that keeps itself, as the memo it is, when she leaves it. */
export function wakeKeptWords(footer: Footer): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || target.dataset['keep'] === undefined) return;
    // Written by our own server: whatever tells what the words are about.
    const about = JSON.parse(target.dataset['with'] ?? '{}') as object;
    ask<Standing>('PUT', target.dataset['keep'], { ...about, text: target.value }).then(
      (standing) => {
        footer.show(standing);
        footer.say(target.value.trim() === '' ? 'Memo removed' : 'Memo kept');
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        footer.say(error.message, 'problem');
      },
    );
  });
}
