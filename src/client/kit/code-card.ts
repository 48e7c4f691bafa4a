import { make } from './dom.ts';
import { openDrawer } from './drawers.ts';

/** In every list a code's name opens its entry beside the list; with Ctrl, or without this script, its page. */
export function startCodeCards(): void {
  const dialog = make('dialog', { className: 'drawer', ariaLabel: 'Code' });
  const body = make('div');
  const close = make('button', { className: 'close', ariaLabel: 'Close', textContent: '×' });
  dialog.append(make('form', { method: 'dialog' }, close), body);
  document.body.append(dialog);
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  const open = async ({ href }: HTMLAnchorElement): Promise<void> => {
    const answer = await fetch(href, { headers: { 'x-part': 'yes' } });
    if (!answer.ok) throw new Error(answer.statusText);
    const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
    body.replaceChildren(...parsed.body.childNodes);
    openDrawer(dialog);
  };
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = target.closest<HTMLAnchorElement>('a[data-code-card]');
    if (!link || dialog.contains(link)) return;
    event.preventDefault();
    open(link).catch(() => {
      location.assign(link.href);
    });
  });
}
