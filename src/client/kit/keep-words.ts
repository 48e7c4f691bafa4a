import type { Standing } from '../../api/common.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Footer } from './footer.ts';
import { ask } from './server.ts';
import { keepBox } from './typed/box.ts';
import { openDrafts } from './typed/drafts.ts';

/** Boxes of words that keep themselves, as the memos they are, when she leaves them; also those that come with a drawer. */
export function startKeptWords(footer: Footer): void {
  void openDrafts().then((drafts) => {
    const wake = (box: HTMLTextAreaElement): void => {
      const { keep = '', with: about = '{}' } = box.dataset;
      box.dataset['awake'] = 'yes';
      keepBox({
        box,
        place: `${keep} ${about}`,
        drafts,
        send: async (text, base) => {
          // `with` is written by our own server: whatever tells what the words are about.
          const body = { ...(JSON.parse(about) as object), text, was: versionOf({ text: base.trim() }) };
          footer.show(await ask<Standing>('PUT', keep, body));
          footer.say(text === '' ? 'Memo removed' : 'Memo kept');
        },
      });
    };
    const startAll = (): void => {
      for (const box of document.querySelectorAll<HTMLTextAreaElement>(
        'textarea[data-keep]:not([data-awake])',
      ))
        wake(box);
    };
    startAll();
    new MutationObserver(startAll).observe(document.body, { childList: true, subtree: true });
  });
}
