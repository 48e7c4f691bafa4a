import type { FilePreview } from '../../../api/sources.ts';
import { counted } from '../../../domain/counted.ts';
import type { Encoding } from '../../../domain/encoding.ts';
import type { LabelRule } from '../../../domain/label-rule.ts';
import { make, the } from '../../kit/dom.ts';
import { ask, NotDone } from '../../kit/server.ts';
import type { Keeping } from './keeping.ts';
import type { Known } from './known.ts';
import { startMany } from './many.ts';
import { startNames } from './names.ts';
import { PreviewRow, type Chosen } from './preview-row.ts';

/** Reads a file again in an encoding. */
export type ReadAgain = (encoding: Encoding) => Promise<FilePreview>;

interface Placed {
  readonly read: FilePreview;
  readonly rows: PreviewRow[];
  readonly names: string[];
}

/** So many texts are understood anew in one request. */
const atOnce = 20;

/** The table of files as they were understood, each with what she says of it. */
export function createPreviews(known: Known, keeping: Keeping) {
  const table = the('#previews', HTMLElement);
  const shown: PreviewRow[] = [];
  const names = freeNames(known.names);
  const hashes = new Map<string, string>();
  let tell: () => void = () => undefined;

  const { correct, correctOne } = createCorrecting(shown);
  const { targets, say } = startMany(known, shown, { correct, changed: () => tell() });
  startNames(targets, keeping.keepAll);

  function place(read: FilePreview, again: ReadAgain | null, before: Node | null): void {
    const file = asDuplicate(read, hashes);
    const placed: Placed = { read, rows: [], names: [] };
    for (const [at, text] of file.texts.entries()) {
      const name = names.free(text.name);
      const choose =
        again !== null && at === 0 && file.encoding !== null ? chooseEncoding(placed, again) : null;
      const correct = (row: PreviewRow, rule: LabelRule): void => void correctOne(row, rule);
      const { watch, has: hasDraft } = keeping;
      const asks = { changed: () => tell(), choose, correct, watch, hasDraft };
      const one = new PreviewRow(known, file, { ...text, name }, asks);
      placed.rows.push(one);
      placed.names.push(name);
      shown.push(one);
      table.insertBefore(one.element, before);
      keeping.watch(one.line, text.staged);
    }
    say();
  }

  /** Reads a file again in another encoding; what was understood before gives way to what is understood now. */
  const chooseEncoding =
    (placed: Placed, again: ReadAgain) =>
    async (encoding: Encoding): Promise<void> => {
      const read = await again(encoding);
      await ask('DELETE files', { body: { staged: placed.rows.map((row) => row.text.staged) } });
      const before = placed.rows.at(-1)?.element.nextSibling ?? null;
      for (const { element } of placed.rows) element.remove();
      shown.splice(0, shown.length, ...shown.filter((one) => !placed.rows.includes(one)));
      for (const name of placed.names) names.release(name);
      hashes.delete(placed.read.hash);
      place(read, again, before);
      shown.at(-1)?.open();
      tell();
    };

  return {
    /** Shows a file; `again` reads it in another encoding, as long as the page has its bytes. */
    add: (read: FilePreview, again: ReadAgain | null): void => place(read, again, null),
    /** A text on its own is shown whole. */
    openOnly: (): void => {
      if (shown.length === 1) shown[0]?.open();
    },
    /** What is to be stored: every text that is not left out. */
    chosen: (): Chosen[] => shown.flatMap((one) => one.read() ?? []),
    /** Every text that is shown, also those that are left out. */
    keys: (): string[] => shown.map((row) => row.text.staged),
    onChange: (told: () => void): void => {
      tell = told;
    },
  };
}

/** The same bytes dropped twice are as much a duplicate as those of a source that is there. */
function asDuplicate(read: FilePreview, hashes: Map<string, string>): FilePreview {
  const file = { ...read, duplicateOf: read.duplicateOf ?? hashes.get(read.hash) ?? null };
  hashes.set(read.hash, read.file);
  return file;
}

/** Names that nothing is called yet. */
function freeNames(known: readonly string[]) {
  const names = new Set(known.map((name) => name.toLowerCase()));
  return {
    /** The name itself, or with the next number that is free. */
    free: (name: string): string => {
      let free = name;
      for (let number = 2; names.has(free.toLowerCase()); number++) free = `${name} (${number})`;
      names.add(free.toLowerCase());
      return free;
    },
    release: (name: string): void => void names.delete(name.toLowerCase()),
  };
}

/** Understands texts anew by what she says of their labels, and offers the same for others. */
function createCorrecting(shown: readonly PreviewRow[]) {
  const offered = the('#offered', HTMLElement);
  const correct = async (rows: readonly PreviewRow[], labels: LabelRule): Promise<void> => {
    try {
      for (let from = 0; from < rows.length; from += atOnce) {
        const some = rows.slice(from, from + atOnce);
        const body = { staged: some.map((row) => row.text.staged), labels };
        const texts = await ask('PUT files/labels', { body });
        for (const text of texts) some.find((row) => row.text.staged === text.staged)?.understood(text);
      }
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      offered.replaceChildren(
        make('span', { className: 'problem', role: 'alert', textContent: error.message }),
      );
    }
  };
  /** What she corrected in one text is offered for the others that look the same. */
  const correctOne = async (row: PreviewRow, rule: LabelRule): Promise<void> => {
    const alike = othersAlike(shown, row, rule);
    await correct([row], rule);
    offered.replaceChildren();
    if (alike.length === 0) return;
    const words = `Correct ${counted(alike.length, 'other file')} the same way`;
    const button = make('button', { type: 'button', textContent: words });
    button.addEventListener('click', () => {
      button.disabled = true;
      void correct(alike, rule).then(() => {
        offered.textContent = `${counted(alike.length, 'other file')} corrected the same way.`;
      });
    });
    offered.append(`${row.file} is corrected. `, button);
  };
  return { correct, correctOne };
}

/** The texts in which the same would be wrong: those with the label that was refused, or whose labels look the same. */
function othersAlike(shown: readonly PreviewRow[], row: PreviewRow, rule: LabelRule): PreviewRow[] {
  const [{ pattern, labels }, refused] = [row.text, rule.notSpeakers.map((label) => label.toLowerCase())];
  const onlyRefuses = !rule.instead && rule.signs.length === 0 && rule.others === null && refused.length > 0;
  return shown.filter((other) => {
    const text = other.text;
    if (other === row || JSON.stringify(text.labels) === JSON.stringify(rule)) return false;
    if (onlyRefuses) return text.voices.some(({ label }) => refused.includes(label.toLowerCase()));
    return text.pattern === pattern && (text.labels === null) === (labels === null);
  });
}

/** A file that could not be read stands above the others. */
export const brokenCard = (name: string, problem: string): HTMLElement =>
  make(
    'div',
    { className: 'card broken', role: 'alert' },
    make('strong', { textContent: name }),
    make('p', { className: 'problem', textContent: problem }),
  );
