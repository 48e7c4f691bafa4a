// PDF files for tests, made of the few objects that make one.

/** A line of words at a place; the y axis points upwards. */
export interface PdfWords {
  readonly at: readonly [number, number];
  readonly words: string;
  readonly size?: number;
}

const escaped = (words: string): string => words.replace(/[\\()]/g, (sign) => `\\${sign}`);

const content = (lines: readonly PdfWords[]): string =>
  lines
    .map(({ at: [x, y], words, size = 12 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(words)}) Tj ET`)
    .join('\n');

/** The bytes of a PDF with these pages. `objects` change what the file says, by number. */
export function pdf(
  pages: readonly (readonly PdfWords[])[],
  objects: Readonly<Record<number, string>> = {},
): Uint8Array {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((lines, at) => {
      const stream = content(lines);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ].map((object, at) => objects[at + 1] ?? object);
  let file = '%PDF-1.4\n';
  const places = all.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${file.lastIndexOf('xref\n0')}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
