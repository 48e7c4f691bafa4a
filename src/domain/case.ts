/** What kind of thing an attribute of a case says. */
export type AttributeType = 'text' | 'number' | 'yes or no' | 'date';

const readings: readonly [AttributeType, RegExp][] = [
  ['number', /^[-+]?\d+(?:\.\d+|,\d{1,2})?$/],
  ['yes or no', /^(?:yes|no)$/i],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
];

/** The narrowest type that all the given values fit; empty ones say nothing. */
export function typeOfValues(values: readonly string[]): AttributeType {
  const given = values.filter((value) => value !== '');
  if (given.length === 0) return 'text';
  return readings.find(([, pattern]) => given.every((value) => pattern.test(value)))?.[0] ?? 'text';
}

/** Whether a value can stand under an attribute of that type; an empty one says nothing. */
export const fits = (type: AttributeType, value: string): boolean =>
  value === '' || (readings.find(([name]) => name === type)?.[1].test(value) ?? true);

/** Orders values of an attribute as its type says: numbers by size, the rest by the alphabet with numbers in it. */
export function compareValues(type: AttributeType, a: string, b: string): number {
  if (type === 'number') return numberOf(a) - numberOf(b);
  return inOrder.compare(a, b);
}

/** A value of an attribute of numbers; its decimals may stand after a comma. */
export const numberOf = (value: string): number => Number(value.replace(',', '.'));

/** The order of names a person expects: P2 before P10, accents and capitals aside. */
export const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
