/** What XML 1.0 can hold; anything else in it makes a whole Word file, workbook or codebook unreadable. */
const unheld = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * A text as it may stand in a file for others: a vertical tab and a form feed, which end lines in Word and on paper, are line
 * ends; other control characters and half characters, which nobody sees, are left out.
 */
export const printableText = (text: string): string => text.replace(/[\v\f]/g, '\n').replace(unheld, '');

/** The same value with every text in it as it may stand in a file for others. */
export function printable<T>(value: T): T {
  // Text by text what it was given: nothing else is changed.
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cleaned(part)]));
}
