import type { Block, ReportDocument, Run } from './blocks.ts';

/** What a part of a report said at one time, line by line. Words of informants are not kept twice: where they stand is. */
export interface KeptPart {
  readonly guid: string;
  readonly label: string;
  readonly lines: readonly string[];
}

/** What became of a part of a report since. */
export interface PartChange {
  readonly guid: string;
  readonly label: string;
  readonly what: 'came' | 'went' | 'changed';
  /** Lines that are no longer there, and lines that were not there then. */
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** What a report says, to be kept and compared with later. */
export const keptOf = ({ parts }: Pick<ReportDocument, 'parts'>): KeptPart[] =>
  parts.map(({ guid, label, blocks }) => ({ guid, label, lines: blocks.flatMap(linesOf) }));

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [textOf(block.runs), ...block.runs.flatMap(placesOf)];
    case 'list':
      return block.items.flatMap((item) => [textOf(item), ...item.flatMap(placesOf)]);
    case 'quotes':
      return block.quotes.map(quoteLine);
    case 'table':
      return [
        block.caption,
        block.head.join(' | '),
        ...block.rows.flatMap((row) => [row.map(plain).join(' | '), ...row.flatMap(placesOf)]),
        ...(block.note === '' ? [] : [block.note]),
      ];
    case 'picture':
      return [block.caption, block.says];
  }
}

const plain = (run: Run): string => (typeof run === 'string' ? run : run.text);
const textOf = (runs: readonly Run[]): string => runs.map(plain).join('');

const placesOf = (run: Run): string[] =>
  typeof run === 'string' || run.quotes.length === 0
    ? []
    : [`behind “${run.text}”: ${[...new Set(run.quotes.map(({ place }) => place))].join(', ')}`];

/** A quote by its place and its length: words that change are noticed, and not kept. */
const quoteLine = ({ exact, place, bears }: { exact: string; place: string; bears: string }): string =>
  `quote of ${place}, ${exact.length} characters${bears === '' ? '' : `, ${bears}`}`;

/** What changed in a report, part by part; parts that say the same are not there. */
export function changesIn(before: readonly KeptPart[], now: readonly KeptPart[]): PartChange[] {
  const then = new Map(before.map((part) => [part.guid, part]));
  const still = new Set(now.map(({ guid }) => guid));
  return [
    ...now.flatMap((part): PartChange[] => {
      const old = then.get(part.guid);
      if (!old) return [{ guid: part.guid, label: part.label, what: 'came', was: [], is: part.lines }];
      const [was, is] = [without(old.lines, part.lines), without(part.lines, old.lines)];
      return was.length + is.length === 0
        ? []
        : [{ guid: part.guid, label: part.label, what: 'changed', was, is }];
    }),
    ...before
      .filter(({ guid }) => !still.has(guid))
      .map(({ guid, label, lines }): PartChange => ({ guid, label, what: 'went', was: lines, is: [] })),
  ];
}

/** Lines of one list that the other has not, as often as they are too many. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
