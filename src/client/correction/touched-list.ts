import type { CodingDecision, Touched } from '../../domain/correction/touched.ts';
import { counted } from '../../domain/counted.ts';
import { make } from '../kit/dom.ts';
import { createEnds, type Steps } from './ends.ts';
import { wordsOf } from './words.ts';

/** A coding whose words change, and what its code is called. */
export type NamedTouched = Touched & { readonly code: string };

/** What she says of a coding that is touched; while she goes on typing it holds. */
interface Said extends Steps {
  kept: boolean;
}

/**
 * The list of codings whose words change: each is kept, kept with more or fewer words, or dropped. Shown again for another
 * text, what she said of a coding still holds. Those of which nothing is left can only go.
 */
export function createTouchedList(list: HTMLElement) {
  const said = new Map<string, Said>();
  let decide: readonly (() => CodingDecision)[] = [];

  return {
    show: (touched: readonly NamedTouched[]): void => {
      const lines = touched.map((one) => {
        const own = said.get(one.guid) ?? { kept: true, start: 0, end: 0 };
        said.set(one.guid, own);
        return lineOf(one, own);
      });
      decide = lines.map(({ decision }) => decision);
      const title = `${counted(touched.length, 'coding holds', 'codings hold')} words that change:`;
      const shown = [make('p', {}, title), make('ul', {}, ...lines.map(({ element }) => element))];
      list.replaceChildren(...(touched.length === 0 ? [] : shown));
    },
    decisions: (): CodingDecision[] => decide.map((one) => one()),
  };
}

interface Line {
  readonly element: HTMLElement;
  readonly decision: () => CodingDecision;
}

function lineOf({ guid, code, before, proposed }: NamedTouched, said: Said): Line {
  if (!proposed) {
    const words = wordsOf({ before, proposed });
    const box = make('input', { type: 'checkbox', checked: false, disabled: true });
    const element = make(
      'li',
      {},
      make('label', {}, box, ` ${code}: none of its words is left, so it goes. `, words),
    );
    return { element, decision: () => ({ guid, place: null }) };
  }
  const words = make('span');
  const ends = createEnds(proposed, said, ({ exact, lead, trail }) => {
    const beside = (text: string) => make('span', { className: 'quiet' }, text);
    words.replaceChildren(beside(lead), wordsOf({ before, proposed: { exact } }), beside(trail));
  });
  const box = make('input', { type: 'checkbox', checked: said.kept });
  ends.enable(said.kept);
  box.addEventListener('change', () => {
    said.kept = box.checked;
    ends.enable(box.checked);
  });
  const element = make('li', {}, make('label', {}, box, ` Keep ${code} on `, words), ends.element);
  return { element, decision: () => ({ guid, place: box.checked ? ends.place() : null }) };
}
