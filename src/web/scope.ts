import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { Refusal } from '../domain/refusal.ts';
import type { Standing } from '../api/common.ts';
import { placedCodes } from '../actions/coding.ts';
import type { Coder } from '../storage/coders.ts';
import type { Project } from '../storage/project.ts';
import type { Workspace } from '../storage/workspace.ts';
import { cookie } from './request.ts';
import type { Frame } from './views.ts';

/** Within what a request acts: a project, and the coder who asks. */
export interface Scope {
  readonly key: string;
  readonly base: string;
  readonly project: Project;
  readonly coder: Coder;
  readonly standing: () => Standing;
  readonly frame: () => Omit<Frame, 'room'>;
  /** Changes whenever a colour of the codebook does. */
  readonly codeColours: () => string;
}

const coderCookie = 'throughline-coder';

/** The scope of a request below `/projects/:project`. Refuses a project that is not there or cannot be opened. */
export function scopeOf(workspace: Workspace, request: Request): Scope {
  const { project: key } = request.params;
  if (typeof key !== 'string') throw new Refusal('missing', 'There is no such project.');
  const project = workspace.project(key);
  if (request.method !== 'GET') workspace.changed();
  const base = `/projects/${encodeURIComponent(key)}`;
  const coder = coderOf(project, cookie(request, coderCookie) ?? request.get('x-coder'));
  const standing = (): Standing => ({
    undo: project.history.lastDone()?.sentence ?? null,
    redo: project.history.firstUndone()?.sentence ?? null,
  });
  return {
    key,
    base,
    project,
    coder,
    standing,
    frame: () => ({
      base,
      projectName: project.about().name,
      coders: project.coders.all(),
      coder,
      ...standing(),
    }),
    codeColours: () => {
      const colours = placedCodes(project).map((code) => `${code.id}${code.shade}`);
      return createHash('sha256').update(colours.join()).digest('hex').slice(0, 12);
    },
  };
}

/** Remembers in this browser who codes. */
export function rememberCoder(response: Response, name: string): void {
  response.cookie(coderCookie, name, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    maxAge: 365 * 24 * 3600 * 1000,
  });
}

function coderOf(project: Project, name: string | undefined): Coder {
  const [first] = project.coders.all();
  const coder = (name === undefined ? undefined : project.coders.named(name)) ?? first;
  if (!coder) throw new Error('a project without coders');
  return coder;
}
