// natural describes only its index, which would load all of it: database clients, classifiers, word nets.
declare module 'natural/lib/natural/stemmers/porter_stemmer_*.js' {
  const stemmer: {
    stem: (word: string) => string;
    /** The Dutch stemmer alone: what it keeps from one word to the next. */
    suffixeRemoved?: boolean;
  };
  export default stemmer;
}
