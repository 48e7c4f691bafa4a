import type { Coding } from '../../../api/codings.ts';
import type { Standing } from '../../../api/common.ts';
import type { Suggestion } from '../../../api/suggestions.ts';
import { reasonOf } from '../../../domain/suggestion.ts';
import { overlaps } from '../../../domain/text.ts';
import { ask, NotDone } from '../../kit/server.ts';
import type { Page, State } from '../state.ts';
import type { WriteQueue } from '../writing/write-queue.ts';

/** Accepting and rejecting what is suggested, and being done with the source. */
export function deciding(page: Page, { write }: Pick<WriteQueue, 'write'>) {
  const { store, sourceId: source } = page;
  const nameOf = ({ codeId }: Suggestion): string => page.codeById.get(codeId)?.name ?? 'the code';
  const reject = (suggestion: Suggestion): Promise<Standing> =>
    ask('POST sources/{source}/suggestions/rejected', { source, body: decided(suggestion) });
  return {
    /** Codes what is suggested; where she selected other words of it, these. */
    accept: (suggestion: Suggestion) => {
      const coding = acceptedAs(page, suggestion);
      const { guid, start, end } = coding;
      const state = store.get();
      const as = start === suggestion.start && end === suggestion.end ? {} : { as: { start, end } };
      return write(
        {
          ...without(state, (other) => other === suggestion),
          codings: [...state.codings, coding].sort((a, b) => a.start - b.start || b.end - a.end),
          code: suggestion.codeId,
          selection: null,
        },
        () => {
          const body = { ...decided(suggestion), guid, ...as };
          return ask('POST sources/{source}/suggestions/accepted', { source, body });
        },
        `Accepted ${nameOf(suggestion)}`,
      );
    },
    reject: (suggestion: Suggestion) =>
      write(
        without(store.get(), (other) => other === suggestion),
        () => reject(suggestion),
        `Rejected ${nameOf(suggestion)}`,
      ),
    /** Rejects it, and from now on its word is no sign of its code: two steps of undo. */
    ignore: (suggestion: Suggestion) => {
      const word = wordOf(suggestion);
      if (word === '') return Promise.resolve(false);
      const { codeId } = suggestion;
      const isSame = (other: Suggestion): boolean => other.codeId === codeId && wordOf(other) === word;
      return write(
        without(store.get(), isSame),
        async () => {
          await ask('POST codes/{code}/ignored-words', { code: codeId, body: { word } }).catch(
            (error: unknown) => {
              // Ignored already: the rejection is still wanted.
              if (!(error instanceof NotDone)) throw error;
            },
          );
          return reject(suggestion);
        },
        `“${word}” is no sign of ${nameOf(suggestion)} from now on`,
      );
    },
    wordOf,
    setRead: (read: boolean) =>
      write(
        {},
        () => ask('PUT sources/{source}/reading', { source, body: { read } }),
        read ? 'Marked as read to the end' : 'Marked as not read',
      ),
  };
}

/** The word that spoke first for a suggestion; '' where no single one did. */
function wordOf({ reasons }: Suggestion): string {
  const found = reasons.find(({ kind, words }) => (kind === 'keyword' || kind === 'learned') && words !== '');
  return found?.words.split(', ')[0] ?? '';
}

const decided = (suggestion: Suggestion) => {
  const { codeId, start, end, score } = suggestion;
  return { codeId, start, end, reason: reasonOf(suggestion), likelihood: score };
};

function acceptedAs(page: Page, suggestion: Suggestion): Coding {
  const { selection } = page.store.get();
  const { start, end } = selection && overlaps(selection, suggestion) ? selection : suggestion;
  return {
    guid: crypto.randomUUID(),
    codeId: suggestion.codeId,
    coderId: page.coder.id,
    start,
    end,
    exact: page.text.slice(start, end),
    ...({ polarity: 'plain', origin: 'accepted suggestion', memo: '' } as const),
  };
}

const without = (state: State, isGone: (one: Suggestion) => boolean): Partial<State> => ({
  suggestions: state.suggestions.filter((other) => !isGone(other)),
  suggestion: 0,
});
