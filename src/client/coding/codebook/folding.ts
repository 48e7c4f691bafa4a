import { make } from '../../kit/dom.ts';
import { folds } from '../../kit/folds.ts';
import type { Page, State } from '../state.ts';

/** Folding of the codebook beside the text: each code that has others below it gets a hand to fold them away. */
export function createFolding({ base, store }: Page) {
  let items: readonly HTMLElement[] = [];
  let parents: ReadonlySet<HTMLElement> = new Set();

  const fold = (id: number, isFolded: boolean): void => {
    const others = store.get().folded.filter((one) => one !== id);
    const folded = isFolded ? [...others, id] : others;
    folds(base).set(folded);
    store.update({ folded });
  };
  return {
    /** Takes the lines that are shown now. */
    take: (shown: readonly HTMLElement[]): void => {
      items = shown;
      parents = new Set(items.filter((item, at) => levelOf(items[at + 1]) > levelOf(item)));
      for (const item of items) giveHand(item, parents.has(item));
    },
    isParent: (item: HTMLElement): boolean => parents.has(item),
    fold,
    toggle: (id: number): void => {
      fold(id, !store.get().folded.includes(id));
    },
    /** The item under which this one stands. */
    above: (item: HTMLElement): HTMLElement | undefined =>
      items.slice(0, items.indexOf(item)).findLast((other) => levelOf(other) < levelOf(item)),
    /** Hides what lies below a folded code, and says of each code with others below it whether it is open. */
    paint: ({ folded }: State): void => {
      let above = Infinity;
      for (const item of items) {
        const level = levelOf(item);
        item.hidden = level > above;
        if (item.hidden) continue;
        const isFolded = folded.includes(Number(item.dataset['code'])) && parents.has(item);
        above = isFolded ? level : Infinity;
        if (parents.has(item)) item.setAttribute('aria-expanded', String(!isFolded));
      }
    },
    /** While she filters, what is found is shown wherever it stands. */
    open: (): void => {
      for (const item of parents) item.setAttribute('aria-expanded', 'true');
    },
  };
}

export type Folding = ReturnType<typeof createFolding>;

/** A code with others below it has a hand to fold them away, and no other code has. */
function giveHand(item: HTMLElement, isParent: boolean): void {
  const hand = item.querySelector('.fold');
  if (isParent && !hand) item.prepend(make('span', { className: 'fold', ariaHidden: 'true' }));
  if (isParent) return;
  hand?.remove();
  item.removeAttribute('aria-expanded');
}

const levelOf = (item: HTMLElement | undefined): number => Number(item?.ariaLevel ?? 0);
