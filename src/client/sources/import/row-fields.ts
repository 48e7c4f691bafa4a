import type { FilePreview } from '../../../api/sources.ts';
import { counted } from '../../../domain/counted.ts';
import { sourceKinds } from '../../../domain/source.ts';
import { make, oneOf } from '../../kit/dom.ts';
import type { Chosen } from './preview-row.ts';
import type { Role } from './roles.ts';

type Text = FilePreview['texts'][number];

/** What she says of a text in its line. */
export type Fields = ReturnType<typeof fieldsOf>;

/** The fields of a line, filled in with what was understood. */
export function fieldsOf(file: FilePreview, text: Text) {
  const of = ` of ${file.file}`;
  const cases = make('input', {
    value: text.caseName ?? folderOf(file.file),
    autocomplete: 'off',
    ariaLabel: `Case${of}`,
  });
  cases.setAttribute('list', 'cases');
  const kinds = sourceKinds.map((kind) =>
    make('option', { textContent: kind, selected: kind === text.kind }),
  );
  const open = make('button', {
    type: 'button',
    className: 'small',
    textContent: 'Show',
    ariaExpanded: 'false',
  });
  open.ariaLabel = `Show what was understood of ${file.file}`;
  return {
    open,
    tick: tickOf(file),
    /** What is said of the text and has no field of its own, so that it is kept with the others. */
    more: make('input', { type: 'hidden', ariaLabel: 'more' }),
    take: make('input', {
      type: 'checkbox',
      checked: file.duplicateOf === null,
      ariaLabel: `Import ${file.file}`,
    }),
    name: make('input', { value: text.name, maxLength: 200, ariaLabel: `Name${of}` }),
    kind: make('select', { ariaLabel: `Kind${of}` }, ...kinds),
    date: make('input', { type: 'date', value: text.date ?? '', ariaLabel: `Date${of}` }),
    cases,
  };
}

function tickOf({ file }: FilePreview): HTMLInputElement {
  const tick = make('input', { type: 'checkbox', ariaLabel: `Tick ${file}` });
  tick.dataset['unkept'] = '';
  return tick;
}

/** What is stored of a text beside its words. */
export const cardOf = (
  { name, kind, date, cases }: Fields,
  text: Text,
  roles: ReadonlyMap<string, Role>,
): Chosen['card'] => ({
  name: name.value,
  kind: oneOf(sourceKinds, kind.value),
  date: date.value === '' ? null : date.value,
  cases: cases.value
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
  speakers: text.voices.flatMap(({ label }) => roles.get(label) ?? []),
});

/** What the file is, how much it says and what to know of it. */
export function factCells() {
  const [type, turns, words, speakers, warnings] = [
    make('td'),
    make('td', { className: 'n' }),
    make('td', { className: 'n' }),
    make('td'),
    make('td'),
  ];
  return {
    cells: [type, turns, words, speakers, warnings],
    show: (file: FilePreview, text: Text): void => {
      const what = [file.type, file.encoding, text.hasTimes ? 'with times' : null];
      type.textContent = what.filter((fact) => fact !== null).join(' · ');
      turns.textContent = text.turns.toLocaleString();
      words.textContent = text.words.toLocaleString();
      const found = text.voices.length;
      speakers.replaceChildren(
        found === 0 ? 'none found' : counted(found, 'speaker'),
        make('small', { textContent: text.pattern }),
      );
      const [warning, ...more] = warningsOf(file, text);
      warnings.className = warning === undefined ? '' : 'warning';
      warnings.textContent = warning === undefined ? '' : clipped(warning, more.length);
    },
  };
}

const longest = 90;
const clipped = (warning: string, more: number): string => {
  const words = warning.length > longest ? `${warning.slice(0, longest).trimEnd()} …` : warning;
  return more === 0 ? words : `${words} (and ${more} more)`;
};

const folderOf = (path: string): string => path.split('/').slice(0, -1).at(-1) ?? '';

/** What to know of a text before it is stored. */
export function warningsOf({ duplicateOf }: FilePreview, { warnings }: Text): string[] {
  if (duplicateOf === null) return [...warnings];
  return [
    `The same file was imported already as “${duplicateOf}”; it is left out unless you tick it.`,
    ...warnings,
  ];
}
