import type { Request, RequestHandler, Response } from 'express';
import { cookie } from '../request.ts';
import { createGuesses } from './guesses.ts';
import { createLinks } from './links.ts';
import type { ScriptToken } from './script-token.ts';
import { lifetimeMs, same, sealedSession } from './secret.ts';

/** How the server makes sure that it is her who asks: a link that is good once lets a browser in. */
export interface Session {
  /** A token for the address that is opened first. */
  readonly freshToken: () => string;
  readonly guard: RequestHandler;
}

interface Doors {
  /** What sessions are sealed with: as long as it is the same, who was let in stays in. */
  readonly key: Buffer;
  readonly scriptToken?: ScriptToken | undefined;
  /** Somebody without a session knocked: the token of a link to print for the person at the terminal. */
  readonly onStranger?: (token: string) => void;
  /** A link was opened. */
  readonly onOpened?: () => void;
  /** So many wrong tokens were tried by now. */
  readonly onWrong?: (count: number) => void;
}

const nothing = (): void => undefined;

/** The session of everybody who asks this server. */
export function createSession(doors: Doors): Session {
  const { key, scriptToken, onStranger = nothing, onOpened = nothing, onWrong = nothing } = doors;
  const links = createLinks(onStranger);
  const guesses = createGuesses(onWrong);

  function open(request: Request, response: Response): void {
    const name = cookieName(request);
    const about = { httpOnly: true, sameSite: 'strict', path: '/', maxAge: lifetimeMs } as const;
    response.cookie(name, sealedSession(key, name).seal(), about);
    leadOn(request, response);
  }

  async function tryToken(tried: string): Promise<void> {
    const verdict = await guesses.judge(() => scriptToken !== undefined && same(tried, scriptToken));
    if (verdict === 'not looked at') throw new TooManyGuesses();
    if (verdict === 'wrong') throw new NotAdmitted();
  }

  const guard: RequestHandler = async (request, response, next) => {
    const name = cookieName(request);
    const bearer = bearerOf(request);
    const offered = request.query['token'];
    if (sealedSession(key, name).isWhole(cookie(request, name) ?? '')) next();
    else if (bearer !== undefined) {
      await tryToken(bearer);
      next();
    } else if (typeof offered === 'string' && request.method === 'GET') {
      if (links.use(offered)) onOpened();
      else await tryToken(offered);
      open(request, response);
    } else {
      // Another site's page that points here is nobody who waits at the terminal.
      if (request.headers['sec-fetch-site'] !== 'cross-site') links.knock();
      throw new NotAdmitted();
    }
  };

  return { freshToken: links.fresh, guard };
}

/**
 * To the page she asked for, without the token. A browser that comes from a file or another program's page does not send a
 * strict cookie with a redirection; from a page of ours it does.
 */
function leadOn(request: Request, response: Response): void {
  const url = new URL(request.originalUrl, 'http://127.0.0.1');
  url.searchParams.delete('token');
  // Only the path of our own address is used, so that nothing leads away.
  const place = url.pathname.replace(/^\/+/, '/') + url.search;
  const { accept = '', 'sec-fetch-site': site = 'unsaid' } = request.headers;
  if (site !== 'none' && site !== 'same-origin' && accept.includes('text/html'))
    response.type('html').send(stepOn(place));
  else response.redirect(303, place);
}

/** A page that leads on by itself. */
function stepOn(place: string): string {
  const address = place.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Throughline</title><meta http-equiv="refresh" content="0;url=${address}"></head>
<body><p><a href="${address}">Open Throughline</a></p></body></html>
`;
}

const bearerOf = (request: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];

/** Cookies are shared by all ports of a machine, so the port is in the name. */
const cookieName = (request: Request): string => `throughline-${request.socket.localPort ?? 0}`;

/** Somebody without a session. */
export class NotAdmitted extends Error {
  readonly status: number = 401;
}

/** So many wrong tokens wait for their answer that no more are looked at. */
export class TooManyGuesses extends NotAdmitted {
  override readonly status = 429;
}
