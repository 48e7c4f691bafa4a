import type { CodingDecision, Touched } from '../../../domain/correction/touched.ts';
import { counted } from '../../../domain/counted.ts';
import { wordsOf } from '../../correction/words.ts';
import { make } from '../../kit/dom.ts';
import type { Page } from '../state.ts';

/** Shows the codings whose words change, each to be kept or dropped; answers what is decided when it is asked. */
export function showTouched(
  list: HTMLElement,
  { codeById, store }: Pick<Page, 'codeById' | 'store'>,
  touched: readonly Touched[],
): () => CodingDecision[] {
  const codeOf = new Map(store.get().codings.map(({ guid, codeId }) => [guid, codeId]));
  const lines = touched.map((one) => {
    const box = make('input', {
      type: 'checkbox',
      checked: one.proposed !== null,
      disabled: one.proposed === null,
    });
    const name = codeById.get(codeOf.get(one.guid) ?? 0)?.name ?? 'A code';
    const says =
      one.proposed === null ? ` ${name}: none of its words is left, so it goes. ` : ` Keep ${name} on `;
    const element = make('li', {}, make('label', {}, box, says, wordsOf(one)));
    const decision = (): CodingDecision => ({ guid: one.guid, place: box.checked ? placeOf(one) : null });
    return { element, decision };
  });
  const title = `${counted(touched.length, 'coding holds', 'codings hold')} words that change:`;
  list.replaceChildren(
    ...(touched.length === 0
      ? []
      : [make('p', {}, title), make('ul', {}, ...lines.map(({ element }) => element))]),
  );
  return () => lines.map(({ decision }) => decision());
}

const placeOf = ({ proposed }: Touched): CodingDecision['place'] =>
  proposed && { start: proposed.start, end: proposed.end };
