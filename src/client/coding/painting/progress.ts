import { turnsWithin } from '../../../domain/evidence.ts';
import { the } from '../../kit/dom.ts';
import type { Page, PageTurn } from '../state.ts';
import type { Writing } from '../writing/writing.ts';

/** How far the source is coded: turns of informants with at least one coding. */
export function paintProgress({ turns, store }: Page): void {
  const shown = the('#progress', HTMLElement);
  store.paintWith((state, before) => {
    if (state.codings === before?.codings && state.matter === before.matter) return;
    const spoken = turns.filter(({ isEvidence }) => isEvidence);
    const coded = new Set<PageTurn>();
    for (const coding of state.codings) for (const turn of turnsWithin(spoken, coding)) coded.add(turn);
    shown.textContent = `${coded.size} of ${spoken.length} turns coded`;
  });
}

/** The button by which she says that she has read the source to its end; it may also be undone, or said in another window. */
export function startReading({ store }: Page, writing: Writing, onOther: () => void): void {
  const button = the('#read', HTMLButtonElement);
  store.paintWith(({ isRead }, before) => {
    if (!before || isRead === before.isRead) return;
    button.setAttribute('aria-pressed', String(isRead));
    button.textContent = isRead ? 'Read to the end ✓' : 'Mark as read';
    onOther();
  });
  button.addEventListener('click', () => {
    const isRead = !store.get().isRead;
    void writing.setRead(isRead).then((saved) => {
      if (saved) store.update({ isRead });
    });
  });
}
