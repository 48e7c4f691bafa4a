import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Project } from '../../storage/project.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Parts } from '../parts.ts';
import { keyOf } from '../request.ts';

/** How long a write waits for another program that holds the file, and how often it looks. */
const waitsMs = 700;
const looksEveryMs = 25;

/**
 * Before anything is asked of a project its file is opened, proved in another process, and found to be the one at its
 * path; and nothing is written while another program holds it. Whoever asks waits for that, and nobody else.
 */
export function opening({ workspace, upkeep }: Pick<Parts, 'workspace' | 'upkeep'>): RequestHandler {
  return async (request, _response, next) => {
    const key = keyOf(request);
    if (key !== null) {
      await workspace.opened.ready(key, upkeep);
      if (request.method !== 'GET' && request.method !== 'HEAD') await untilFree(workspace.project(key));
    }
    next();
  };
}

async function untilFree(project: Project): Promise<void> {
  const end = performance.now() + waitsMs;
  while (!project.isFree()) {
    if (performance.now() > end)
      throw new Refusal(
        'busy',
        'Another program is writing into the file of this project, or holds it. Nothing was saved. Try again when it is done.',
      );
    await wait(looksEveryMs);
  }
}
