import type { PdfLine } from './pdf-lines.ts';

/** So many lines at the top and at the bottom of a page may be running heads. */
const edge = 3;

/**
 * The pages without what stands at the top or bottom of most of them: running heads, and page numbers alone. `left` are the words that
 * were left out, as first met, and how often.
 */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): {
  body: readonly (readonly PdfLine[])[];
  left: ReadonlyMap<string, number>;
} {
  const filled = pages.filter((lines) => lines.length > 0);
  const counts = new Map<string, number>();
  for (const lines of filled)
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(3, Math.ceil(filled.length * 0.5));
  const isHead = (line: PdfLine): boolean => {
    const count = counts.get(keyOf(line)) ?? 0;
    return count >= enough || (count >= 2 && filled.length === 2 && isNumber(line.text));
  };
  const left = new Map<string, number>();
  const body = pages.map((lines) => {
    const edges = new Set(headsOf(lines, isHead));
    for (const { text } of edges) left.set(text, (left.get(text) ?? 0) + 1);
    return lines.filter((line) => !edges.has(line));
  });
  return { body, left: groupedByKey(left) };
}

function groupedByKey(left: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  return new Map([...left].filter(([text]) => !seen.has(patternOf(text)) && seen.add(patternOf(text))));
}

const isNumber = (text: string): boolean =>
  /^\W*(?:page|seite|p\.)?\s*\d+\s*(?:(?:of|\/|von|de)\s*\d+)?\W*$/i.test(text);

/** The same line on each page, whatever number it has there, at about the same height. */
const keyOf = ({ text, y }: PdfLine): string => `${Math.round(y / 12)} ${patternOf(text)}`;
const patternOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const sorted = [...lines].sort((a, b) => b.y - a.y);
  return sorted.length <= edge * 2 ? sorted : [...sorted.slice(0, edge), ...sorted.slice(-edge)];
}

/** Lines at the edges that come again on other pages and stand apart from the text. */
function headsOf(lines: readonly PdfLine[], isHead: (line: PdfLine) => boolean): PdfLine[] {
  const sorted = [...lines].sort((a, b) => b.y - a.y);
  return [...apart(sorted, isHead), ...apart(sorted.toReversed(), isHead)];
}

/** The outermost lines up to a gap, if all of them are heads. A number alone needs no gap. */
function apart(inwards: readonly PdfLine[], isHead: (line: PdfLine) => boolean): PdfLine[] {
  for (let count = 1; count <= Math.min(edge, inwards.length); count++) {
    const last = inwards[count - 1];
    const next = inwards[count];
    if (!last || !isHead(last)) return [];
    const gap = next ? Math.abs(last.y - next.y) : Infinity;
    if (gap > last.height * 1.7 || isNumber(last.text)) return inwards.slice(0, count);
  }
  return [];
}
