import type { RequestHandler } from 'express';

/** Four times what may be sent: a file that is a little too large is heard to its end, so that the answer arrives. */
const mostBytes = 200 * 1024 * 1024;

/** Hangs up on who sends without end: the parsers store nothing of what is too large, but would read on. */
export const boundedBody: RequestHandler = (request, _response, next) => {
  let taken = 0;
  // The parsers listen within this very turn, so nothing is missed by them.
  request.on('data', (piece: Buffer) => {
    taken += piece.length;
    if (taken > mostBytes) request.destroy();
  });
  next();
};
