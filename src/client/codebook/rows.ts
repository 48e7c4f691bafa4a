import { the } from '../kit/dom.ts';

/** A code as its row shows it. */
export interface CodeRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly path: string;
  readonly shade: string;
  readonly isAside: boolean;
  readonly element: HTMLElement;
}

const asRow = (element: HTMLElement): CodeRow => ({
  id: Number(element.dataset['code']),
  parentId: element.dataset['parent'] === '' ? null : Number(element.dataset['parent']),
  name: element.dataset['name'] ?? '',
  path: element.dataset['path'] ?? '',
  shade: element.dataset['shade'] ?? '#000000',
  isAside: element.classList.contains('aside'),
  element,
});

/** The rows of the codebook in reading order, as they stand on the page now. */
export const codeRows = (): CodeRow[] =>
  [...the('#codes', HTMLElement).querySelectorAll<HTMLElement>('tr[data-code]')].map(asRow);

/** The codes whose boxes are ticked; where none is, the one the keyboard is on. */
export function chosenRows(): CodeRow[] {
  const rows = codeRows();
  const ticked = rows.filter(({ element }) => boxOf(element).checked);
  if (ticked.length > 0) return ticked;
  return rows.filter(({ element }) => element.contains(document.activeElement));
}

export function boxOf(row: HTMLElement): HTMLInputElement {
  const box = row.querySelector('input[type=checkbox]');
  if (!(box instanceof HTMLInputElement)) throw new Error('a row without a box');
  return box;
}

/** The codes that share a parent with one, in order. */
export const siblingsOf = ({ parentId }: CodeRow, rows: readonly CodeRow[]): CodeRow[] =>
  rows.filter((row) => row.parentId === parentId);

/** Puts the keyboard on a code. */
export function focusCode(id: number): void {
  codeRows()
    .find((row) => row.id === id)
    ?.element.querySelector<HTMLElement>('th a')
    ?.focus();
}

/** Shows only rows whose path or definition holds what is typed, with what stands above them. */
export function filterRows(typed: string): void {
  const wanted = typed.trim().toLowerCase();
  const rows = codeRows();
  const shown = new Set<number>();
  for (const row of rows) {
    const words = `${row.path} ${row.element.textContent}`.toLowerCase();
    if (!words.includes(wanted)) continue;
    let above: CodeRow | undefined = row;
    while (above) {
      shown.add(above.id);
      const { parentId }: CodeRow = above;
      above = rows.find(({ id }) => id === parentId);
    }
  }
  for (const { id, element } of rows) element.hidden = !shown.has(id);
  for (const guest of document.querySelectorAll<HTMLElement>('#codes .guest'))
    guest.hidden = !guest.textContent.toLowerCase().includes(wanted);
}
