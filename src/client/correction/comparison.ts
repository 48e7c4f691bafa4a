import type { Answer } from '../../api/operations.ts';
import { counted } from '../../domain/counted.ts';
import { make } from '../kit/dom.ts';
import { wordsOf } from './words.ts';

type Compared = Answer<'POST sources/{source}/texts/compared'>;
type Touched = Compared['touched'][number];
interface Decision {
  readonly guid: string;
  readonly place: { start: number; end: number } | null;
}

/** The codings whose words change, each to be kept or dropped. Those of which nothing is left can only go. */
export function touchedTable(touched: readonly Touched[]): {
  element: HTMLElement;
  decisions: () => Decision[];
} {
  const lines = touched.map((one) => {
    const { guid, proposed } = one;
    const box = make('input', { type: 'checkbox', checked: proposed !== null, disabled: proposed === null });
    const says = proposed === null ? ' Goes, for none of its words is left: ' : ' Keep it on ';
    const element = make('li', {}, make('label', {}, box, says, wordsOf(one)));
    const place = proposed && { start: proposed.start, end: proposed.end };
    return { element, decision: (): Decision => ({ guid, place: box.checked ? place : null }) };
  });
  const title = counted(touched.length, 'coding holds words that change', 'codings hold words that change');
  return {
    element: make(
      'section',
      { className: 'touched' },
      touched.length > 0 && make('h3', {}, title),
      make('ul', {}, ...lines.map(({ element }) => element)),
    ),
    decisions: () => lines.map(({ decision }) => decision()),
  };
}

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
