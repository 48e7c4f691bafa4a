/** The words a language is held together with, as they are spelt: separated by white space, accents where they belong. */
export interface FunctionWords {
  /** Articles, pronouns, prepositions, helping verbs and the like: each form of them is a word of its own. */
  readonly common: string;
  /** Nouns, verbs and adjectives that everybody says about everything: year, thing, big, to say. */
  readonly vague: string;
  /** Sounds and words that fill a pause in speech. */
  readonly fillers: string;
  /** What denies the words it stands with, and says nothing besides. */
  readonly denying: string;
  /** What denies the words it stands with and still says something: to lack, to miss. Never stop words. */
  readonly lacking: string;
}
