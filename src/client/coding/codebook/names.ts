import { make } from '../../kit/dom.ts';
import type { Page } from '../state.ts';

/** The name of a code, as it is called by now wherever `renameCodes` looks. */
export const codeName = ({ codeById }: Pick<Page, 'codeById'>, id: number): HTMLElement =>
  make('span', { data: { nameOf: String(id) }, textContent: codeById.get(id)?.name ?? '' });

/** Says the names of codes within an element anew; nothing else in it is touched. */
export function renameCodes(root: HTMLElement, { codeById }: Pick<Page, 'codeById'>): void {
  for (const shown of root.querySelectorAll<HTMLElement>('[data-name-of]')) {
    const name = codeById.get(Number(shown.dataset['nameOf']))?.name ?? '';
    if (shown.textContent !== name) shown.textContent = name;
  }
}
