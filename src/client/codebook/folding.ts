import { make, the } from '../kit/dom.ts';
import { folds } from '../kit/folds.ts';

/** How deep a row stands: its class says so. */
const depthOf = (row: Element): number => Number(/depth-(\d+)/.exec(row.className)?.[1] ?? 0);

const rows = (): HTMLElement[] => [...the('#codes', HTMLElement).querySelectorAll<HTMLElement>('tr')];

/** Whether a code has others below it. */
function isBranch(row: HTMLElement): boolean {
  const next = row.nextElementSibling;
  return row.dataset['code'] !== undefined && next !== null && depthOf(next) > depthOf(row);
}

const idOf = (row: HTMLElement): number => Number(row.dataset['code']);

/** Folding of branches: what is folded here is folded beside a text too, and stays so in this browser. `changed` shows the rows. */
export function createFolding(base: string, changed: () => void) {
  const kept = folds(base);

  const fold = (id: number, isFolded: boolean): void => {
    const others = kept.get().filter((one) => one !== id);
    kept.set(isFolded ? [...others, id] : others);
    changed();
  };
  return {
    fold,
    /** Folds every branch, or shows all. */
    foldAll: (isFolded: boolean): void => {
      kept.set(isFolded ? rows().filter(isBranch).map(idOf) : []);
      changed();
    },
    /** Gives each branch a hand; hides what stands below a folded code, where `isKept`. */
    paint: (isKept: boolean): void => {
      const folded = kept.get();
      let above = Infinity;
      for (const row of rows()) {
        const depth = depthOf(row);
        if (depth > above) row.hidden = true;
        if (depth > above) continue;
        const isFolded = isKept && isBranch(row) && folded.includes(idOf(row));
        above = isFolded ? depth : Infinity;
        if (isBranch(row)) handOf(row).ariaExpanded = String(!isFolded);
      }
    },
    start: (): void => {
      the('#codes', HTMLElement).addEventListener('click', ({ target }) => {
        const hand = target instanceof Element ? target.closest<HTMLElement>('button.fold') : null;
        const row = hand?.closest('tr');
        if (hand && row) fold(idOf(row), hand.ariaExpanded === 'true');
      });
      changed();
    },
  };
}

/** The hand that folds a branch; the arrows do it too, so that Tab need not stop at each. */
function handOf(row: HTMLElement): HTMLElement {
  const known = row.querySelector<HTMLElement>('button.fold');
  if (known) return known;
  const ariaLabel = `What is below ${row.dataset['name'] ?? ''}`;
  const hand = make('button', { type: 'button', className: 'fold', tabIndex: -1, ariaLabel });
  row.querySelector('th')?.prepend(hand);
  return hand;
}
