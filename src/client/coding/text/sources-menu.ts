import { the } from '../../kit/dom.ts';
import type { KeyBinding } from '../../kit/keys.ts';

/** Scrolls what hangs from the menu to one of its lines, and nothing around it: it has its place in the window already. */
function showInMiddle(line: Element, panel: Element): void {
  const [here, around] = [line.getBoundingClientRect(), panel.getBoundingClientRect()];
  panel.scrollTop += here.top - around.top - (around.height - here.height) / 2;
}

/** The list of sources beside the text: opened by a key, narrowed by typing, followed by Enter. */
export function startSourcesMenu(): KeyBinding {
  const menu = the('#sources-menu', HTMLDetailsElement);
  const filter = the('#source-filter', HTMLInputElement);
  const lines = [...menu.querySelectorAll('li')];
  const first = (): HTMLAnchorElement | null | undefined =>
    lines.find((line) => !line.hidden)?.querySelector('a');

  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const line of lines) line.hidden = !(line.textContent || '').toLowerCase().includes(wanted);
  });
  menu.addEventListener('keydown', (event) => {
    const links = lines.flatMap((line) => (line.hidden ? [] : (line.querySelector('a') ?? [])));
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === 'Escape') menu.open = false;
    else if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (at > 0 ? links[at - 1] : filter)?.focus();
    else if (event.key === 'Enter' && event.target === filter) first()?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('toggle', () => {
    if (!menu.open) return;
    const current = menu.querySelector('[aria-current]');
    const panel = current?.closest('.panel');
    if (current && panel) showInMiddle(current, panel);
    filter.focus({ preventScroll: true });
  });
  return { key: 'g', does: 'Go to another source', run: () => (menu.open = !menu.open) };
}
