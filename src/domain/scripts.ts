/** Letters of scripts that put no blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Letters of scripts that write “and”, “to” and “the” at the front of a word. */
const prefixing = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Whether words stand in a script without blanks between words: what is looked for may stand anywhere in a run of letters. */
export const isUnspaced = (words: string): boolean => unspaced.test(words);

/** Whether words stand in a script in which a word may go on to the front. */
export const hasPrefixes = (words: string): boolean => prefixing.test(words);
