/** The small letters of the languages there are grammars for: all letters of the world take a thousand times as long. */
const letters = 'a-zß-öø-ɏ';

/** After “%” or “)” nothing has to end; after a letter the word has to, with no part joined to it. */
const wordEnd = String.raw`(?![${letters}\d]|-[${letters}])`;

const spaced = (source: string): string =>
  source
    .replaceAll(' ?', String.raw`\s*`)
    .replaceAll(' ', String.raw`\s+`)
    .replaceAll(String.raw`[\p{L}`, `[${letters}`)
    .replaceAll(String.raw`\p{L}`, `[${letters}]`);

/**
 * Patterns are for texts in small letters: to fold the case of every letter there is costs a second at the first claim.
 * They are long and asked for often: each is made once. They are as many as the grammars and the types of a study.
 */
const made = new Map<string, RegExp>();

function patternOf(source: string, flags: string): RegExp {
  const key = `${flags} ${source}`;
  const pattern = made.get(key) ?? new RegExp(source, flags);
  made.set(key, pattern);
  return pattern;
}

/** A pattern of whole words, wherever in a text, in small letters: a word inside another is none. */
export const wordsOf = (source: string): RegExp =>
  patternOf(`(?<![${letters}\\d-])(?:${spaced(source)})${wordEnd}`, 'gu');

/** A pattern at the very start of a text. */
export const startOf = (source: string): RegExp => patternOf(`^(?:${spaced(source)})${wordEnd}`, 'u');

/** A pattern at the very start of a text, wherever it ends. */
export const beginningOf = (source: string): RegExp => patternOf(`^(?:${spaced(source)})`, 'u');

/** A pattern at the very end of a text. */
export const endOf = (source: string): RegExp =>
  patternOf(`(?<![${letters}\\d-])(?:${spaced(source)})$`, 'u');

/** A name, read as it is written: with whatever stands for its signs. */
export const literal = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, (signs) => '.'.repeat(signs.length));

/** The forms of a pattern, each for itself: of “most” and “most, if not all” the longer is to be found. */
export function formsIn(source: string): string[] {
  const forms = [''];
  let depth = 0;
  for (const sign of source) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === '|' && depth === 0) forms.push('');
    else forms.push(`${forms.pop() ?? ''}${sign}`);
  }
  return forms;
}
