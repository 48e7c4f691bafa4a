export type RefusalKind = 'invalid' | 'missing' | 'conflict';

/** What a researcher asked for and cannot have; the message is a sentence for them. Everything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
