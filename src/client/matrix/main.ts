import { the } from '../kit/dom.ts';
import { createFooter } from '../kit/footer.ts';
import { announceOthers } from '../kit/others.ts';
import { wakeCodeCards } from '../kit/code-card.ts';
import { wakeCellMemo } from '../kit/cell-memo.ts';
import { wakeFrame, wakePrint } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';

wakeFrame();
wakePrint();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
wakeCellMemo(footer);
wakeCodeCards();
const keys: KeyBinding[] = [];
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);

const form = the('#choose', HTMLFormElement);
form.addEventListener('change', ({ target }) => {
  // A filter takes several clicks; it is applied by its button.
  if (target instanceof HTMLSelectElement) form.requestSubmit();
});
form.addEventListener('submit', () => {
  // Another order by a code that is no longer a column would be no order.
  const under = the('select[name=under]', HTMLSelectElement, form);
  if (!under.querySelector('option[selected]')?.matches(':checked'))
    form.querySelector('input[name=sort]')?.remove();
});

const drawer = the('#drawer', HTMLDialogElement);
const body = the('#drawer-body', HTMLElement);

/** Opens the words behind a number beside the matrix; without it the link opens them on a page. */
async function openCell(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.href, { headers: { 'x-part': 'yes' } });
  if (!response.ok) {
    location.assign(link.href);
    return;
  }
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  body.replaceChildren(...parsed.body.childNodes);
  if (!drawer.open) drawer.showModal();
  drawer.scrollTop = 0;
  drawer.focus();
}

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = target.closest<HTMLAnchorElement>('a[data-cell], #drawer .pager a');
  if (!link) return;
  event.preventDefault();
  // Where the words cannot be fetched, the link itself is followed.
  openCell(link).catch(() => {
    location.assign(link.href);
  });
});
drawer.addEventListener('click', ({ target }) => {
  if (target === drawer) drawer.close();
});
