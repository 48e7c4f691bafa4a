/** What a memo can be about; a journal entry is about the researcher's own way through the study. */
export const subjects = [
  'journal',
  'project',
  'source',
  'code',
  'case',
  'informant',
  'coding',
  'turn',
  'cell',
] as const;
export type Subject = (typeof subjects)[number];

/** The names that a memo points to: each as it stands between [[ and ]], once. */
export function linksIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\[\[([^[\]\n]{1,200})\]\]/g)].map(([, name = '']) => name.trim()))];
}

/** The first line of a memo, to recognise it by. */
export function titleOf(text: string, length = 80): string {
  const line = text.trim().split('\n')[0] ?? '';
  const plain = line.replace(/^#+\s*/, '').replace(/\[\[|\]\]|[*_`]/g, '');
  return plain.length <= length ? plain : `${plain.slice(0, length).trimEnd().toWellFormed()}…`;
}
