import type { ErrorRequestHandler, Request, Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { refusalOfFault } from '../../storage/faults.ts';
import { isTurnedAway, refusalOfBody } from './guard.ts';
import type { Pages } from './pages.ts';
import type { Scope } from './request-context.ts';
import { wantsPage } from './request.ts';
import { NotAdmitted, TooManyGuesses } from './session/session.ts';

const statusOf = { invalid: 400, missing: 404, conflict: 409, busy: 503, full: 507 } as const;
const titleOf = {
  invalid: 'That cannot be done',
  missing: 'It is not there',
  conflict: 'That does not fit',
  busy: 'Not just now',
  full: 'The disk is full',
} as const;

const locked =
  'This page needs the link that Throughline printed. Look into the window where it was started: a new link has been printed there. Open it once and you are in.';
const guessed =
  'Wrong tokens are being tried, so many at once that no more are looked at. Open the link that Throughline printed, or try again in a few seconds.';
const failure = 'Something went wrong inside Throughline. Nothing that was saved has changed.';

/** The one place where an error becomes a response. What is not expected is printed for whoever mends it. */
export function answerErrors(pages: Pages, frameOf: FrameOf): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (isTurnedAway(error)) {
      response.status(error.status).type('text/plain').send(error.message);
      return;
    }
    if (error instanceof NotAdmitted) {
      lock(pages, request, response, error);
      return;
    }
    const refusal = error instanceof Refusal ? error : (refusalOfBody(error) ?? refusalOfFault(error));
    if (refusal) answer({ pages, frameOf }, request, response, refusal);
    else fail(pages, request, response, error);
  };
}

function lock(pages: Pages, request: Request, response: Response, error: NotAdmitted): void {
  const message = error instanceof TooManyGuesses ? guessed : locked;
  response.status(error.status);
  if (error instanceof TooManyGuesses) response.set('retry-after', '5');
  if (wantsPage(request))
    pages.show(response, null, { title: 'Locked', view: 'errors/locked', page: { message } });
  else response.json({ message });
}

/** The project around a page that cannot be shown, so that she can go on from there; null where it is in none. */
export type FrameOf = (request: Request) => Scope | null;

interface Framed {
  readonly pages: Pages;
  readonly frameOf: FrameOf;
}

function answer({ pages, frameOf }: Framed, request: Request, response: Response, refusal: Refusal): void {
  noFile(response);
  response.status(statusOf[refusal.kind]);
  if (!wantsPage(request)) {
    response.json({ message: refusal.message, ...refusal.wayOut });
    return;
  }
  const page = { title: titleOf[refusal.kind], message: refusal.message, back: backOf(request) };
  pages.show(response, frameOf(request), { title: page.title, view: 'errors/refusal', page });
}

function fail(pages: Pages, request: Request, response: Response, error: unknown): void {
  // The stack says where; the message of an error of SQLite or of ours quotes no transcript.
  console.error(error instanceof Error ? error.stack : error);
  noFile(response);
  response.status(500);
  if (!wantsPage(request)) {
    response.json({ message: failure });
    return;
  }
  pages.show(response, null, {
    title: 'A fault',
    view: 'errors/refusal',
    page: { title: 'A fault', message: failure, back: backOf(request) },
  });
}

/** What was to be a file is a sentence now, which is shown and not saved. */
function noFile(response: Response): void {
  response.removeHeader('content-disposition');
  response.removeHeader('content-type');
}

/** The page she came from, where it is one of ours; else the front page. */
function backOf(request: Request): string {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  return url.host === request.headers.host ? url.pathname.replace(/^\/+/, '/') + url.search : '/';
}
