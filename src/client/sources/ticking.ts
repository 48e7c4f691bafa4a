import { the } from '../kit/dom.ts';

/** The boxes of the sources that are shown. */
export const boxes = (): HTMLInputElement[] => [
  ...the('#source-rows', HTMLElement).querySelectorAll<HTMLInputElement>('input[type=checkbox]'),
];

export const tickedBoxes = (): HTMLInputElement[] => boxes().filter(({ checked }) => checked);

/** Sources are ticked one by one, with Shift from the last one to this, or all that are shown; the form says how many. */
export function startTicking(form: HTMLFormElement): void {
  const all = the('#all-sources', HTMLInputElement);
  let last: string | null = null;

  const show = (): void => {
    const count = tickedBoxes().length;
    the('#count', HTMLOutputElement, form).value =
      count === 0 ? 'Choose sources to say the same of all of them' : `${count} chosen`;
    all.checked = count > 0 && count === boxes().length;
    all.indeterminate = count > 0 && !all.checked;
    for (const button of form.querySelectorAll<HTMLButtonElement>('[data-does]'))
      button.disabled = count === 0;
  };
  the('#source-rows', HTMLElement).addEventListener('click', ({ target, shiftKey }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const shown = boxes();
    const [at, from] = [shown.indexOf(target), shown.findIndex(({ value }) => value === last)];
    if (shiftKey && from >= 0)
      for (const box of shown.slice(Math.min(at, from), Math.max(at, from) + 1)) box.checked = target.checked;
    last = target.value;
    show();
  });
  all.addEventListener('click', () => {
    for (const box of boxes()) box.checked = all.checked;
    show();
  });
  form.addEventListener('ticked', show);
  show();
}
