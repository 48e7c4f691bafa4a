/** The languages whose forms of a word are known to be one word, by ISO 639-1 code and English name. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Spanish' },
  { code: 'fr', name: 'French' },
  { code: 'pt', name: 'Portuguese' },
  { code: 'de', name: 'German' },
  { code: 'it', name: 'Italian' },
  { code: 'nl', name: 'Dutch' },
  { code: 'ru', name: 'Russian' },
  { code: 'sv', name: 'Swedish' },
  { code: 'no', name: 'Norwegian' },
] as const;

/** A language with a stemmer. */
export type StemmedLanguage = (typeof languages)[number]['code'];

/** The language of a text; `none` is any other: its words are compared as they are, but for case and accents. */
export type LanguageCode = StemmedLanguage | 'none';

export const languageCodes: readonly LanguageCode[] = [...languages.map(({ code }) => code), 'none'];

/** What a language is called. */
export const languageName = (code: LanguageCode): string =>
  languages.find((one) => one.code === code)?.name ?? 'another language';
