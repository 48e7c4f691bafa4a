import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { provenToken, type ScriptToken } from '../web/http/session/script-token.ts';

/** Where a token of scripts can be given. */
export interface TokenGiven {
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

const variable = 'THROUGHLINE_TOKEN';

/** The token of scripts: from the command line, a file, or the environment; none where none was given. */
export function scriptToken({ token, tokenFile }: TokenGiven): ScriptToken | undefined {
  const inherited = process.env[variable];
  // What is started from here, the browser first of all, need not know it.
  Reflect.deleteProperty(process.env, variable);
  if (token !== undefined && tokenFile !== undefined)
    throw new Refusal('invalid', 'Give the token by --token or by --token-file, not by both.');
  if (token !== undefined) return provenToken(token, '--token');
  if (tokenFile !== undefined) return provenToken(inFile(tokenFile), tokenFile);
  return inherited === undefined ? undefined : provenToken(inherited, variable);
}

/** What a file holds, without the end of its line. Refuses one that others on this machine can read. */
function inFile(file: string): string {
  try {
    const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
    if (isOpen)
      throw new Refusal(
        'invalid',
        `Others on this machine may read ${file}. Make it yours alone: chmod 600 ${file}`,
      );
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', `The file of the token, ${file}, cannot be read.`);
  }
}
