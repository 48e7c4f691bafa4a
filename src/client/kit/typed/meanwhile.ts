import { make } from '../dom.ts';

type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

/** What stands where she writes, and who wrote it (empty where that is not known). */
export interface Theirs {
  readonly text: string;
  readonly by: string;
}

const shownBeside = new WeakMap<Field, HTMLElement>();

/**
 * Shows beside a field what somebody else wrote there while she was writing. Her words stay in the field; she keeps them, takes
 * the others, or puts both there to edit. `chosen` is told when she has chosen.
 */
export function showMeanwhile(field: Field, { text, by }: Theirs, chosen: () => void): void {
  hideMeanwhile(field);
  const choose = (label: string, change: () => void): HTMLElement => {
    const button = make('button', { type: 'button', textContent: label });
    button.addEventListener('click', () => {
      change();
      hideMeanwhile(field);
      field.focus();
      chosen();
    });
    return button;
  };
  const mine = choose('Keep mine', () => undefined);
  const theirs = choose('Take theirs', () => {
    field.value = text;
    if (field.value !== text) addOption(field, text);
  });
  const both =
    text !== '' &&
    !(field instanceof HTMLSelectElement) &&
    choose('Both, to edit', () => {
      field.value = `${text}${field instanceof HTMLTextAreaElement ? '\n\n' : ' '}${field.value}`;
    });
  const who = by === '' ? 'Somebody' : by;
  const panel = make(
    'div',
    { className: 'meanwhile', role: 'group', ariaLabel: 'Written here meanwhile' },
    make('p', {
      textContent: text === '' ? `${who} took this away meanwhile.` : `${who} wrote here meanwhile:`,
    }),
    text !== '' && make('blockquote', { textContent: labelIn(field, text), tabIndex: 0 }),
    make('div', { className: 'bar' }, mine, theirs, both),
  );
  shownBeside.set(field, panel);
  (field.closest('label') ?? field).after(panel);
}

/** Takes away what was shown beside a field. */
export function hideMeanwhile(field: Field): void {
  shownBeside.get(field)?.remove();
  shownBeside.delete(field);
}

/** Whether she has still to choose in one of these fields. */
export const isUndecided = (fields: readonly Field[]): boolean =>
  fields.some((field) => shownBeside.get(field)?.isConnected === true);

/** What a choice is called; of other fields their words. */
const labelIn = (field: Field, value: string): string =>
  field instanceof HTMLSelectElement
    ? ([...field.options].find((option) => option.value === value)?.label ?? value)
    : value;

/** A choice that came into the list meanwhile. */
function addOption(field: Field, value: string): void {
  if (field instanceof HTMLSelectElement)
    field.append(make('option', { value, textContent: value, selected: true }));
}
