import type { AttributeSubject } from '../../domain/attribute.ts';
import { counted } from '../../domain/counted.ts';
import type { Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import { rememberTyped } from './typed-cells.ts';

/** The cells of the grid, row by row. */
const cellsIn = (grid: HTMLElement): HTMLInputElement[][] =>
  [...grid.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('input')]);

/** Cells of Excel as they are pasted: rows of words. What stands in quotation marks may hold line ends. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    const words = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    rows.at(-1)?.push(words.replace(/\s+/g, ' ').trim());
    if (end !== '\t' && end !== '') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** A grid in which each change is kept at once, cells are pasted, and arrows and Enter walk. */
export function startGrid(subject: AttributeSubject, { say, show }: Footer): void {
  const grid = document.querySelector<HTMLElement>('#grid');
  if (!grid) return;
  const cells = cellsIn(grid);
  const placeOf = new Map(
    cells.flatMap((row, at) => row.map((cell, column) => [cell, [at, column]] as const)),
  );

  const forget = rememberTyped(subject, grid, cells.flat());

  async function keep(changed: readonly (readonly [HTMLInputElement, string])[]): Promise<void> {
    const changes = changed.flatMap(([cell, value]) => {
      const was = cell.dataset['kept'] ?? '';
      const { attribute } = cell.dataset;
      const id = Number(cell.closest('tr')?.dataset['id']);
      return was === value ? [] : { attribute: Number(attribute), id, value, was };
    });
    for (const [cell, value] of changed) cell.value = value;
    if (changes.length === 0) return;
    try {
      show(await ask('PUT attributes/{subject}/values', { subject, body: { changes } }));
      for (const [cell, value] of changed) {
        settle(cell, value);
        forget(cell);
      }
      say(`${counted(changes.length, 'value is', 'values are')} kept`);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      for (const [cell] of changed) cell.setAttribute('aria-invalid', 'true');
      say(error.message, 'problem');
    }
  }

  const at = (row: number, column: number): HTMLInputElement | undefined => cells[row]?.[column];
  grid.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) void keep([[target, target.value.trim()]]);
  });
  // A cell that stands there as it was typed before is kept when she leaves it, though nothing in it changed since.
  grid.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLInputElement && target.title !== '') void keep([[target, target.value.trim()]]);
  });
  grid.addEventListener('paste', (event) => {
    const [row, column] = placeOf.get(event.target as HTMLInputElement) ?? []; // any other target has no place
    const pasted = pastedCells(event.clipboardData?.getData('text/plain') ?? '');
    if (row === undefined || column === undefined || (pasted.length === 1 && pasted[0]?.length === 1)) return;
    event.preventDefault();
    const changed = pasted.flatMap((line, down) =>
      line.flatMap((value, right) => {
        const cell = at(row + down, column + right);
        return cell ? [[cell, value] as const] : [];
      }),
    );
    const beyond = pasted.reduce((sum, line) => sum + line.length, 0) - changed.length;
    void keep(changed).then(() => {
      if (beyond > 0)
        say(`${counted(beyond, 'cell lies', 'cells lie')} beyond the grid and were left out`, 'problem');
    });
  });
  walkByKeys(grid, placeOf, at);
}

/** Enter and the arrows go down and up a column. */
function walkByKeys(
  grid: HTMLElement,
  placeOf: ReadonlyMap<HTMLInputElement, readonly number[]>,
  at: (row: number, column: number) => HTMLInputElement | undefined,
): void {
  grid.addEventListener('keydown', (event) => {
    const [row, column] = placeOf.get(event.target as HTMLInputElement) ?? []; // as above
    if (row === undefined || column === undefined) return;
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down === undefined || event.altKey) return;
    event.preventDefault();
    at(row + down, column)?.focus();
  });
}

function settle(cell: HTMLInputElement, value: string): void {
  cell.dataset['kept'] = value;
  cell.defaultValue = value;
  cell.removeAttribute('aria-invalid');
}
