import { turnAt } from '../../../domain/relation.ts';
import type { Moving } from '../input/moving.ts';
import type { Page } from '../state.ts';

/**
 * An address can lead to a coding, a turn, or an offset in the text; where it leads nowhere, she is where she left. It
 * leads once: as soon as she moves on, Back and reload lead to where she is.
 */
export function startAddress(page: Page, moving: Moving): void {
  let isLeading = false;
  const go = (): void => {
    const [, kind, value = ''] = named();
    isLeading = true;
    if (kind === 'coding') moving.toCoding(value);
    else if (kind !== undefined) moving.toTurn(placeOf(page, kind, value));
    isLeading = false;
    const { turn } = page.store.get();
    if (kind !== undefined || turn > 0) page.turns[turn]?.element.scrollIntoView({ block: 'center' });
  };
  go();
  addEventListener('hashchange', go);
  page.store.paintWith(({ turn }, before) => {
    if (before && turn !== before.turn && !isLeading && named().length > 0)
      history.replaceState(null, '', location.pathname + location.search);
  });
}

const named = (): string[] => /^#(coding|at|turn)-(.+)$/.exec(location.hash) ?? [];

const placeOf = ({ turns }: Page, kind: string, value: string): number =>
  kind === 'at' ? turnAt(turns, Number(value)) : turns.findIndex(({ number }) => String(number) === value);
