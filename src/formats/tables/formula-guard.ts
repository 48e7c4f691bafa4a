// A spreadsheet runs a cell that begins like a formula. A leading apostrophe makes it words again.

/** Any apostrophes, blanks, then what Excel, LibreOffice or Sheets take for the start of a formula. */
const risky = /^'*\s*[=+\-@\t\r＝＋－＠]/;

/** `cell` as it may stand in a CSV. Cells that already begin with apostrophes get one more, so that none is lost on the way back. */
export function guarded(cell: string): string {
  return risky.test(cell) ? `'${cell}` : cell;
}

/** The exact inverse of `guarded`, for every string. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
}
