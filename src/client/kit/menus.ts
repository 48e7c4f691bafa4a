/** What a menu of the frame or of a room is: its head, and what hangs from it. */
const menus = 'details.filter, details.who';

/** As near as a menu comes to the edge of what shows it, in pixels. */
const gap = 8;

/** Less height than this and the page is scrolled until a menu has it, in pixels. */
const leastHeight = 240;

/** What can be seen of a stretch of the page: the window, less what scrolls around the element. */
function sight(element: HTMLElement): { left: number; right: number; bottom: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  const seen = { left: 0, right: clientWidth, bottom: clientHeight };
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowX === 'visible' || around === document.body) continue;
    const box = around.getBoundingClientRect();
    seen.left = Math.max(seen.left, box.left);
    seen.right = Math.min(seen.right, box.left + around.clientWidth);
    seen.bottom = Math.min(seen.bottom, box.top + around.clientHeight);
  }
  return seen;
}

/**
 * Puts what hangs from an open menu where it can be seen whole: below its head where there is room, else moved to the side by as
 * much as is missing, and no wider or higher than what shows it. The style sheet reads `--aside`, `--wide` and `--high`.
 */
function placeMenu(menu: Element): void {
  const panel = menu.querySelector<HTMLElement>(':scope > .panel, :scope > form');
  if (!panel) return;
  const { style } = panel;
  for (const name of ['--aside', '--wide', '--high']) style.removeProperty(name);
  const { left, right } = sight(panel);
  style.setProperty('--wide', `${right - left - 2 * gap}px`);
  const box = panel.getBoundingClientRect();
  const aside = Math.max(0, left + gap - box.left) || Math.min(0, right - gap - box.right);
  style.setProperty('--aside', `${aside}px`);
  const least = Math.min(panel.offsetHeight, leastHeight);
  if (box.top < 0 || sight(panel).bottom - box.top < least) panel.scrollIntoView({ block: 'nearest' });
  const room = sight(panel).bottom - panel.getBoundingClientRect().top - gap;
  style.setProperty('--high', `${Math.max(least, room)}px`);
}

/** Keeps every menu inside the window: as soon as it opens, and when the window changes while it is open. */
export function keepMenusInside(): void {
  // Seen before it is painted; the event `toggle` comes a frame later, and the menu would jump.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLDetailsElement && target.open && target.matches(menus)) placeMenu(target);
    }
  }).observe(document.body, { subtree: true, attributeFilter: ['open'] });
  addEventListener('resize', () => {
    for (const menu of document.querySelectorAll('details[open]')) if (menu.matches(menus)) placeMenu(menu);
  });
}
