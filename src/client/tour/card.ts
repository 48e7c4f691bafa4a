import { make } from '../kit/dom.ts';
import { placeBeside, type Box } from './placing.ts';

/** What a card says, and what can be done at it. */
export interface Saying {
  readonly title: string;
  readonly where: string;
  readonly says: string;
  readonly ways: readonly { readonly label: string; readonly run: () => void }[];
}

/** The card of the tour and the ring around what it points at, kept there while the page moves. */
export function createCard(leave: () => void) {
  const card = make('aside', { className: 'tour', ariaLabel: 'Tour of the sample study' });
  const ring = make('div', { className: 'tour-ring', ariaHidden: 'true', hidden: true });
  let at: readonly string[] = [];
  let isSought = false;

  const follow = (): void => {
    const target = firstSeen(at);
    if (target && isSought) {
      isSought = false;
      bringIntoSight(target);
    }
    const seen = sight();
    const box = target && clipped(target.getBoundingClientRect(), seen);
    ring.hidden = !box;
    if (box) {
      ring.style.inset = `${box.top}px auto auto ${box.left}px`;
      ring.style.width = `${box.right - box.left}px`;
      ring.style.height = `${box.bottom - box.top}px`;
    }
    const { left, top } = placeBeside({ width: card.offsetWidth, height: card.offsetHeight }, box, seen);
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  };
  const stop = keepFollowing((isResized) => {
    isSought ||= isResized;
    follow();
  });
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  });

  return {
    /** Shows a card that points at the first of some things that can be seen; with the keyboard on it where she asked for it. */
    show: (saying: Saying, things: readonly string[], isAsked: boolean): void => {
      card.replaceChildren(...partsOf(saying, leave));
      at = things;
      isSought = true;
      // Before what it is about, for whoever hears the page or walks it with the Tab key.
      if (!card.isConnected) document.querySelector('main')?.before(card, ring);
      follow();
      if (isAsked) card.querySelector('button')?.focus({ preventScroll: true });
    },
    remove: (): void => {
      stop();
      card.remove();
      ring.remove();
    },
  };
}

function partsOf({ title, where, says, ways }: Saying, leave: () => void): HTMLElement[] {
  const buttons = ways.map(({ label, run }, place) => {
    const button = make('button', {
      type: 'button',
      textContent: label,
      className: place === 0 ? 'main' : '',
    });
    button.setAttribute('aria-describedby', 'tour-title tour-says');
    button.addEventListener('click', run);
    return button;
  });
  const close = make('button', { type: 'button', className: 'leave', textContent: 'Leave the tour' });
  close.addEventListener('click', leave);
  return [
    make('h2', { id: 'tour-title', textContent: title }, make('small', { textContent: where })),
    make('p', { id: 'tour-says', textContent: says }),
    make('div', { className: 'bar' }, ...buttons, close),
  ];
}

/** Follows what moves: the page is scrolled, another size, or painted anew. Answers how to end it. */
function keepFollowing(follow: (isResized: boolean) => void): () => void {
  let isWaiting = false;
  let isResized = false;
  const soon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      follow(isResized);
      isResized = false;
    });
  };
  const until = new AbortController();
  addEventListener('scroll', soon, { capture: true, passive: true, signal: until.signal });
  addEventListener(
    'resize',
    () => {
      isResized = true;
      soon();
    },
    { signal: until.signal },
  );
  const painted = new MutationObserver(soon);
  painted.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
  return () => {
    until.abort();
    painted.disconnect();
  };
}

const firstSeen = (selectors: readonly string[]): Element | null =>
  selectors
    .flatMap((one) => [...document.querySelectorAll(one)])
    .find((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0) ?? null;

/** The window without what always stands at its foot. */
function sight(): Box {
  const { clientWidth: right, clientHeight } = document.documentElement;
  const foot = document.querySelector('.foot')?.getBoundingClientRect().top ?? clientHeight;
  return { left: 0, top: 0, right, bottom: Math.min(foot, clientHeight) };
}

function clipped({ left, top, right, bottom }: Box, seen: Box): Box | null {
  const box = {
    left: Math.max(left - 4, seen.left + 3),
    top: Math.max(top - 4, seen.top + 3),
    right: Math.min(right + 4, seen.right - 3),
    bottom: Math.min(bottom + 4, seen.bottom - 3),
  };
  return box.right - box.left < 8 || box.bottom - box.top < 8 ? null : box;
}

function bringIntoSight(target: Element): void {
  const { left, top, right, bottom } = target.getBoundingClientRect();
  const seen = sight();
  const isTall = bottom - top > seen.bottom - seen.top;
  const isLevel = top >= seen.top && (isTall ? top < seen.bottom - 80 : bottom <= seen.bottom);
  const isWide = right - left > seen.right;
  if (isLevel && (isWide || (left >= seen.left && right <= seen.right))) return;
  target.scrollIntoView({ block: isLevel ? 'nearest' : isTall ? 'start' : 'center', inline: 'nearest' });
}
