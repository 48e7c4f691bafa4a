/** Of whom or what an attribute says something. */
export const attributeSubjects = ['case', 'informant', 'source'] as const;
export type AttributeSubject = (typeof attributeSubjects)[number];

/** What kind of thing an attribute says. */
export const attributeTypes = ['text', 'number', 'yes or no', 'date', 'choice'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/**
 * Numbers as people write them: decimals after a point or, up to two, after a comma; thousands set apart by commas, blanks or
 * apostrophes, and by points where there are several or a decimal comma follows.
 */
const number = new RegExp(
  `^[-+]?(?:${[
    String.raw`\d+(?:\.\d+|,\d{1,2})?`,
    String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`,
    String.raw`\d{1,3}(?:[\u0020\u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?`,
    String.raw`\d{1,3}(?:\.\d{3})+,\d+`,
    String.raw`\d{1,3}(?:\.\d{3}){2,}`,
  ].join('|')})$`,
  'u',
);

const readings: readonly [AttributeType, RegExp][] = [
  ['number', number],
  ['yes or no', /^(?:yes|no)$/i],
  ['date', /^(?:\d{4}-\d{2}-\d{2}|(?:0?[1-9]|[12]\d|3[01])([./])(?:0?[1-9]|1[0-2])\1\d{4})$/],
];

/** The narrowest type that all the given values fit; empty ones say nothing. */
export function typeOfValues(values: readonly string[]): AttributeType {
  const given = values.filter((value) => value !== '');
  if (given.length === 0) return 'text';
  return readings.find(([, pattern]) => given.every((value) => pattern.test(value)))?.[0] ?? 'text';
}

/** Whether a value can stand under an attribute of that type; an empty one says nothing. */
const fits = (type: AttributeType, value: string): boolean =>
  value === '' || (readings.find(([name]) => name === type)?.[1].test(value) ?? true);

const said: Readonly<Record<AttributeType, string>> = {
  text: '',
  choice: '',
  number: 'is no number.',
  'yes or no': 'is neither yes nor no.',
  date: 'is no date as 2025-03-31 is one.',
};

/** Why a value cannot stand under an attribute, as the end of a sentence; null where it can. */
export function misfitOf(
  { type, choices }: { readonly type: AttributeType; readonly choices: readonly string[] },
  value: string,
): string | null {
  if (type === 'choice' && value !== '' && !choices.includes(value))
    return `“${value}” is none of what can be chosen: ${choices.join(', ')}.`;
  return fits(type, value) ? null : `“${value}” ${said[type]}`;
}

/** Orders values of an attribute as its type says: numbers by size, dates by their day, the rest by the alphabet with numbers in it. */
export function compareValues(type: AttributeType, a: string, b: string): number {
  if (type === 'number') return numberOf(a) - numberOf(b);
  if (type === 'date') return inOrder.compare(dayOf(a), dayOf(b));
  return inOrder.compare(a, b);
}

/** A value of an attribute of numbers, as it is written. */
export function numberOf(value: string): number {
  const bare = value.replaceAll(/[\u0020\u00a0\u2009\u202f'’]/gu, '');
  const isThousands = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare);
  if (isThousands) return Number(bare.replaceAll(',', ''));
  const hasPoints = /\.\d{3}(?:\.|,)/u.test(bare);
  return Number((hasPoints ? bare.replaceAll('.', '') : bare).replace(',', '.'));
}

/** A date with the year first; where it is written otherwise, its day comes first. */
function dayOf(value: string): string {
  const [day = '', month = '', year] = value.split(/[./]/u);
  return year === undefined ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What two values of an attribute have in common that are one: 07 and 7, North and north, whatever their blanks. */
export function sameValue(type: AttributeType, value: string): string {
  if (type === 'number') return String(numberOf(value));
  if (type === 'date') return dayOf(value);
  return value.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/** The order of names a person expects: P2 before P10, accents and capitals aside. */
export const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
