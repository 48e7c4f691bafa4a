import { hitFinder } from '../pseudonyms/hits.ts';

/** A name that must not be handed on, and the label that stands in its place. */
export interface Named {
  readonly name: string;
  readonly label: string;
}

/**
 * Puts labels in the place of names, the longest first, whole words only: a name of several words whatever its capitals and
 * blanks, one word as it is spelt (“Rose” is a name where “rose” is none) or all in capitals. In a quote the label stands in
 * brackets: it is not what was said.
 */
export function unnamer(names: readonly Named[]): (text: string, isQuote: boolean) => string {
  const find = hitFinder(names.map(({ name }, of) => ({ name, of })));
  return (text, isQuote) => {
    let said = '';
    let from = 0;
    for (const { start, end: last, of } of find(text)) {
      const { name = '', label = '' } = names[of] ?? {};
      // A bracket at the end of a name goes with it.
      const tail = /[^\p{L}\p{N}]*$/u.exec(name)?.[0] ?? '';
      const end = text.startsWith(tail, last) ? last + tail.length : last;
      said += text.slice(from, start) + (isQuote ? `[${label}]` : label);
      from = end;
    }
    return said + text.slice(from);
  };
}
