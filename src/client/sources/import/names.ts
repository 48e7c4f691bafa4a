// Values from file names, by example: she says once which part of a name is the case, the type or a number, and all files get theirs.
import { counted } from '../../../domain/counted.ts';
import { dayOfPart, partsOfName, partMeanings, type PartMeaning } from '../../../domain/name-parts.ts';
import { sourceKinds } from '../../../domain/source.ts';
import { make, the } from '../../kit/dom.ts';
import type { Field, PreviewRow } from './preview-row.ts';

interface Part {
  readonly meaning: HTMLSelectElement;
  readonly called: HTMLInputElement;
}

const shown: Record<PartMeaning, string> = {
  case: 'the case',
  'informant type': 'the informant type',
  kind: 'the kind of text',
  date: 'the date',
  attribute: 'an attribute called …',
};

/** Opens when she asks for it, with the name of the first file as the example; `filled` is told when fields were filled in. */
export function startNames(targets: () => readonly PreviewRow[], filled: () => void): void {
  const box = the('#names', HTMLDetailsElement);
  const place = the('#name-parts', HTMLElement);
  const said = the('#names-said', HTMLElement);
  let parts: Part[] = [];
  box.addEventListener('toggle', () => {
    const [example] = targets();
    if (!box.open || !example) return;
    const words = partsOfName(example.file);
    parts = words.map(partFields);
    place.replaceChildren(
      ...words.map((word, at) =>
        make('label', {}, make('strong', { textContent: word }), ' is ', ...fieldsOf(parts[at])),
      ),
    );
    said.textContent = '';
  });
  the('#names-fill', HTMLButtonElement).addEventListener('click', () => {
    const rows = targets();
    const others = rows.filter(({ file }) => partsOfName(file).length !== parts.length);
    const fitting = rows.filter((row) => !others.includes(row));
    const odd = new Set(fitting.flatMap((row) => fill(row, parts)));
    filled();
    said.textContent = [
      `Filled in for ${counted(fitting.length, 'file')}.`,
      others.length > 0 &&
        `As they were, for their names have other parts: ${named(others.map(({ file }) => file))}.`,
      odd.size > 0 && `Not understood: ${named([...odd])}.`,
    ]
      .filter((one) => one !== false)
      .join(' ');
  });
}

const fieldsOf = (part: Part | undefined): HTMLElement[] => (part ? [part.meaning, part.called] : []);

function partFields(word: string): Part {
  const options = partMeanings.map((meaning) =>
    make('option', { value: meaning, textContent: shown[meaning] }),
  );
  const meaning = make(
    'select',
    { ariaLabel: `What ${word} is` },
    make('option', { value: '', textContent: 'not used' }),
    ...options,
  );
  const called = make('input', {
    hidden: true,
    maxLength: 60,
    size: 12,
    ariaLabel: `Name of the attribute for ${word}`,
  });
  meaning.addEventListener('change', () => {
    called.hidden = meaning.value !== 'attribute';
    if (!called.hidden && called.value === '') called.value = /^\d+$/.test(word) ? 'Number' : '';
    if (!called.hidden) called.focus();
  });
  return { meaning, called };
}

/** Fills in what the name of a text's file says; answers what could not be understood. */
function fill(row: PreviewRow, parts: readonly Part[]): string[] {
  const words = partsOfName(row.file);
  return parts.flatMap(({ meaning, called }, at) => {
    const word = words[at] ?? '';
    const is = partMeanings.find((one) => one === meaning.value);
    return is === undefined || fillers[is](row, word, called.value.trim()) ? [] : [word];
  });
}

/** How each meaning fills in a word; answers whether it could be understood. */
const fillers: Record<PartMeaning, (row: PreviewRow, word: string, called: string) => boolean> = {
  case: (row, word) => set(row, 'case', word),
  'informant type': (row, word) => set(row, 'type', word),
  kind: (row, word) =>
    set(
      row,
      'kind',
      sourceKinds.find((one) => one.startsWith(word.toLowerCase())),
    ),
  date: (row, word) => set(row, 'date', dayOfPart(word) ?? undefined),
  attribute: (row, word, called) => {
    if (called !== '') row.setAttribute(called, word);
    return called !== '';
  },
};

function set(row: PreviewRow, field: Field, value: string | undefined): boolean {
  if (value !== undefined) row.set(field, value);
  return value !== undefined;
}

const shownNames = 5;
const named = (names: readonly string[]): string =>
  names.slice(0, shownNames).join(', ') +
  (names.length > shownNames ? ` and ${names.length - shownNames} more` : '');
