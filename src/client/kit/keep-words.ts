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
          const what = called(box.dataset);
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

type Of = Readonly<Record<string, string | undefined>>;

/** What each kind of box is about, by what stands in its data. */
const subjects: Readonly<Record<string, (of: Of) => Subject>> = {
  profile: ({ code = '' }) => ({
    place: `${addressOf('PUT profiles/{code}/words', { code })} {}`,
    write: (body) => ask('PUT profiles/{code}/words', { code, body }),
  }),
  question: ({ plan = '', question = '' }) => ({
    place: `${addressOf('PUT guide/plans/{plan}/questions/{question}', { plan, question })} {}`,
    write: (body) => ask('PUT guide/plans/{plan}/questions/{question}', { plan, question, body }),
  }),
  note: ({ plan = '', code = '' }) => ({
    place: `${addressOf('PUT guide/plans/{plan}/codes/{code}', { plan, code })} {}`,
    write: (body) => ask('PUT guide/plans/{plan}/codes/{code}', { plan, code, body }),
  }),
  mark: ({ code = '', field = '' }) => ({
    place: `${addressOf('PUT codes/{code}/guide/words/{field}', { code, field })} {}`,
    write: (body) => ask('PUT codes/{code}/guide/words/{field}', { code, field, body }),
  }),
  welcome: ({ workshop = '' }) => ({
    place: `${addressOf('PUT workshops/{workshop}/welcome', { workshop })} {}`,
    write: (body) => ask('PUT workshops/{workshop}/welcome', { workshop, body }),
  }),
  card: ({ workshop = '', code: card = '' }) => ({
    place: `${addressOf('PUT workshops/{workshop}/cards/{card}', { workshop, card })} {}`,
    write: (body) => ask('PUT workshops/{workshop}/cards/{card}', { workshop, card, body }),
  }),
};

/** What a box is about; the memo on a cell where it does not say. */
function subjectOf({ dataset }: HTMLTextAreaElement): Subject {
  const { keep = '', code = '', rowKey = '' } = dataset;
  const known = Object.hasOwn(subjects, keep) ? subjects[keep] : undefined;
  if (known) return known(dataset);
  const cell = { rowKey, codeId: Number(code) };
  return {
    place: `${addressOf('PUT cells/memo')} ${JSON.stringify(cell)}`,
    write: (memo) => ask('PUT cells/memo', { body: { ...cell, ...memo } }),
  };
}

/** What the words of a box are called where they are kept. */
const called = ({ plan, workshop }: DOMStringMap): string =>
  plan === undefined ? (workshop === undefined ? 'Memo' : 'Words') : 'Answer';
