import type { FilePreview } from '../../../api/sources.ts';
import type { Encoding } from '../../../domain/encoding.ts';
import { make, the } from '../../kit/dom.ts';
import { ask } from '../../kit/server.ts';
import type { Known } from './known.ts';
import { previewCard, type Chosen, type PreviewCard } from './preview-card.ts';

/** Reads a file again in an encoding. */
export type ReadAgain = (encoding: Encoding) => Promise<FilePreview>;

interface Placed {
  readonly read: FilePreview;
  readonly cards: PreviewCard[];
  readonly keys: readonly string[];
  readonly names: string[];
}

/** The list of files as they were understood, each with what she says of it. */
export function createPreviews(known: Known, watch: (element: HTMLElement, key: string) => void) {
  const list = the('#previews', HTMLElement);
  const shown: PreviewCard[] = [];
  const keys: string[] = [];
  const names = new Set(known.names.map((name) => name.toLowerCase()));
  const hashes = new Map<string, string>();
  let tell: () => void = () => undefined;

  startFieldsForAll(known, shown);

  function freeName(name: string): string {
    let free = name;
    for (let number = 2; names.has(free.toLowerCase()); number++) free = `${name} (${number})`;
    names.add(free.toLowerCase());
    return free;
  }

  function place(read: FilePreview, again: ReadAgain | null, before: Node | null): void {
    // The same bytes dropped twice are as much a duplicate as those of a source that is there.
    const file = { ...read, duplicateOf: read.duplicateOf ?? hashes.get(read.hash) ?? null };
    hashes.set(read.hash, read.file);
    const placed: Placed = { read, cards: [], keys: file.texts.map(({ staged }) => staged), names: [] };
    for (const [at, text] of file.texts.entries()) {
      const name = freeName(text.name);
      const choose =
        again !== null && at === 0 && file.encoding !== null ? chooseEncoding(placed, again) : null;
      const one = previewCard(known, file, { ...text, name }, { changed: () => tell(), choose });
      placed.cards.push(one);
      placed.names.push(name);
      shown.push(one);
      list.insertBefore(one.element, before);
      keys.push(text.staged);
      watch(one.element, text.staged);
    }
  }

  /** Reads a file again in another encoding; what was understood before gives way to what is understood now. */
  const chooseEncoding =
    (placed: Placed, again: ReadAgain) =>
    async (encoding: Encoding): Promise<void> => {
      const read = await again(encoding);
      await ask('DELETE files', { body: { staged: [...placed.keys] } });
      const before = placed.cards.at(-1)?.element.nextSibling ?? null;
      for (const { element } of placed.cards) element.remove();
      shown.splice(0, shown.length, ...shown.filter((one) => !placed.cards.includes(one)));
      keys.splice(0, keys.length, ...keys.filter((key) => !placed.keys.includes(key)));
      for (const name of placed.names) names.delete(name.toLowerCase());
      hashes.delete(placed.read.hash);
      place(read, again, before);
      tell();
    };

  return {
    /** Shows a file; `again` reads it in another encoding, as long as the page has its bytes. */
    add: (read: FilePreview, again: ReadAgain | null): void => place(read, again, null),
    addBroken: (name: string, problem: string): void => {
      list.append(brokenCard(name, problem));
    },
    /** What is to be stored: every text that is not left out. */
    chosen: (): Chosen[] => shown.flatMap((one) => one.read() ?? []),
    /** Every text that is shown, also those that are left out. */
    keys: (): string[] => [...keys],
    onChange: (told: () => void): void => {
      tell = told;
    },
  };
}

const brokenCard = (name: string, problem: string): HTMLElement =>
  make(
    'div',
    { className: 'card broken', role: 'alert' },
    make('strong', { textContent: name }),
    make('p', { className: 'problem', textContent: problem }),
  );

/** The fields above the list say something of all texts at once. */
function startFieldsForAll(known: Known, shown: readonly PreviewCard[]): void {
  fill('#cases', known.cases);
  fill(
    '#informants',
    known.informants.map(({ name }) => name),
  );
  fill(
    '#types',
    [
      ...new Set(['partner', 'philanthropy', 'MEL partner', ...known.informants.map(({ type }) => type)]),
    ].filter((type) => type !== ''),
  );
  for (const [id, field] of [
    ['#all-case', 'case'],
    ['#all-kind', 'kind'],
    ['#all-type', 'type'],
  ] as const) {
    const input = the(id, HTMLElement);
    input.addEventListener('change', () => {
      if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)
        for (const one of shown) one.set(field, input.value);
    });
  }
}

function fill(id: string, values: readonly string[]): void {
  the(id, HTMLElement).replaceChildren(...values.map((value) => make('option', { value })));
}
