import type { RequestHandler, Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import type { Coder } from '../../storage/coders.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { codebookMark } from '../coding/codes-beside.ts';
import { scopeOf, standingOf } from './request-context.ts';
import { keyOf } from './request.ts';

/** How often changes by another program on the same file are looked for, and a silent line is kept open. */
const lookEveryMs = 700;
const breatheEveryMs = 20_000;

/** The tabs that want to hear of changes to one project. */
interface Audience {
  /** Each with who codes there: to her it is said what she can undo. */
  readonly listeners: Map<Response, Coder>;
  readonly timer: NodeJS.Timeout;
  /** The project as it was last looked at, and whether another program changed it since. */
  project: Project;
  changedElsewhere: () => boolean;
}

/**
 * Tells open tabs that a project has changed, and whose tab did it, so that each can show what another person (or
 * another window, or the command line) just did. A project that cannot be read any more ends the line: its tabs ask anew,
 * and are told why.
 */
export function createChanges(workspace: Workspace) {
  const audiences = new Map<string, Audience>();

  function tell(key: string, tab: string): void {
    const audience = audiences.get(key);
    if (!audience) return;
    endIfUnreadable(audience, () => {
      const project = openedOrEnd(key);
      for (const [listener, coder] of audience.listeners) listener.write(lineOf(project, tab, coder));
    });
  }

  function openedOrEnd(key: string): Project {
    const project = workspace.opened.ifOpen(key);
    if (!project) throw new Refusal('missing', 'The file is no longer the one that was opened.');
    return project;
  }

  /** Looks whether another program changed the file, or put another in its place. */
  function look(key: string, audience: Audience): void {
    endIfUnreadable(audience, () => {
      const project = openedOrEnd(key);
      const isSame = project === audience.project;
      if (!isSame) Object.assign(audience, { project, changedElsewhere: project.elsewhere() });
      if (!isSame || audience.changedElsewhere()) tell(key, '');
    });
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
    breathe(response);
    response.on('close', () => {
      audience.listeners.delete(response);
      if (audience.listeners.size > 0) return;
      clearInterval(audience.timer);
      audiences.delete(key);
    });
  };

  function gather(key: string, project: Project): Audience {
    const timer = setInterval(() => {
      look(key, audience);
    }, lookEveryMs).unref();
    const changedElsewhere = project.elsewhere();
    const audience: Audience = { listeners: new Map<Response, Coder>(), timer, project, changedElsewhere };
    audiences.set(key, audience);
    return audience;
  }

  return { notice, stream };
}

/** Keeps a silent line open. */
function breathe(response: Response): void {
  const breath = setInterval(() => response.write(': still here\n\n'), breatheEveryMs).unref();
  response.on('close', () => {
    clearInterval(breath);
  });
}

/** A timer has nobody to answer to: what goes wrong in it ends the lines of this one project, and nothing else. */
function endIfUnreadable({ listeners }: Audience, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error instanceof Error ? error.stack : error);
    for (const listener of [...listeners.keys()]) listener.end();
  }
}

/** What a tab is told: where the history is by now, and what was done last. */
function lineOf(project: Project, tab: string, listener: Coder): string {
  const [last] = project.history.list(1);
  const { coder = '', sentence = '', sourceId = null } = last ?? {};
  const change = {
    tab,
    mark: project.history.mark(),
    place: project.place(),
    codebook: codebookMark(project),
    coder,
    sentence,
    sourceId,
    ...standingOf(project, listener),
  };
  return `data: ${JSON.stringify(change)}\n\n`;
}
