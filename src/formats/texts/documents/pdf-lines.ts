// The signs on a page of a PDF as lines of words.

/** A piece of words at its place on the page, as pdf.js tells it; the y axis points upwards. */
export interface PdfPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line of a page: where it begins and ends, its base line and how high its letters are. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

interface OpenLine {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
}

/** The lines of a page, in the order in which the file tells them: column after column where whoever made it wrote so. */
export function linesOfPage(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: OpenLine[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const placed = placeOf(piece, line);
    if (line && isSameLine(line, placed)) goOn(line, piece, placed);
    else if (piece.str.trim() !== '')
      lines.push({
        text: piece.str,
        left: placed.left,
        right: placed.left + piece.width,
        y: placed.y,
        height: placed.size,
      });
  }
  return lines
    .map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

interface Placed {
  readonly left: number;
  readonly y: number;
  readonly size: number;
}

/** Blanks have no height of their own. */
function placeOf({ transform, height }: PdfPiece, line: OpenLine | undefined): Placed {
  const [, , , scale = 0, left = 0, y = 0] = transform;
  const size = [height, Math.abs(scale), line?.height ?? 0].find((one) => one > 0) ?? 10;
  return { left, y, size };
}

function goOn(line: OpenLine, { str, width }: PdfPiece, { left, size }: Placed): void {
  if (str === '') return;
  line.text += isApart(line, left, str) ? ` ${str}` : str;
  line.right = Math.max(line.right, left + width);
  if (str.trim() !== '') line.height = Math.max(line.height, size);
}

function isSameLine(line: OpenLine, { left, y, size }: Placed): boolean {
  const height = Math.max(line.height, size);
  return Math.abs(line.y - y) < height * 0.45 && left > line.right - height * 3;
}

const isApart = (line: OpenLine, left: number, words: string): boolean =>
  left - line.right > line.height * 0.18 && !/\s$/.test(line.text) && !/^\s/.test(words);
