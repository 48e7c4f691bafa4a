import { startChoosing } from '../excerpts/choosing.ts';
import { the } from '../kit/dom.ts';
import { openDrawer } from '../kit/drawers.ts';
import type { Footer } from '../kit/footer.ts';

/**
 * The words behind a number open beside the page, where they are read, recoded, coded and noted as on their own page. Answers
 * what opens them.
 */
export function startDrawer(footer: Footer): (href: string) => Promise<void> {
  const drawer = the('#drawer', HTMLDialogElement);
  const body = the('#drawer-body', HTMLElement);
  let hasChanged = false;

  /** The numbers of the page are those of before. */
  const renew = (): void => {
    if (hasChanged) location.reload();
  };

  async function open(href: string): Promise<void> {
    const response = await fetch(href, { headers: { 'x-part': 'yes' } });
    if (!response.ok) {
      location.assign(href);
      return;
    }
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
    body.replaceChildren(...parsed.body.childNodes);
    openDrawer(drawer, renew);
    drawer.scrollTop = 0;
    drawer.focus();
    if (!body.querySelector('#chosen')) return;
    startChoosing(footer, () => {
      hasChanged = true;
      void open(href);
    });
  }

  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // In a picture it is a link of SVG, whose address is not a string.
    const href = target.closest('a[data-cell], #drawer .pager a')?.getAttribute('href');
    if (typeof href !== 'string') return;
    event.preventDefault();
    // Where the words cannot be fetched, the link itself is followed.
    open(href).catch(() => {
      location.assign(href);
    });
  });
  drawer.addEventListener('click', ({ target }) => {
    if (target === drawer) drawer.close();
  });
  return open;
}
