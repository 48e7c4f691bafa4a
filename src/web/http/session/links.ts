import { randomBytes } from 'node:crypto';
import { same } from './secret.ts';

/** Links that are good once. */
export interface Links {
  /** The token of a new link, which stays good until it is used. */
  readonly fresh: () => string;
  /** Whether a token opens; it does so once. */
  readonly use: (token: string) => boolean;
  /** Somebody without a session asked for something. */
  readonly knock: () => void;
}

/** The window of the program is not filled by somebody who keeps knocking. */
const quietMs = 30_000;

/**
 * `onKnock` prints a link for the person at the terminal. All who knock share one link until it is used: they can push out
 * neither that one nor the link that she has not opened yet.
 */
export function createLinks(onKnock: (token: string) => void): Links {
  const unused = new Set<string>();
  let knocked = '';
  let printed = -Infinity;

  const fresh = (): string => {
    const token = randomBytes(24).toString('base64url');
    unused.add(token);
    return token;
  };

  return {
    fresh,
    use: (token) => {
      const match = [...unused].find((one) => same(one, token));
      return match !== undefined && unused.delete(match);
    },
    knock: () => {
      const now = performance.now();
      if (unused.has(knocked) && now - printed < quietMs) return;
      if (!unused.has(knocked)) knocked = fresh();
      printed = now;
      onKnock(knocked);
    },
  };
}
