import type { Answer } from '../../api/operations.ts';
import { make } from '../kit/dom.ts';

type Compared = Answer<'POST sources/{source}/texts/compared'>;

/** The turns that differ, what goes struck out and what comes underlined. */
export const differencesList = (differences: Compared['differences'], text: string): HTMLElement[] =>
  differences.map(({ turn, parts }) =>
    make(
      'p',
      { className: 'differs' },
      make('a', { className: 'no', href: `${text}#turn-${turn}`, textContent: String(turn) }),
      make(
        'span',
        {},
        ...parts.map(({ kind, text: words }) =>
          kind === 'same' ? words : make(kind === 'gone' ? 'del' : 'ins', { textContent: words }),
        ),
      ),
    ),
  );
