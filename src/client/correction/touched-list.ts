import type { CodingDecision, Touched } from '../../domain/correction/touched.ts';
import { counted } from '../../domain/counted.ts';
import { make } from '../kit/dom.ts';
import { wordsOf } from './words.ts';

/** A coding whose words change, and what its code is called. */
export type NamedTouched = Touched & { readonly code: string };

/**
 * Shows the codings whose words change, each to be kept or dropped; answers what is decided when it is asked. Those of
 * which nothing is left can only go.
 */
export function showTouched(list: HTMLElement, touched: readonly NamedTouched[]): () => CodingDecision[] {
  const lines = touched.map((one) => {
    const { guid, code, proposed } = one;
    const box = make('input', { type: 'checkbox', checked: proposed !== null, disabled: proposed === null });
    const says =
      proposed === null ? ` ${code}: none of its words is left, so it goes. ` : ` Keep ${code} on `;
    const element = make('li', {}, make('label', {}, box, says, wordsOf(one)));
    const place = proposed && { start: proposed.start, end: proposed.end };
    return { element, decision: (): CodingDecision => ({ guid, place: box.checked ? place : null }) };
  });
  const title = `${counted(touched.length, 'coding holds', 'codings hold')} words that change:`;
  const shown = [make('p', {}, title), make('ul', {}, ...lines.map(({ element }) => element))];
  list.replaceChildren(...(touched.length === 0 ? [] : shown));
  return () => lines.map(({ decision }) => decision());
}
