import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a browser stays in after it came by a link. */
export const lifetimeMs = 30 * 24 * 3600 * 1000;

/**
 * What a browser keeps to be let in again: when it was let in, sealed with the key and for one name, so that it is good for
 * this workspace and port alone and nothing has to be stored. It ends with its lifetime, or when the key is another.
 */
export function sealedSession(
  key: Buffer,
  name: string,
): { seal: () => string; isWhole: (sealed: string) => boolean } {
  const signed = (since: string): string =>
    `${since}.${createHmac('sha256', key).update(`${name} ${since}`).digest('base64url')}`;
  return {
    seal: () => signed(String(Date.now())),
    isWhole: (sealed) => {
      const [since = ''] = sealed.split('.');
      return same(sealed, signed(since)) && Date.now() - Number(since) < lifetimeMs;
    },
  };
}

/** Compares in constant time. */
export function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
