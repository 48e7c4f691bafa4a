import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { backupsOf } from '../../storage/backups.ts';
import { keysIn } from '../../storage/project-files.ts';
import type { Project } from '../../storage/project.ts';
import type { Parts } from '../http/parts.ts';
import { fileKeyOf, keyOf } from '../http/request.ts';
import { warmOnce } from './warming.ts';

/** How long a write waits for another program that holds the file, and how often it looks. */
const waitsMs = 700;
const looksEveryMs = 25;

/**
 * Before anything is asked of a project its file is opened, proved in another process, and found to be the one at its
 * path; and nothing is written while another program holds it. Whoever asks waits for that, and nobody else.
 */
export function opening({
  workspace,
  upkeep,
  storing,
}: Pick<Parts, 'workspace' | 'upkeep' | 'storing'>): RequestHandler {
  return async (request, _response, next) => {
    const key = keyOf(request);
    if (key !== null) {
      // What became of a file is said to whoever sees it, not to the line of news behind a page.
      if (!request.path.endsWith('/changes')) workspace.opened.tellFate(key);
      await workspace.opened.ready(key, upkeep);
      const project = workspace.project(key);
      warmOnce(project);
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        refuseOldPage(project, request);
        await storing.untilDone(project.file);
        await untilFree(project);
      }
    }
    next();
  };
}

/**
 * What is asked about a project's file is answered also where it cannot be opened; but not where neither it nor a backup of
 * it is there.
 */
export function knownFilesOnly({ workspace }: Pick<Parts, 'workspace'>): RequestHandler {
  return (request, _response, next) => {
    const key = fileKeyOf(request);
    const { folder } = workspace;
    if (key !== null && !keysIn(folder).includes(key) && backupsOf(folder, key).length === 0)
      throw new Refusal('missing', `There is no project “${key}” in this workspace.`);
    next();
  };
}

/** A page that was made from a file that stood there before knows other numbers: what it sends would hit something else. */
function refuseOldPage({ place, readOnly }: Project, request: Request): void {
  if (readOnly !== null) throw new Refusal('conflict', readOnly);
  const shown = request.get('x-place') ?? placeIn(request.body);
  if (shown === undefined || shown === place()) return;
  throw new Refusal(
    'conflict',
    'This page was made from another file, which stood here before. Nothing was saved. Load the page again to see what is there now.',
  );
}

/** What a form says of the file its page was made from. */
function placeIn(body: unknown): string | undefined {
  const isForm = typeof body === 'object' && body !== null && 'place' in body;
  return isForm && typeof body.place === 'string' ? body.place : undefined;
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
