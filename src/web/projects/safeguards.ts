import type { Request, RequestHandler } from 'express';
import { withDescendants } from '../../domain/code.ts';
import type { BackupReason } from '../../storage/backups.ts';
import type { Project } from '../../storage/project.ts';
import type { Parts } from '../http/parts.ts';
import { keyOf } from '../http/request.ts';

/** Something before which the project is backed up, where it concerns many rows. */
interface Safeguard {
  readonly method: string;
  /** What follows the project in the address; where that is of the API alone, `api` before it. */
  readonly path: RegExp;
  readonly reason: BackupReason;
  /** How many rows are at stake; `id` is the number in the address, `body` what was sent, not read yet. */
  readonly rows: (project: Project, given: { id: number; body: unknown }) => number;
}

const always = (): number => Infinity;
/** An import into a project that holds nothing puts nothing at stake. */
const whatIsThere = (project: Project): number => project.codings.count() + project.sources.all().length;

const safeguards: readonly Safeguard[] = [
  { method: 'POST', path: /^\/sources$/, reason: 'import', rows: whatIsThere },
  { method: 'POST', path: /^\/codings$/, reason: 'import', rows: whatIsThere },
  { method: 'POST', path: /^api\/codebook$/, reason: 'import', rows: whatIsThere },
  { method: 'POST', path: /^\/cases\/table$/, reason: 'import', rows: whatIsThere },
  { method: 'POST', path: /^\/codes\/merged$/, reason: 'merge', rows: always },
  {
    method: 'POST',
    path: /^\/codes\/removed$/,
    reason: 'removal',
    rows: (project, { body }) => ofCodes(project, numbersIn(body, 'codes')),
  },
  {
    method: 'DELETE',
    path: /^\/codes\/(\d+)$/,
    reason: 'removal',
    rows: (project, { id }) => ofCodes(project, [id]),
  },
  {
    method: 'POST',
    path: /^\/codebook\/(\d+)\/removal$/,
    reason: 'removal',
    rows: (project, { id }) => ofCodes(project, [id]),
  },
  {
    method: 'DELETE',
    path: /^\/sources\/(\d+)$/,
    reason: 'removal',
    rows: (project, { id }) => ofSource(project, id),
  },
  {
    method: 'POST',
    path: /^\/sources\/(\d+)\/removal$/,
    reason: 'removal',
    rows: (project, { id }) => ofSource(project, id),
  },
  {
    method: 'POST',
    path: /^\/codings\/(?:removed|recoded)$/,
    reason: 'removal',
    rows: (_project, { body }) => listIn(body, 'codings').length,
  },
  { method: 'POST', path: /^\/history\/emptied$/, reason: 'removal', rows: always },
];

/** Backs a project up before what cannot be overlooked is done to many of its rows. Whoever asks waits for it, and nobody else. */
export function safeguard({ keeping, workspace }: Pick<Parts, 'keeping' | 'workspace'>): RequestHandler {
  return async (request, _response, next) => {
    const key = keyOf(request);
    const found = key === null ? undefined : whichOf(request);
    if (key !== null && found) {
      const rows = found.rows(workspace.project(key), { id: found.id, body: request.body as unknown }); // not read yet
      await keeping.before(key, found.reason, rows);
    }
    next();
  };
}

function whichOf({ method, path }: Request): (Safeguard & { id: number }) | undefined {
  const [, api, rest = ''] = /^(\/api\/v1)?\/projects\/[^/]+(\/.*)$/.exec(path) ?? [];
  for (const one of safeguards) {
    const isMeant = one.method === method;
    const match = isMeant ? (one.path.exec(rest) ?? (api && one.path.exec(`api${rest}`))) : null;
    if (match) return { ...one, id: Number(match[1]) };
  }
  return undefined;
}

function ofCodes(project: Project, ids: readonly number[]): number {
  const codes = project.codes.all();
  const gone = new Set(ids.flatMap((id) => [...withDescendants(codes, id)]));
  return [...gone].reduce((sum, id) => sum + project.codings.countOfCode(id), gone.size);
}

const ofSource = (project: Project, id: number): number =>
  project.codings.ofSource(id).length + project.texts.turnsAndMatterOf(id).length;

function listIn(body: unknown, name: string): unknown[] {
  const value: unknown =
    typeof body === 'object' && body !== null
      ? new Map<string, unknown>(Object.entries(body)).get(name)
      : undefined;
  return Array.isArray(value) ? value : [];
}

const numbersIn = (body: unknown, name: string): number[] =>
  listIn(body, name).map(Number).filter(Number.isInteger);
