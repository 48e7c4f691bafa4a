/** What the server refused or could not do, as a sentence. */
export class NotDone extends Error {
  /** The code to use instead, where the one that was asked for was merged into it. */
  readonly instead: number | null;

  constructor(sentence: string, instead: number | null = null) {
    super(sentence);
    this.instead = instead;
  }
}

/** Tells this window from others: it need not hear of its own changes. */
export const tab = crypto.randomUUID();

/** Asks the server; answers its JSON, or throws its sentence. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<T> {
  const isFile = body instanceof Blob;
  const response = await fetch(url, {
    method,
    ...(method !== 'GET' && {
      headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json', 'x-tab': tab },
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

function notDone(answer: unknown, otherwise: string): NotDone {
  if (typeof answer !== 'object' || answer === null) return new NotDone(otherwise);
  const message = 'message' in answer ? String(answer.message) : otherwise;
  const instead = 'instead' in answer && typeof answer.instead === 'number' ? answer.instead : null;
  return new NotDone(message, instead);
}
