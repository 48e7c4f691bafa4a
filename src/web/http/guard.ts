import type { Request, RequestHandler } from 'express';
import { Refusal } from '../../domain/refusal.ts';

/** A request that is not even ours to answer: it goes away with a status and a line, and nothing is done. */
class TurnedAway extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
export type { TurnedAway };
export const isTurnedAway = (error: unknown): error is TurnedAway => error instanceof TurnedAway;

const contentTypes = ['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream'];
const safeMethods = new Set(['GET', 'HEAD']);

/** Host must be this machine by name, and exactly one: the only thing that stops a rebound DNS name. */
export const ownHostOnly: RequestHandler = (request, _response, next) => {
  // "GET http://elsewhere/ HTTP/1.1" is meant for a proxy, and its address is not what Host says.
  if (!request.url.startsWith('/')) throw new TurnedAway(400, 'This is not an address of Throughline.');
  const port = String(request.socket.localPort);
  const allowed = new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`));
  const hosts = request.headersDistinct['host'] ?? [];
  const [host] = hosts;
  if (hosts.length !== 1 || host === undefined || !allowed.has(host)) {
    throw new TurnedAway(421, 'Throughline answers only on this machine.');
  }
  next();
};

/** Headers of every answer: nothing from elsewhere, no inline script or style, no frame, no cache, no referrer abroad. */
export const lockedDown: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    // With 'no-referrer' Chromium would send "Origin: null" with our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  next();
};

/** A write must come from a page of this very origin (port included) and name a kind of content we read. */
export const ownWritesOnly: RequestHandler = (request, _response, next) => {
  if (safeMethods.has(request.method)) {
    next();
    return;
  }
  if (request.method === 'OPTIONS' || request.method === 'TRACE') throw new TurnedAway(405, 'Not answered.');
  if (!isFromHere(request)) throw new TurnedAway(403, 'This came from another page.');
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!contentTypes.includes(type)) throw new TurnedAway(415, 'This kind of content is not read here.');
  next();
};

/** Whether a browser says that one of our pages sends it, or a script without a browser proves itself by its token. */
function isFromHere({ headers }: Request): boolean {
  const { origin, host = '', authorization } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return authorization !== undefined;
  return (
    (origin === undefined || origin === `http://${host}`) && (site === undefined || site === 'same-origin')
  );
}

/** The refusal that an error of the parsers of addresses and bodies means; nothing for any other error. */
export function refusalOfBody(error: unknown): Refusal | undefined {
  // body-parser marks its errors with a type.
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new Refusal('invalid', 'This is larger than may be sent at once (50 MB for a file).');
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  const isZip = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  if ((status >= 400 && status < 500) || isZip)
    return new Refusal('invalid', 'What was sent cannot be read.');
  return undefined;
}
