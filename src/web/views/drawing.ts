/** Places in a picture to a tenth of a unit: finer is not seen, and makes pages long. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

const perSign = 7;

/** About how wide words are at the size that pictures are labelled in. */
export const widthOf = (words: string): number => words.length * perSign;

/** Words that fit into a width, shortened where they do not. */
export function fitted(words: string, width: number): string {
  const most = Math.max(2, Math.floor(width / perSign));
  return words.length <= most
    ? words
    : `${words
        .slice(0, most - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
