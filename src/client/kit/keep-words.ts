import type { Standing } from '../../api/common.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Footer } from './footer.ts';
import { addressOf, ask } from './server.ts';
import { keepBox } from './typed/box.ts';
import { openDrafts } from './typed/drafts.ts';

/** What the words of a box are about: where they are kept, and under which name this browser keeps them until then. */
interface Subject {
  readonly place: string;
  readonly write: (memo: { readonly text: string; readonly was: string }) => Promise<Standing>;
}

/** Boxes of words that keep themselves, memos and answers alike, when she leaves them; also those that come with a drawer. */
export function startKeptWords(footer: Footer): void {
  void openDrafts().then((drafts) => {
    const start = (box: HTMLTextAreaElement): void => {
      const { place, write } = subjectOf(box);
      box.dataset['awake'] = 'yes';
      keepBox({
        box,
        place,
        drafts,
        send: async (text, base) => {
          footer.show(await write({ text, was: versionOf({ text: base.trim() }) }));
          const what = box.dataset['plan'] === undefined ? 'Memo' : 'Answer';
          footer.say(text === '' ? `${what} removed` : `${what} kept`);
        },
      });
    };
    const startAll = (): void => {
      for (const box of document.querySelectorAll<HTMLTextAreaElement>(
        'textarea[data-keep]:not([data-awake])',
      ))
        start(box);
    };
    startAll();
    new MutationObserver(startAll).observe(document.body, { childList: true, subtree: true });
  });
}

function subjectOf({ dataset }: HTMLTextAreaElement): Subject {
  const { keep, code = '', rowKey = '', plan = '', question = '', field = '' } = dataset;
  if (keep === 'question')
    return {
      place: `${addressOf('PUT guide/plans/{plan}/questions/{question}', { plan, question })} {}`,
      write: (body) => ask('PUT guide/plans/{plan}/questions/{question}', { plan, question, body }),
    };
  if (keep === 'note')
    return {
      place: `${addressOf('PUT guide/plans/{plan}/codes/{code}', { plan, code })} {}`,
      write: (body) => ask('PUT guide/plans/{plan}/codes/{code}', { plan, code, body }),
    };
  if (keep === 'mark')
    return {
      place: `${addressOf('PUT codes/{code}/guide/words/{field}', { code, field })} {}`,
      write: (body) => ask('PUT codes/{code}/guide/words/{field}', { code, field, body }),
    };
  if (keep === 'profile')
    return {
      place: `${addressOf('PUT profiles/{code}/words', { code })} {}`,
      write: (memo) => ask('PUT profiles/{code}/words', { code, body: memo }),
    };
  const cell = { rowKey, codeId: Number(code) };
  return {
    place: `${addressOf('PUT cells/memo')} ${JSON.stringify(cell)}`,
    write: (memo) => ask('PUT cells/memo', { body: { ...cell, ...memo } }),
  };
}
