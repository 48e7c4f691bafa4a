/** What stands in the way: what was asked, something that is not there, something that does not fit, another program for now, or a full disk. */
export type RefusalKind = 'invalid' | 'missing' | 'conflict' | 'busy' | 'full';

/** What can be done instead of what was refused, for the page to offer. */
export interface WayOut {
  /** The code that took the place of the one she asked for, where it was merged. */
  readonly instead?: number;
  /** Whether only somebody else's step stands in the way: it can be undone all the same. */
  readonly isOthers?: boolean;
  /** A step that is done only when she is sure: which it is, as a sentence, and how many rows it changes. */
  readonly large?: { readonly step: string; readonly rows: number };
  /** What stands where somebody wrote meanwhile: by which version to build on it, and who wrote it (empty where unknown). */
  readonly stands?: {
    readonly version: string;
    readonly by: string;
    readonly says: Readonly<Record<string, unknown>>;
  };
}

/** What a researcher asked for and cannot have; the message is a sentence for them. Everything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly wayOut: WayOut;

  constructor(kind: RefusalKind, message: string, wayOut: WayOut = {}) {
    super(message);
    this.kind = kind;
    this.wayOut = wayOut;
  }
}
