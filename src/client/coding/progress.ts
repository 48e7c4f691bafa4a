import { turnsWithin } from '../../domain/evidence.ts';
import { the } from '../kit/dom.ts';
import type { Learning } from './learning.ts';
import type { Page, PageTurn } from './state.ts';
import type { Writing } from './writing.ts';

/** How far the source is coded: turns of informants with at least one coding. */
export function paintProgress({ turns, store }: Page): void {
  const shown = the('#progress', HTMLElement);
  const spoken = turns.filter(({ asks }) => !asks);
  store.paintWith((state, before) => {
    if (state.codings === before?.codings) return;
    const coded = new Set<PageTurn>();
    for (const coding of state.codings) for (const turn of turnsWithin(spoken, coding)) coded.add(turn);
    shown.textContent = `${coded.size} of ${spoken.length} turns coded`;
  });
}

/** The button by which she says that she has read the source to its end. */
export function wakeReading(writing: Writing, learning: Learning): void {
  const button = the('#read', HTMLButtonElement);
  button.addEventListener('click', () => {
    const read = button.getAttribute('aria-pressed') !== 'true';
    void writing.setRead(read).then((saved) => {
      if (!saved) return;
      button.setAttribute('aria-pressed', String(read));
      button.textContent = read ? 'Read to the end ✓' : 'Mark as read';
      // What was kept back until she had read it is shown now.
      void learning.refresh();
    });
  });
}
