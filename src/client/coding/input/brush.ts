import { make, the } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { keycap } from '../../kit/keys.ts';
import { isNumbers, remembered } from '../../kit/remembered.ts';
import { withDigits, type Page } from '../state.ts';
import type { Writing } from '../writing/writing.ts';

/** The brush: a code stays on it, whatever else is taken in hand, and what is selected with the mouse is coded with it. */
export function createBrush(page: Page, writing: Writing, footer: Footer) {
  const { store } = page;
  const sign = make('p', { className: 'brush', role: 'status', hidden: true });
  the('#reading', HTMLElement).prepend(sign);

  store.paintWith(({ brush, codebook }, before) => {
    if (brush === before?.brush && codebook === before.codebook) return;
    const name = brush === null ? '' : (page.codeById.get(brush)?.name ?? '');
    sign.hidden = brush === null;
    sign.replaceChildren(
      'Brush: whatever you select is coded with ',
      make('b', { textContent: name }),
      '; by key, when you press ',
      keycap('c'),
      '. ',
      keycap('Escape'),
      ' puts it down.',
    );
    the('#coding', HTMLElement).classList.toggle('brushing', brush !== null);
  });
  the('#turns', HTMLElement).addEventListener('pointerup', () => {
    // The page learns of a selection a moment after the mouse.
    setTimeout(() => {
      const { brush, selection } = store.get();
      if (brush !== null && selection) void writing.apply(selection, [{ codeId: brush }]);
    });
  });

  return {
    toggle: (): void => {
      const { brush, code } = store.get();
      if (brush === null && code === null)
        footer.say('Select a code first: click it in the codebook beside the text.');
      else store.update({ brush: brush === null ? code : null });
    },
    putDown: (): void => {
      if (store.get().brush !== null) store.update({ brush: null });
    },
  };
}

export type Brush = ReturnType<typeof createBrush>;

/** The codes pinned to the digits, kept by this browser for this project. */
export const pins = (base: string) => remembered(`pinned ${base}`, [], isNumbers);

/** What the digits stand for, kept by this browser for this project. */
export const digitsKept = (base: string) => remembered(`digits ${base}`, [], isNumbers);

/** Pins the selected code to the next free digit, or lets it go. */
export function togglePin({ base, store, codeById }: Page, footer: Footer): void {
  const { code, pinned } = store.get();
  const known = code === null ? undefined : codeById.get(code);
  if (!known) {
    footer.say('Select a code first: click it in the codebook beside the text.');
    return;
  }
  const isPinned = pinned.includes(known.id);
  const now = isPinned ? pinned.filter((id) => id !== known.id) : [...pinned, known.id].slice(-9);
  const slots = isPinned ? store.get().slots : withDigits({ ...store.get(), pinned: now }, [known.id]);
  store.update({ pinned: now, slots });
  pins(base).set(now);
  footer.say(
    isPinned
      ? `${known.name} is pinned no more`
      : `${known.name} is pinned to ${slots.indexOf(known.id) + 1}`,
  );
}
