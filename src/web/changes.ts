import type { Request, RequestHandler, Response } from 'express';
import type { Coder } from '../storage/coders.ts';
import type { Project } from '../storage/project.ts';
import type { Workspace } from '../storage/workspace.ts';
import { keyOf } from './request.ts';
import { scopeOf, standingOf } from './scope.ts';

/** How often changes by another program on the same file are looked for, and a silent line is kept open. */
const lookEveryMs = 700;
const breatheEveryMs = 20_000;

/** The tabs that want to hear of changes to one project. */
interface Audience {
  /** Each with who codes there: to her it is said what she can undo. */
  readonly listeners: Map<Response, Coder>;
  readonly timer: NodeJS.Timeout;
}

/**
 * Tells open tabs that a project has changed, and whose tab did it, so that each can show what another person (or
 * another window, or the command line) just did.
 */
export function createChanges(workspace: Workspace) {
  const audiences = new Map<string, Audience>();

  function tell(key: string, tab: string): void {
    const audience = audiences.get(key);
    if (!audience) return;
    const project = workspace.project(key);
    for (const [listener, coder] of audience.listeners) listener.write(lineOf(project, tab, coder));
  }

  /** Notes every write that succeeded; which tab asked for it stands in a header. */
  const notice: RequestHandler = (request, response, next) => {
    const key = keyOf(request);
    if (key !== null && request.method !== 'GET') {
      response.on('finish', () => {
        if (response.statusCode < 400) tell(key, request.get('x-tab') ?? '');
      });
    }
    next();
  };

  const stream: RequestHandler = (request, response) => {
    const { key, project, coder } = scopeOf(workspace, request);
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    // Whoever begins to listen may have missed something since its page was made.
    response.write(lineOf(project, '', coder));
    const audience = audiences.get(key) ?? gather(key, project);
    audience.listeners.set(response, coder);
    const breath = setInterval(() => response.write(': still here\n\n'), breatheEveryMs).unref();
    response.on('close', () => {
      clearInterval(breath);
      audience.listeners.delete(response);
      if (audience.listeners.size > 0) return;
      clearInterval(audience.timer);
      audiences.delete(key);
    });
  };

  function gather(key: string, project: Project): Audience {
    const changedElsewhere = project.elsewhere();
    const look = (): void => {
      if (changedElsewhere()) tell(key, '');
    };
    const audience = { listeners: new Map<Response, Coder>(), timer: setInterval(look, lookEveryMs).unref() };
    audiences.set(key, audience);
    return audience;
  }

  return { notice, stream };
}

/** What a tab is told: where the history is by now, and what was done last. */
function lineOf(project: Project, tab: string, listener: Coder): string {
  const [last] = project.history.list(1);
  const { coder = '', sentence = '', sourceId = null } = last ?? {};
  const change = {
    tab,
    mark: project.history.mark(),
    coder,
    sentence,
    sourceId,
    ...standingOf(project, listener),
  };
  return `data: ${JSON.stringify(change)}\n\n`;
}
