import type { RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';

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
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
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
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${String(request.headers.host)}`) {
    throw new TurnedAway(403, 'This came from another page.');
  }
  if (site !== undefined && site !== 'same-origin') throw new TurnedAway(403, 'This came from another page.');
  if (origin === undefined && site === undefined && request.headers.authorization === undefined) {
    throw new TurnedAway(403, 'Where this came from is not said.');
  }
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!contentTypes.includes(type)) throw new TurnedAway(415, 'This kind of content is not read here.');
  next();
};

/** Refuses what a body could not be read as, in words. */
export function refusalOfBody(error: unknown): Refusal | undefined {
  // body-parser marks its errors with a type.
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new Refusal('invalid', 'This is larger than 50 MB.');
  if (typeof type === 'string') return new Refusal('invalid', 'What was sent cannot be read.');
  return undefined;
}
