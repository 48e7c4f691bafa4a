/** How many of something, as a person says it: `1 coding`, `3 codings`; where more than an “s” differs, `many` says it. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
