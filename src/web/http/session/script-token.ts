import { Refusal } from '../../../domain/refusal.ts';

/** A token that scripts may use again and again, found to be long enough that nobody guesses it. */
export type ScriptToken = string & { readonly proven: unique symbol };

const shortest = 16;

/** Refuses a token that could be guessed or does not go into a header; `source` says where it was given. */
export function provenToken(text: string, source: string): ScriptToken {
  if (!/^[\x21-\x7e]*$/.test(text))
    throw new Refusal(
      'invalid',
      `The token of ${source} may hold letters, digits and signs, without blanks or accents.`,
    );
  if (text.length < shortest)
    throw new Refusal(
      'invalid',
      `The token of ${source} has ${text.length} characters. It needs at least ${shortest}, so that nobody guesses it.`,
    );
  // This is the place where a text is found to be such a token.
  return text as ScriptToken;
}
