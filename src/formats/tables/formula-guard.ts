// A spreadsheet runs a cell that begins like a formula. A leading apostrophe makes it words again.

/** Any apostrophes, blanks, then what Excel, LibreOffice or Sheets take for the start of a formula. */
const risky = /^'*\s*[=+\-@\t\r＝＋－＠]/;

/** `cell` as it may stand in a CSV. Cells that already begin with apostrophes get one more, so that none is lost on the way back. */
export function guarded(cell: string): string {
  return !isWord(cell.charCodeAt(0)) && risky.test(cell) ? `'${cell}` : cell;
}

/** The exact inverse of `guarded`, for every string. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
}

/** Whether a cell begins with a digit or a letter of ASCII, as most do: then nothing more need be looked at. */
const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
