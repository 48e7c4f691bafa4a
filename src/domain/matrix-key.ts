/** Lines that stand for one thing of the project, which their key names by its id: *itself* is a code without those below it. */
const ofThings = ['case', 'source', 'informant', 'code', 'itself', 'coder', 'query'] as const;
/** Lines that stand for all that say the same, which their key names by what they say. */
const ofWords = ['type', 'value'] as const;
/** The line of everything, and that of the sources for which no value was given. */
const ofAll = ['total', 'no-value'] as const;

type Thing = (typeof ofThings)[number];
type Worded = (typeof ofWords)[number];

/** What a row or a column of a matrix stands for. */
export type LineOf =
  | { readonly kind: Thing; readonly id: number }
  | { readonly kind: Worded; readonly name: string }
  | { readonly kind: (typeof ofAll)[number] };

/** The key by which a line is told from all others of its axis, in addresses and where memos on cells are kept: `case-3`, `type-partner`. */
export function keyOf(line: LineOf): string {
  if ('id' in line) return `${line.kind}-${line.id}`;
  return 'name' in line ? `${line.kind}-${line.name}` : line.kind;
}

/** What a key stands for; null where no line has such a key. */
export function readKey(key: string): LineOf | null {
  const all = ofAll.find((kind) => kind === key);
  if (all) return { kind: all };
  const thing = ofThings.find((kind) => key.startsWith(`${kind}-`));
  if (thing) {
    const id = key.slice(thing.length + 1);
    return /^\d{1,15}$/.test(id) ? { kind: thing, id: Number(id) } : null;
  }
  const worded = ofWords.find((kind) => key.startsWith(`${kind}-`));
  return worded ? { kind: worded, name: key.slice(worded.length + 1) } : null;
}

/** The id that a key names, where it stands for such a thing; null where it stands for anything else. */
export function idIn(key: string, kind: Thing): number | null {
  const line = readKey(key);
  return line && 'id' in line && line.kind === kind ? line.id : null;
}
