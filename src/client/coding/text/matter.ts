import type { Codings } from '../../../api/codings.ts';
import { matters, type Matter } from '../../../domain/matter.ts';
import { overlaps } from '../../../domain/text.ts';
import { make } from '../../kit/dom.ts';
import { keycap } from '../../kit/keys.ts';
import { target, type Page, type State } from '../state.ts';
import type { Writing } from '../writing/writing.ts';

/** What matter is, by the number of its turn. */
export const matterByTurn = (matter: Codings['matter']): Map<number, Matter> =>
  new Map(matter.map(({ turn, kind }) => [turn, kind]));

/** Shows headings as headings, and what is about the text quietly. Only the look of a turn changes, never its words. */
export function paintMatter({ turns, store }: Page): void {
  store.paintWith((state, before) => {
    if (!before || state.matter === before.matter) return;
    for (const { number, element } of turns) {
      const kind = state.matter.get(number) ?? null;
      element.classList.toggle('matter', kind !== null);
      for (const one of matters) element.classList.toggle(one, kind === one);
      const words = element.querySelector('.words');
      if (kind === 'heading') words?.setAttribute('role', 'heading');
      else words?.removeAttribute('role');
      if (kind === 'heading') words?.setAttribute('aria-level', '2');
      else words?.removeAttribute('aria-level');
    }
  });
}

const said: Readonly<Record<Matter | 'said', string>> = {
  said: 'what somebody says',
  heading: 'a heading',
  particulars: 'about the text',
};

/** The turns she has selected words of, else the one she is at. */
function turnsInHand(page: Page): number[] {
  const span = target(page);
  return span === null ? [] : page.turns.filter((turn) => overlaps(turn, span)).map(({ number }) => number);
}

/** Says what a turn is, and lets her say otherwise. */
export function matterField(page: Page, writing: Writing, number: number): HTMLElement {
  const select = make('select', { id: 'matter' });
  for (const [value, textContent] of Object.entries(said))
    select.append(make('option', { value, textContent }));
  select.value = page.store.get().matter.get(number) ?? 'said';
  select.addEventListener('change', () => {
    const kind = matters.find((one) => one === select.value) ?? null;
    void writing.markMatter([number], kind);
  });
  return make('label', { className: 'what-it-is quiet' }, 'This is ', select, keycap('Shift+H'));
}

/** By key: a heading, or words after all. */
export function turnIntoHeading(page: Page, writing: Writing): void {
  const numbers = turnsInHand(page);
  const { matter } = page.store.get();
  const [first] = numbers;
  if (first !== undefined) void writing.markMatter(numbers, matter.has(first) ? null : 'heading');
}

/** What to say of a turn that is no evidence. */
export const silentMatter = ({ matter }: State, number: number): string | undefined => {
  const kind = matter.get(number);
  if (kind === undefined) return undefined;
  return kind === 'heading'
    ? 'A heading: nobody says it, so it is no evidence.'
    : 'This is about the text: nobody says it, so it is no evidence.';
};
