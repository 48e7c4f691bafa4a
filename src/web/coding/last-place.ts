import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Scope } from '../http/request-context.ts';
import { cookie } from '../http/request.ts';

/** Where a coder was is remembered by project and coder in her browser; a key and a name may hold anything, so by their hash. */
const placeCookie = ({ key, coder }: Scope): string =>
  `throughline-place-${createHash('sha256').update(`${key}\n${coder.name}`).digest('hex').slice(0, 24)}`;

/** Remembers which source she reads, and which one beside it. */
export function rememberSource(
  scope: Scope,
  response: Response,
  { id, beside }: { id: number; beside: number | null },
): void {
  const maxAge = 365 * 24 * 3600 * 1000;
  const place = beside === null ? String(id) : `${id}?beside=${beside}`;
  response.cookie(placeCookie(scope), place, { httpOnly: true, sameSite: 'strict', path: '/', maxAge });
}

/** Where Coding leads: where she was, else where she last did something, else the first source; undefined where there is none. */
export function sourceToOpen(scope: Scope, request: Request): string | undefined {
  const { project, coder } = scope;
  const [, id = '', beside = ''] =
    /^(\d{1,15})(\?beside=\d{1,15})?$/.exec(cookie(request, placeCookie(scope)) ?? '') ?? [];
  if (id !== '' && project.sources.find(Number(id))) return id + beside;
  const hers = project.history.list(30, undefined, { coderId: coder.id });
  const last = [...hers, ...project.history.list(30)].find(
    ({ sourceId }) => sourceId !== null && project.sources.find(sourceId) !== undefined,
  );
  const found = last?.sourceId ?? project.sources.all()[0]?.id;
  return found === undefined ? undefined : String(found);
}
