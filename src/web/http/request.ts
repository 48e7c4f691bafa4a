import type { Request } from 'express';
import type { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { storable } from '../../domain/storable.ts';

/**
 * What came in, as `schema` reads it, or a refusal that says which field is wrong. This is the edge: behind it no text
 * holds anything that cannot be stored.
 */
export function readAs<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(storable(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('invalid', issue ? sentenceOf(issue) : 'That cannot be read.');
}

/** A sentence of ours needs at most the number of the entry it is about; any other message needs the field's name. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const { path, message } = issue;
  const entry = path.find((part) => typeof part === 'number');
  if (issue.code === 'too_big' && issue.origin === 'string' && !message.endsWith('.'))
    return `This is too long: ${path.join('.')} may have ${issue.maximum.toLocaleString('en')} characters at most.`;
  if (message.endsWith('.')) return entry === undefined ? message : `Entry ${entry + 1}: ${message}`;
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}

/** One cookie of a request. */
export function cookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeOrNothing(value.join('='));
  }
  return undefined;
}

/** What an address says, unless it says nothing that can be read. */
function decodeOrNothing(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Whether a page is wanted rather than data. */
export const wantsPage = (request: Request): boolean =>
  !request.path.startsWith('/api/') && request.accepts(['html', 'json']) === 'html';

/** The key of the project that an address is about, of a page or of the API; null where it is about none. */
export function keyOf({ path }: Request): string | null {
  const [, key] = /^(?:\/api\/v1)?\/projects\/([^/]+)(?:\/|$)/.exec(path) ?? [];
  return key === undefined ? null : (decodeOrNothing(key) ?? null);
}

/** The key of the project about whose file an address is; null where it is about none. */
export function fileKeyOf({ path }: Request): string | null {
  const [, key] = /^(?:\/api\/v1)?\/files\/([^/]+)(?:\/|$)/.exec(path) ?? [];
  return key === undefined ? null : (decodeOrNothing(key) ?? null);
}
