import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Standing } from '../../api/common.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Coder } from '../../storage/coders.ts';
import type { Action } from '../../storage/history-lines.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { fileAddress, projectAddress, sampleKey } from '../addresses.ts';
import type { Frame } from '../views/views.ts';
import { cookie } from './request.ts';

/** A project, and the address below which its pages stand. */
export type InProject = Pick<Scope, 'base' | 'project'>;

/** Within what a request acts: a project, and the coder who asks. */
export interface Scope {
  readonly key: string;
  readonly base: string;
  readonly project: Project;
  readonly coder: Coder;
  readonly standing: () => Standing;
  readonly frame: () => Omit<Frame, 'room'>;
  /** The address of the style sheet of its codes: another one whenever a colour changes. */
  readonly codeStyles: () => string;
}

/**
 * Who codes is remembered by project: the same browser may be somebody else in another study. A key that cannot stand in
 * the name of a cookie (blanks, brackets, umlauts) or would make it very long stands there by its hash.
 */
const coderCookie = (key: string): string =>
  `throughline-coder-${/^[a-z0-9-]{1,80}$/.test(key) ? key : `.${createHash('sha256').update(key).digest('hex').slice(0, 32)}`}`;

/** The project of a request below `/projects/:project`, and its address. Refuses one that is not there or cannot be opened. */
export function placeOf(workspace: Workspace, request: Request): Pick<Scope, 'key' | 'base' | 'project'> {
  const { project: key } = request.params;
  if (typeof key !== 'string') throw new Refusal('missing', 'There is no such project.');
  const project = workspace.project(key);
  if (isWrite(request)) workspace.changed();
  return { key, base: projectAddress(key), project };
}

/**
 * The project that the address of a page names, to show its frame around a sentence; null where there is none, or where it
 * cannot be opened.
 */
export function scopeAround(workspace: Workspace, request: Request): Scope | null {
  const [, project] = /^\/projects\/([^/]+)\//.exec(request.path) ?? [];
  if (project === undefined || isWrite(request)) return null;
  try {
    request.params = { project: decodeURIComponent(project) };
    return scopeOf(workspace, request);
  } catch (error) {
    if (error instanceof Refusal || error instanceof URIError) return null;
    throw error;
  }
}

const isWrite = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD';

/**
 * The scope of a request below `/projects/:project`. Whoever is remembered here but is not among the coders of the project
 * (it was replaced by another copy, or restored) may look at everything and is asked who she is; nothing is written in
 * somebody else's name.
 */
export function scopeOf(workspace: Workspace, request: Request): Scope {
  const place = placeOf(workspace, request);
  const { key, base, project } = place;
  const { coder, stranger } = coderOf(project, cookie(request, coderCookie(key)), request.get('x-coder'));
  if (stranger !== null && isWrite(request))
    throw new Refusal(
      'conflict',
      `Nobody codes in this project as “${stranger}”. Choose at the top of the page who codes, and do it again: nothing was kept.`,
    );
  const standing = (): Standing => standingOf(project, coder);
  return {
    ...place,
    coder,
    standing,
    frame: () => ({
      base,
      projectName: project.about().name,
      coders: project.coders.all(),
      coder,
      stranger,
      mark: project.history.mark(),
      file: fileAddress(key),
      place: project.place(),
      isSample: key === sampleKey,
      readOnly: project.readOnly,
      isBeingProved: workspace.opened.isBeingProved(key),
      canCopyHere: workspace.whyUnwritable() === null,
      ...standing(),
    }),
    codeStyles: () => {
      const colours = placedCodes(project).map((code) => `${code.id}${code.shade}${code.tint}`);
      const version = createHash('sha256').update(colours.join()).digest('hex').slice(0, 12);
      return `${base}/codes.css?v=${version}`;
    },
  };
}

/**
 * The same scope with its frame as it is now: for a page that takes time to be made, so that it bears the mark of what it
 * holds, and what changes meanwhile is news to it.
 */
export function atThisMoment(scope: Scope): Scope {
  const frame = scope.frame();
  return { ...scope, frame: () => frame };
}

/** What would be undone and done again next, as sentences for this coder. */
export const standingOf = (project: Project, coder: Coder): Standing => ({
  undo: named(project.history.lastDone(), coder),
  redo: named(project.history.firstUndone(), coder),
});

/** What an action was; whose it was, where it was not hers: undoing it concerns somebody else. */
const named = (action: Action | undefined, { id }: Coder): string | null =>
  action ? action.sentence + (action.coderId === id ? '' : ` (${action.coder})`) : null;

/** Remembers in this browser who codes in a project. */
export function rememberCoder(response: Response, key: string, name: string): void {
  const maxAge = 365 * 24 * 3600 * 1000;
  response.cookie(coderCookie(key), name, { httpOnly: true, sameSite: 'strict', path: '/', maxAge });
}

/** Who asks: as a script says, else as the browser remembers, else whoever made the project. */
function coderOf(
  project: Project,
  remembered: string | undefined,
  said: string | undefined,
): { coder: Coder; stranger: string | null } {
  if (said !== undefined) {
    const coder = project.coders.named(said);
    if (!coder) throw new Refusal('missing', `There is no coder “${said}” in this project.`);
    return { coder, stranger: null };
  }
  const known = remembered === undefined ? undefined : project.coders.named(remembered);
  const [first] = project.coders.all();
  const coder = known ?? first;
  if (!coder) throw new Error('a project without coders');
  return { coder, stranger: known || remembered === undefined ? null : remembered };
}
