import type { Change } from './drafts.ts';

export type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

const notTyped = new Set([
  'hidden',
  'file',
  'submit',
  'button',
  'reset',
  'checkbox',
  'radio',
  'password',
  'search',
]);

/** Whether something can be typed or chosen there that would be a pity to lose. */
export const isField = (element: Element): element is Field =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !notTyped.has(element.type));

/** The fields of a form by name; of several with one name each has its number. */
export function fieldsOf(form: HTMLFormElement): Map<string, Field> {
  const counts = new Map<string, number>();
  const fields = new Map<string, Field>();
  for (const element of form.elements) {
    if (!isField(element) || element.name === '') continue;
    const count = counts.get(element.name) ?? 0;
    counts.set(element.name, count + 1);
    fields.set(`${element.name} ${count}`, element);
  }
  return fields;
}

/** What stood in a field when the page was shown. */
export function shownIn(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
}

/** From now on this is what the field was shown with. */
export function showAs(field: Field, value: string): void {
  if (field instanceof HTMLSelectElement)
    for (const option of field.options) option.defaultSelected = option.value === value;
  else field.defaultValue = value;
}

/** A browser gives line ends back as LF, whatever was sent. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What was typed into some fields and is not what they were shown with. */
export const changesIn = (fields: ReadonlyMap<string, Field>): Change[] =>
  [...fields].flatMap(([name, field]) => {
    const from = lines(shownIn(field));
    const to = lines(field.value);
    return from === to ? [] : [{ field: name, from, to }];
  });
