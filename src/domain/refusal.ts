export type RefusalKind = 'invalid' | 'missing' | 'conflict';

/** What a researcher asked for and cannot have; the message is a sentence for them. Everything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  /** The code that took the place of the one she asked for, where it was merged. */
  readonly instead: number | undefined;

  constructor(kind: RefusalKind, message: string, instead?: number) {
    super(message);
    this.kind = kind;
    this.instead = instead;
  }
}
