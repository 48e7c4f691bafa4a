// On paper nothing scrolls: a table that is wider than the page is printed in parts, one under the other, each with the heads
// of its rows.

/** A page on its side has room for about so many pixels beside the heads of the rows. */
const room = 800;

/** Splits the tables of the page before it is printed, and makes them whole again afterwards. */
export function startSplitting(): void {
  let parts: readonly Element[] = [];
  addEventListener('beforeprint', () => {
    parts = [...document.querySelectorAll<HTMLTableElement>('.sheet table')].flatMap(split);
  });
  addEventListener('afterprint', () => {
    for (const part of parts) part.remove();
    for (const sheet of document.querySelectorAll('.sheet.in-parts')) sheet.classList.remove('in-parts');
  });
}

function split(table: HTMLTableElement): Element[] {
  const sheet = table.closest('.sheet');
  const columns = (table.tHead?.rows[0]?.cells.length ?? 1) - 1;
  const most = Math.floor(room / (sheet?.querySelector('.said-cell, .quoted') ? 200 : 96));
  if (!sheet || columns <= most) return [];
  const count = Math.ceil(columns / most);
  const size = Math.ceil(columns / count);
  const parts = Array.from({ length: count }, (_, at) =>
    partOf(table, at * size + 1, Math.min(columns, (at + 1) * size)),
  );
  sheet.classList.add('in-parts');
  sheet.after(...parts);
  return parts;
}

/** The columns `from` to `to` of a table, counted from 1, behind the heads of its rows. */
function partOf(table: HTMLTableElement, from: number, to: number): Element {
  // A clone is of the same kind as what it was made from.
  const copy = table.cloneNode(true) as HTMLTableElement;
  copy.removeAttribute('id');
  for (const row of copy.rows)
    [...row.cells].forEach((cell, at) => {
      if (cell.colSpan > 1) cell.colSpan = to - from + 2;
      else if (at > 0 && (at < from || at > to)) cell.remove();
    });
  const part = document.createElement('div');
  part.className = 'sheet part';
  part.append(copy);
  return part;
}
