import type { FilePreview } from '../../../api/sources.ts';
import { make, the } from '../../kit/dom.ts';
import type { Known } from './known.ts';
import { previewCard, type Chosen, type PreviewCard } from './preview-card.ts';

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

  return {
    add: (read: FilePreview): void => {
      // The same bytes dropped twice are as much a duplicate as those of a source that is there.
      const file = { ...read, duplicateOf: read.duplicateOf ?? hashes.get(read.hash) ?? null };
      hashes.set(read.hash, read.file);
      for (const text of file.texts) {
        const one = previewCard(known, file, { ...text, name: freeName(text.name) }, () => {
          tell();
        });
        shown.push(one);
        list.append(one.element);
        keys.push(text.staged);
        watch(one.element, text.staged);
      }
    },
    addBroken: (name: string, problem: string): void => {
      list.append(
        make(
          'div',
          { className: 'card broken', role: 'alert' },
          make('strong', { textContent: name }),
          make('p', { className: 'problem', textContent: problem }),
        ),
      );
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
