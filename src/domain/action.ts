/** What an action was about: the kind of a line of the history. */
export const actionKinds = [
  'codings',
  'suggestions',
  'memos',
  'codebook',
  'readings',
  'sources',
  'cases',
  'summaries',
  'findings',
  'truth tables',
  'guide',
  'reports',
  'workshops',
  'views',
  'project',
  'erasure',
  'pseudonyms',
] as const;
export type ActionKind = (typeof actionKinds)[number];
