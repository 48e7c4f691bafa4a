import type { Page, PageTurn } from '../state.ts';

/** A name in the margin takes so much height, in pixels; so much is above the first, and the last may reach so far below the words. */
const nameHeight = 24;
const above = 2;
const below = 7;

interface Margin {
  readonly list: HTMLElement;
  readonly height: number;
}

/** The margins of some turns, measured all before anything is changed. Where the list stands under the words it has all room. */
function measured(turns: readonly PageTurn[]): Margin[] {
  const lists = turns.flatMap(({ element }) => element.querySelector<HTMLElement>('.lanes ul') ?? []);
  return lists.map((list) => ({
    list,
    height: getComputedStyle(list).position === 'static' ? Infinity : (list.parentElement?.clientHeight ?? 0),
  }));
}

/** Shows as many names as have room beside the words, and says at the last how many more there are. */
function fit({ list, height }: Margin): void {
  const names = [...list.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
  const room = Math.max(1, Math.floor((height + below - above) / nameHeight));
  names.forEach((name, at) => {
    const isBeyond = at >= room;
    if (name.classList.contains('beyond') !== isBeyond) name.classList.toggle('beyond', isBeyond);
    const more = at === room - 1 && names.length > room ? `+${names.length - room}` : undefined;
    if (name.dataset['more'] === more) return;
    if (more === undefined) delete name.dataset['more'];
    else name.dataset['more'] = more;
  });
}

/**
 * The words of a turn never move for the names of its codings: what has no room beside them is counted, and is still there for
 * whoever hears the page or comes by the keyboard. Done for the turns in sight, after they are painted.
 */
export function fitNames({ turns, store }: Page, text: HTMLElement): void {
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      const { first, last } = store.get().inView;
      for (const margin of measured(turns.slice(first, last + 1))) fit(margin);
    });
  };
  store.paintWith((state, before) => {
    const isSame =
      state.codings === before?.codings &&
      state.inView === before.inView &&
      state.suggestions === before.suggestions &&
      state.codebook === before.codebook &&
      state.pending === before.pending &&
      state.seen === before.seen;
    if (!isSame) ask();
  });
  // Another width, or larger letters.
  new ResizeObserver(ask).observe(text);
}
