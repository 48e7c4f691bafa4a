import type { StemmedLanguage } from '../../domain/language.ts';

/** A pattern and what stands in its place. */
export type Rewriting = readonly [pattern: RegExp, replacement: string];

/** What a word goes through besides its stemmer. */
export interface Spelling {
  /** Words joined to the front by an apostrophe. */
  readonly elided?: RegExp;
  /** Pronouns and endings that hang on at the back by a hyphen or an apostrophe. */
  readonly attached?: RegExp;
  /**
   * Before the stemmer, in order. Most of them put the accent back on an ending that is nearly always written with
   * one: the stemmers know `ción` and not `cion`. Others bring plurals that they miss back to the singular.
   */
  readonly before?: readonly Rewriting[];
  /** After the stemmer and the folding of accents. */
  readonly after?: readonly Rewriting[];
}

const spanish: Spelling = {
  before: [
    [/ion$/, 'ión'],
    [/logia(s?)$/, 'logía$1'],
    [/(?<=..[aei]r)ia(n|mos|is)$/, 'ía$1'],
    [/abamos$/, 'ábamos'],
    // joven, jóvenes; imagen, imágenes; ciudad, ciudades.
    [/(?<=.[gmvd]en)es$/, ''],
    [/(?<=..ad)es$/, ''],
  ],
};

const french: Spelling = {
  elided: /^(?:(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])')+(?=.)/,
  attached: /(?<!rendez)-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|moi|toi|les?|la|lui|leur|y|en|ce|là|ci)$/,
  before: [
    [/ee(s?)$/, 'ée$1'],
    [/iere(s?|ment)$/, 'ière$1'],
    [/ite(s?)$/, 'ité$1'],
  ],
};

const portuguese: Spelling = {
  elided: /^d'(?=.)/,
  attached: /(?:-(?:me|te|se|lhes?|nos|vos|[ln]?[oa]s?))+$/,
  before: [
    [/(?<=.)[cç][oõ]es$/, 'ção'],
    [/(?<=.)[oõaã]es$/, 'ão'],
    [/(?<=.)cao$/, 'ção'],
    [/(?<=.)ao(s?)$/, 'ão$1'],
    [/[aâ]ncias?$/, 'ância'],
    [/[eê]ncias?$/, 'ência'],
    [/(?<=..)[aá]ri[oa]s?$/, 'ári'],
    [/[aá]ve(?:l|is)$/, 'ável'],
    [/[ií]ve(?:l|is)$/, 'ível'],
    // hospitais, difíceis, papéis, jovens.
    [/(?<=..)ais$/, 'al'],
    [/(?<=c)eis$/, 'il'],
    [/(?<=..)[ée]is$/, 'el'],
    [/(?<=..)ns$/, 'm'],
    [/avamos$/, 'ávamos'],
    [/iamos$/, 'íamos'],
  ],
};

const german: Spelling = {
  attached: /'s$/,
  before: [
    // Fuehrung, schoen: where there is no ü and ö. Not in Feuer, Quelle, Treue.
    [/(?<![aeq])ue/g, 'u'],
    [/ae/g, 'a'],
    [/oe/g, 'o'],
    [/(?<=..)innen$/, 'in'],
  ],
};

const italian: Spelling = {
  elided: /^.*'(?=.)/,
  before: [
    [/(?<=..(?:[aiu]l|ic|iv|os|rs|un|ac|dent|an))ita$/, 'ità'],
    // They look like what they do: mangiano.
    [/(?<=anz|ital|crist|quotid)iano$/, 'iani'],
  ],
};

const dutch: Spelling = {
  attached: /'s$/,
  before: [
    [/^(.*kind)eren$/, '$1'],
    [/(?<=.)(ie|te)s$/, '$1'],
    [/(?<=.)és$/, 'é'],
    [/(?<=ee)[eë]n$/, ''],
  ],
  // huizen and huis, brieven and brief, lessen and les.
  after: [
    [/(?<=.)([^aeiou])\1$/, '$1'],
    [/(?<=.)z$/, 's'],
    [/(?<=.)v$/, 'f'],
  ],
};

const russian: Spelling = {
  before: [
    [/ё/g, 'е'],
    // The endings of проблему and систем pass for those of adjectives.
    [/(?<=блем|стем)у?$/, 'а'],
  ],
};

const swedish: Spelling = {
  attached: /'s$/,
  before: [
    // skolan and skola, huset and hus.
    [/(?<=.[aeiouyåäö].*[^aeiouyåäö])ans?$/, 'a'],
    [/(?<=...)(?<!h)ets?$/, ''],
  ],
  after: [[/(?<=.)(m|n)\1$/, '$1']],
};

const norwegian: Spelling = {
  attached: /'s$/,
  before: [
    [/ä/g, 'æ'],
    [/ö/g, 'ø'],
  ],
  after: [[/(?<=.)(m|n)\1$/, '$1']],
};

/** How each language spells. English has its own way, in `stems.ts`. */
export const spellings: Readonly<Record<Exclude<StemmedLanguage, 'en'>, Spelling>> = {
  es: spanish,
  fr: french,
  pt: portuguese,
  de: german,
  it: italian,
  nl: dutch,
  ru: russian,
  sv: swedish,
  no: norwegian,
};
