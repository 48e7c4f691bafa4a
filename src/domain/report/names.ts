/** A name that must not be handed on, and the label that stands in its place. */
export interface Named {
  readonly name: string;
  readonly label: string;
}

const letters = String.raw`\p{L}\p{N}`;
const asPattern = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/**
 * Puts labels in the place of names, the longest first, whole words only and spelt as they are: “Rose” is a name where “rose”
 * is none. In a quote the label stands in brackets: it is not what was said.
 */
export function unnamer(names: readonly Named[]): (text: string, isQuote: boolean) => string {
  const labels = new Map(names.map(({ name, label }) => [name, label]));
  if (labels.size === 0) return (text) => text;
  const longestFirst = [...labels.keys()].sort((a, b) => b.length - a.length);
  const found = new RegExp(
    `(?<![${letters}])(?:${longestFirst.map(asPattern).join('|')})(?![${letters}])`,
    'gu',
  );
  return (text, isQuote) =>
    text.replaceAll(found, (name) => {
      const label = labels.get(name) ?? '';
      return isQuote ? `[${label}]` : label;
    });
}
