import type { Check } from '../../storage/check/check.ts';

/** What the page of a project's file is given. */
export interface FilePage {
  readonly address: string;
  readonly href: string;
  readonly download: string;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly changedAt: string;
  /** The same by the clock on her wall. */
  readonly changed: string;
  /** Why the project cannot be opened; null where it can. */
  readonly unopened: string | null;
  readonly readOnly: string | null;
  /** What is to be known about where it lies. */
  readonly warning: string | null;
  /** What a check found; null where none was asked for. */
  readonly check: Check | null;
  /** Whether nothing is wrong but that something else has changed the file. */
  readonly canBeAccepted: boolean;
  readonly backups: readonly { name: string; why: string; at: string; when: string; bytes: number }[];
  readonly problem: string;
}

export interface FileViews {
  'projects/file': FilePage;
}
