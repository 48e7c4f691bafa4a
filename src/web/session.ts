import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { cookie } from './request.ts';

/** How the server makes sure that it is her who asks: a one-time link opens a session that lasts until it stops. */
export interface Session {
  /** A token for the address that is opened first; good once. */
  readonly freshToken: () => string;
  readonly guard: RequestHandler;
}

const freeAttempts = 5;
/** A link that was printed stays good while somebody knocks a few times more. */
const keptTokens = 3;
const slowestMs = 5000;

/**
 * `fixed` is a token that scripts may use again and again (`--token`). `onStranger` is called when somebody without a
 * session knocks, at most once in two seconds, so that a new link can be printed for the person at the terminal.
 */
export function createSession(fixed: string | undefined, onStranger: (token: string) => void): Session {
  const secret = randomBytes(32).toString('base64url');
  const unused = new Set<string>();
  let failures = 0;
  let lastKnock = 0;

  const freshToken = (): string => {
    const token = randomBytes(24).toString('base64url');
    unused.add(token);
    return token;
  };

  function admits(token: string): boolean {
    if (fixed !== undefined && same(token, fixed)) return true;
    const match = [...unused].find((one) => same(one, token));
    return match !== undefined && unused.delete(match);
  }

  function knock(): void {
    if (performance.now() - lastKnock < 2000) return;
    lastKnock = performance.now();
    for (const old of [...unused].slice(0, -keptTokens)) unused.delete(old);
    onStranger(freshToken());
  }

  function open(request: Request, response: Response): void {
    response.cookie(cookieName(request), secret, { httpOnly: true, sameSite: 'strict', path: '/' });
    const url = new URL(request.originalUrl, 'http://127.0.0.1');
    url.searchParams.delete('token');
    // Only the path of our own address is used, so that the token leaves the address bar and nothing leads away.
    response.redirect(303, url.pathname.replace(/^\/+/, '/') + url.search);
  }

  const hasSession = (request: Request): boolean =>
    same(cookie(request, cookieName(request)) ?? '', secret) ||
    (fixed !== undefined && same(bearerOf(request) ?? '', fixed));

  const guard: RequestHandler = (request, response, next) => {
    const { token } = request.query;
    if (hasSession(request)) next();
    else if (typeof token === 'string' && request.method === 'GET' && admits(token)) {
      failures = 0;
      open(request, response);
    } else if (typeof token === 'string' || bearerOf(request) !== undefined) {
      setTimeout(() => { next(new NotAdmitted()); }, penalty(++failures)); // prettier-ignore
    } else {
      // Another site's page that points here is nobody who waits at the terminal.
      if (request.headers['sec-fetch-site'] !== 'cross-site') knock();
      next(new NotAdmitted());
    }
  };

  return { freshToken, guard };
}

const bearerOf = (request: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];

/** How long the answer to a wrong token is held back: not at all at first, then longer each time. */
const penalty = (failures: number): number =>
  failures <= freeAttempts ? 0 : Math.min(slowestMs, 2 ** (failures - freeAttempts) * 50);

/** Cookies are shared by all ports of a machine, so the port is in the name. */
const cookieName = (request: Request): string => `throughline-${request.socket.localPort ?? 0}`;

/** Compares in constant time. */
function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Somebody without a session. */
export class NotAdmitted extends Error {}
