// What goes in and out of the process that looks after project files.
import type { Check } from '../storage/check/check.ts';

/** What is to be done with a project file. */
export type UpkeepQuestion =
  /** Refuses a file that is no project; brings one of an older version to the newest, a copy of it put at `backup` first. */
  | { readonly task: 'examine'; readonly file: string; readonly backup: string }
  /** Refuses one whose words are not what they were. */
  | { readonly task: 'prove'; readonly file: string }
  /** Says all that is wrong with it. */
  | { readonly task: 'check'; readonly file: string }
  /** Takes what something else has changed in it for what it is, as the coder of that name says (or the first). */
  | { readonly task: 'accept'; readonly file: string; readonly coder: string | null }
  /** Writes it as it stands to `target`, whole and checked or not at all. */
  | { readonly task: 'copy'; readonly file: string; readonly target: string }
  /** Makes a copied file a study of its own, whose name says what it is a copy of. */
  | { readonly task: 'separate'; readonly file: string; readonly suffix: string };

export type UpkeepAnswer = Check | null;
