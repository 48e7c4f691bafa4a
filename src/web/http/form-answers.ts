import type { Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { wantsPage } from './request.ts';

/**
 * Leads on after a form was taken. A browser follows by itself; our script, which sends the form without leaving the page (so
 * that what was typed stays in sight until it is on disk), is told where to go.
 */
export function leadTo(response: Response, url: string): void {
  if (wantsPage(response.req)) response.redirect(303, url);
  else response.json({ leadsTo: url });
}

/**
 * Does what a form asks for. What is refused is shown on its page, with what was typed in it; a script, which has the page
 * still, gets the refusal as it is.
 */
export async function orShow(
  response: Response,
  deed: () => void | Promise<void>,
  show: (refusal: Refusal) => void,
): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Refusal) || !wantsPage(response.req)) throw error;
    response.status(error.kind === 'conflict' ? 409 : 400);
    show(error);
  }
}
