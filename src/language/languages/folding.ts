import type { LanguageCode } from '../../domain/language.ts';

/**
 * Letters with a mark that are letters of their own: Swedish får (gets) is not far (father), Russian й is not и.
 * German is not among them: Haus and Häuser are one word, and its stemmer folds them too.
 */
const ownLetters: Partial<Record<LanguageCode, string>> = {
  sv: 'åäö',
  no: 'åøæ',
  ru: 'й',
  none: 'йїў',
};

/** What Unicode does not take apart. */
const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Marks that people leave out: accents, Hebrew points, Arabic vowels. Those of Indian and Thai writing are letters. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

const bareLetters = new Map(Object.entries(ligatures));

function bareLetter(letter: string): string {
  const known = bareLetters.get(letter);
  if (known !== undefined) return known;
  const bare = letter.normalize('NFKD').replace(accents, '').normalize('NFC');
  bareLetters.set(letter, bare);
  return bare;
}

/** Lower case, composed letters, straight apostrophes: what two typings of one word share. */
export const plainly = (word: string): string =>
  word.normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'").normalize('NFC');

/** A plain word without its accents, but with the letters that `language` counts as its own. */
export function folded(plain: string, language: LanguageCode): string {
  if (/^[\0-\x7f]*$/.test(plain)) return plain;
  const own = ownLetters[language] ?? '';
  return Array.from(plain, (letter) => (own.includes(letter) ? letter : bareLetter(letter)))
    .join('')
    .normalize('NFC');
}

/** A plain word with no mark at all, as on a keyboard without the language's letters. */
export const stripped = (plain: string): string => folded(plain.replaceAll('й', 'и'), 'en');
