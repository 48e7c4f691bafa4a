import type { WayOut } from '../../domain/refusal.ts';

/** What the server refused or could not do, as a sentence. */
export class NotDone extends Error {
  readonly wayOut: WayOut;

  constructor(sentence: string, wayOut: WayOut = {}) {
    super(sentence);
    this.wayOut = wayOut;
  }
}

/** Tells this window from others: it need not hear of its own changes. */
export const tab = crypto.randomUUID();

/** Which file this page was made from: the server writes into no other. */
export const place = (): string => document.querySelector<HTMLElement>('.foot')?.dataset['place'] ?? '';

/** So many bytes of a file may be sent at once. */
const largestFile = 50 * 1024 * 1024;

/** Asks the server; answers its JSON, or throws its sentence. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<T> {
  const isFile = body instanceof Blob;
  if (isFile && body.size > largestFile)
    throw new NotDone('This is larger than may be sent at once (50 MB for a file).');
  const response = await fetch(url, {
    method,
    ...(method !== 'GET' && {
      headers: {
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
        'x-tab': tab,
        'x-place': place(),
      },
      body: isFile ? body : JSON.stringify(body ?? {}),
    }),
  }).catch(() => {
    throw new NotDone('Throughline does not answer. Is it still running? Nothing was saved just now.');
  });
  const answer: unknown = await response.json().catch(() => ({}));
  // The server answers every operation with the type that api/ declares for it.
  if (response.ok) return answer as T;
  throw notDone(answer, response.statusText);
}

/** The refusal in an answer. */
export function notDone(answer: unknown, otherwise: string): NotDone {
  if (typeof answer !== 'object' || answer === null) return new NotDone(otherwise);
  const message = 'message' in answer ? String(answer.message) : otherwise;
  const instead =
    'instead' in answer && typeof answer.instead === 'number' ? { instead: answer.instead } : {};
  const isOthers = 'isOthers' in answer && answer.isOthers === true ? { isOthers: answer.isOthers } : {};
  const rows = 'rows' in answer && typeof answer.rows === 'number' ? { rows: answer.rows } : {};
  return new NotDone(message, { ...instead, ...isOthers, ...rows, ...standsIn(answer) });
}

/** What stands where somebody wrote meanwhile, as the server sends it with its refusal (domain/refusal.ts). */
function standsIn(answer: object): Pick<WayOut, 'stands'> {
  if (!('stands' in answer) || typeof answer.stands !== 'object' || answer.stands === null) return {};
  return { stands: answer.stands as NonNullable<WayOut['stands']> }; // sent by our own server from that type
}
