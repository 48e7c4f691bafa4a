import { make, the } from '../../kit/dom.ts';
import type { Picker } from '../picking/picker.ts';
import type { Page } from '../state.ts';
import type { Writing } from '../writing/writing.ts';

const shown = 3;

/** Under the finger there are no keys: what can be done with selected words is offered at the foot of the screen. */
export function startTouch(page: Page, writing: Writing, picker: Picker): void {
  if (!matchMedia('(pointer: coarse)').matches) return;
  const bar = make('div', {
    className: 'touch-bar',
    role: 'toolbar',
    ariaLabel: 'Code the selected words',
    hidden: true,
  });
  the('#coding', HTMLElement).append(bar);
  page.store.paintWith(({ selection, slots, codebook }, before) => {
    const isSame = selection === before?.selection && codebook === before.codebook;
    if (isSame && slots === before.slots) return;
    bar.hidden = selection === null;
    if (!selection) return;
    const codes = page.store
      .get()
      .slots.slice(0, shown)
      .flatMap((id) => page.codeById.get(id) ?? []);
    const button = (text: string, className: string, run: () => void): HTMLElement => {
      const element = make('button', { type: 'button', className, textContent: text });
      // A click would first take the selection away.
      element.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        run();
      });
      return element;
    };
    bar.replaceChildren(
      button('Code…', 'main', () => {
        picker.open(selection);
      }),
      ...codes.map(({ id, name }) =>
        button(name, `code-${id}`, () => void writing.apply(selection, [{ codeId: id }])),
      ),
    );
  });
}
