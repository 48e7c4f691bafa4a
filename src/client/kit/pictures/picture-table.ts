/** The table of the numbers of a picture: the one it names, the next one on the page, or else the last one before it. */
export function tableBeside(figure: HTMLElement): HTMLTableElement | null {
  const named = figure.dataset['table'];
  if (named !== undefined) return document.querySelector(named);
  const tables = [...document.querySelectorAll<HTMLTableElement>('main table')];
  const isAfter = (table: Element): boolean =>
    (figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return tables.find(isAfter) ?? tables.at(-1) ?? null;
}

/** What a table shows, as it is read, without what is pressed in it. */
export const tableAsCsv = (table: HTMLTableElement): string =>
  [...table.rows].map((row) => [...row.cells].flatMap(cellsOf).map(quoted).join(',')).join('\r\n');

/** A cell of several columns is followed by empty ones. */
function cellsOf(cell: HTMLTableCellElement): string[] {
  const copy = cell.cloneNode(true) as HTMLElement; // a clone is of the same kind
  for (const pressed of copy.querySelectorAll('button, .button, input, meter, svg, .on-screen'))
    pressed.remove();
  return [copy.textContent.replaceAll(/\s+/g, ' ').trim(), ...Array<string>(cell.colSpan - 1).fill('')];
}

/** What a spreadsheet would take for a formula is told to be words; a number stays a number. */
function quoted(cell: string): string {
  const safe = /^[=+@-]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
