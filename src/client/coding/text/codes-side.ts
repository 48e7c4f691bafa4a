import { the } from '../../kit/dom.ts';

/** Where a window is too narrow for three columns the codes come over the text, and go with the same button or Escape. */
export function startCodesSide(): void {
  const button = the('#show-codes', HTMLButtonElement);
  const side = the('#codes-side', HTMLElement);
  const show = (isShown: boolean): void => {
    button.ariaExpanded = String(isShown);
    the('#coding', HTMLElement).classList.toggle('shows-codes', isShown);
    if (isShown) the('#code-filter', HTMLInputElement).focus();
    else if (side.contains(document.activeElement)) button.focus();
  };
  button.addEventListener('click', () => {
    show(button.ariaExpanded !== 'true');
  });
  side.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(false);
  });
  // What is touched in the text is meant for the text.
  the('#reading', HTMLElement).addEventListener('pointerdown', ({ target }) => {
    if (target !== button && button.ariaExpanded === 'true') show(false);
  });
}
