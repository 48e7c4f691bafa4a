/** What no text may hold, in the middle of words: a NUL, and half of a character. */
export const odd = (words: string): string => `${words}\0 half\uD83D way`;
