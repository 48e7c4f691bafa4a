// Lines of a PDF as the paragraphs they were before they were set.
import type { Block } from '../compose.ts';
import { acceptLabels, labelKey } from '../talk/accept-labels.ts';
import { readLineStart } from '../talk/labels.ts';
import type { PdfLine } from './pdf-lines.ts';

/** How the lines of a document are set, as most of them are. */
interface Setting {
  /** From base line to base line. */
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly labels: ReadonlyMap<string, string>;
  /** Words with a hyphen inside a line, in small letters: at a line end their hyphen stays. */
  readonly hyphened: ReadonlySet<string>;
}

/** The paragraphs of pages of lines. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): Block[] {
  const setting = settingOf(pages);
  const blocks: { lines: string[]; last: PdfLine; page: number }[] = [];
  for (const [page, lines] of pages.entries())
    for (const line of lines) {
      const open = blocks.at(-1);
      if (open && goesOn(open, line, page, setting)) {
        // Line by line: looked at whole for each of its lines, a paragraph of thousands took minutes.
        open.lines.push(upTo(open.lines.pop() ?? '', line.text, setting), line.text);
        open.last = line;
      } else blocks.push({ lines: [line.text], last: line, page });
      const block = blocks.at(-1);
      if (block) block.page = page;
    }
  return blocks.map(({ lines, last }) => {
    const text = lines.join('');
    return { text, heading: last.height > setting.height * 1.25 && text.length < 120 };
  });
}

function settingOf(pages: readonly (readonly PdfLine[])[]): Setting {
  const lines = pages.flat();
  const steps = pages.flatMap((page) =>
    page
      .slice(1)
      .map((line, at) => (page[at]?.y ?? 0) - line.y)
      .filter((step) => step > 0),
  );
  const starts = lines.flatMap(({ text }) => readLineStart(text) ?? []);
  return {
    pitch: commonest(steps) || 14,
    left: commonest(lines.map(({ left }) => left)),
    right: quantile(
      lines.map(({ right }) => right),
      0.9,
    ),
    height: commonest(lines.map(({ height }) => height)),
    labels: acceptLabels(starts, lines.length),
    hyphened: new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? [])),
  };
}

/** The value most met, as whole points. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count];
  return best;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

const isSentenceEnd = (text: string): boolean => /[.?!…:]["'”’)\]»]*$/.test(text);

function goesOn(
  open: { readonly lines: readonly string[]; readonly last: PdfLine; readonly page: number },
  line: PdfLine,
  page: number,
  setting: Setting,
): boolean {
  const text = endOf(open.lines);
  if (isLabelled(line.text, setting) || Math.abs(open.last.height - line.height) > 1.5) return false;
  const width = setting.right - setting.left;
  const isShort = open.last.right < setting.right - width * 0.16;
  if (page !== open.page) return !isShort && !isSentenceEnd(text);
  const step = open.last.y - line.y;
  // The next column begins above.
  if (step < 0) return !isSentenceEnd(text);
  if (step > setting.pitch * 1.35) return false;
  if (isShort && isSentenceEnd(text)) return false;
  if (isShort && open.last.right < setting.left + width * 0.6) return false;
  const indent = line.left - open.last.left;
  return !(indent > setting.height * 1.2 && isSentenceEnd(text));
}

const endOf = (lines: readonly string[]): string => lines.at(-1) ?? '';

function isLabelled(text: string, { labels }: Setting): boolean {
  const name = readLineStart(text)?.name;
  return name !== null && name !== undefined && labels.has(labelKey(name));
}

/** A line as the next goes on from it: a blank after it, or its last word made whole. */
function upTo(before: string, after: string, { hyphened }: Setting): string {
  const [, head] = /(\p{L}+)-$/u.exec(before) ?? [];
  const [tail] = /^\p{Ll}+/u.exec(after) ?? [];
  if (head === undefined || tail === undefined)
    return before.endsWith('­') ? before.slice(0, -1) : `${before} `;
  const isCompound = hyphened.has(`${head}-${tail}`.toLowerCase());
  return isCompound ? before : before.slice(0, -1);
}
