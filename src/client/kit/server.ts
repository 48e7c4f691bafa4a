import type { Answer, Call, Given } from '../../api/operations.ts';
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

/** Where the operations of this page's project are. */
const api = (): string => document.querySelector<HTMLElement>('.foot')?.dataset['api'] ?? '';

/** The address of an operation; its parameters, by their names, take the place of the braces. */
export function addressOf(call: Call, given: object = {}): string {
  const known = new Map<string, unknown>(Object.entries(given));
  const path = pathOf(call).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(known.get(name))),
  );
  const query = queryOf(known.get('query')).toString();
  return `${api()}/${path}${query === '' ? '' : `?${query}`}`;
}

const methodOf = (call: Call): string => call.slice(0, call.indexOf(' '));
const pathOf = (call: Call): string => call.slice(call.indexOf(' ') + 1);

/** A query as the server reads it: a list is given once for each of it, and what is not given is left out. */
function queryOf(asked: unknown): URLSearchParams {
  if (asked instanceof URLSearchParams) return asked;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked ?? {}) as [string, unknown][])
    for (const one of [value].flat()) if (isWord(one)) query.append(name, String(one));
  return query;
}

const isWord = (one: unknown): one is string | number | boolean =>
  typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean';

/** Asks for an operation of the project as `api/` declares it; answers its JSON, or throws its sentence. */
export async function ask<C extends Call>(
  call: C,
  ...[given]: object extends Given<C> ? [Given<C>?] : [Given<C>]
): Promise<Answer<C>> {
  const method = methodOf(call);
  const { body } = { body: undefined, ...given };
  const answer = await send(addressOf(call, given), method === 'GET' ? { method } : written(method, body));
  // The server answers every operation with the type that api/ declares for it.
  return answer as Answer<C>;
}

/** What goes along with everything that writes. */
function written(method: string, body: unknown): RequestInit {
  const isFile = body instanceof Blob;
  if (isFile && body.size > largestFile)
    throw new NotDone('This is larger than may be sent at once (50 MB for a file).');
  return {
    method,
    headers: {
      'content-type': isFile ? 'application/octet-stream' : 'application/json',
      'x-tab': tab,
      'x-place': place(),
    },
    body: isFile ? body : JSON.stringify(body ?? {}),
  };
}

async function send(address: string, asked: RequestInit): Promise<unknown> {
  const response = await fetch(address, asked).catch(() => {
    throw new NotDone('Throughline does not answer. Is it still running? Nothing was saved just now.');
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw notDone(answer, response.statusText);
}

/** The refusal in an answer. */
export function notDone(answer: unknown, otherwise: string): NotDone {
  if (typeof answer !== 'object' || answer === null) return new NotDone(otherwise);
  const message = 'message' in answer ? String(answer.message) : otherwise;
  const instead =
    'instead' in answer && typeof answer.instead === 'number' ? { instead: answer.instead } : {};
  const isOthers = 'isOthers' in answer && answer.isOthers === true ? { isOthers: answer.isOthers } : {};
  return new NotDone(message, { ...instead, ...isOthers, ...largeIn(answer), ...standsIn(answer) });
}

/** The large step in an answer, which is done only when she is sure. */
function largeIn(answer: object): Pick<WayOut, 'large'> {
  if (!('large' in answer) || typeof answer.large !== 'object' || answer.large === null) return {};
  return { large: answer.large as NonNullable<WayOut['large']> }; // sent by our own server from that type
}

/** What stands where somebody wrote meanwhile, as the server sends it with its refusal (domain/refusal.ts). */
function standsIn(answer: object): Pick<WayOut, 'stands'> {
  if (!('stands' in answer) || typeof answer.stands !== 'object' || answer.stands === null) return {};
  return { stands: answer.stands as NonNullable<WayOut['stands']> }; // sent by our own server from that type
}
