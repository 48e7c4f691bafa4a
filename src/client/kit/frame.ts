import { the } from './dom.ts';
import { keepMenusInside } from './menus.ts';
import { place } from './server.ts';
import { startTheme } from './theme.ts';

/** Small things of the frame: choosing a coder leads back to this very page; an open menu closes on Escape or elsewhere. */
export function startFrame(): void {
  keepMenusInside();
  startTheme();
  const back = document.querySelector('.who input[name=back]');
  if (back instanceof HTMLInputElement) back.value = location.pathname + location.search;
  document.addEventListener('formdata', ({ formData }) => {
    if (inProject()) formData.set('place', place());
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details[open]')) menu.removeAttribute('open');
  });
  document.addEventListener('click', ({ target }) => {
    for (const menu of document.querySelectorAll('details.who[open], details.filter[open]')) {
      if (target instanceof Node && !menu.contains(target)) menu.removeAttribute('open');
    }
  });
}

/** Whether the page belongs to a project. */
export const inProject = (): boolean => document.querySelector('.foot') !== null;

/** Prints the page when its button is pressed. */
export function startPrint(): void {
  the('#print', HTMLButtonElement).addEventListener('click', () => {
    print();
  });
}
