/** How a citation says which text of its source it is from; nothing where the text is as it came in. */
export const versionSaid = (version: number): string =>
  version === 1 ? '' : `, version ${version} of the text`;
