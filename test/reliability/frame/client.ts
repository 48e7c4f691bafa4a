// Asks a server of a bar, as a script with its token or as a browser with it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { Server } from './bar.ts';

/** An answer of the API. */
export interface Asked {
  readonly status: number;
  readonly json: unknown;
}

export function clientOf({ url, token }: Pick<Server, 'url' | 'token'>) {
  const headers = { authorization: `Bearer ${token}` };
  return {
    /** Asks the API. */
    ask: async (method: string, path: string, body?: unknown): Promise<Asked> => {
      const isFile = typeof body === 'string' || body instanceof Uint8Array;
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...headers,
          'content-type': isFile ? 'application/octet-stream' : 'application/json',
        },
        ...(method !== 'GET' && { body: isFile ? Buffer.from(body) : JSON.stringify(body ?? {}) }),
      });
      return { status: response.status, json: await response.json().catch(() => null) };
    },
    /** Fetches a page whole. */
    page: async (path: string): Promise<{ readonly status: number; readonly html: string }> => {
      const response = await fetch(url + path, { headers: { ...headers, accept: 'text/html' } });
      return { status: response.status, html: await response.text() };
    },
    /** Sends a form. */
    form: async (path: string, fields: Readonly<Record<string, string>> = {}): Promise<number> => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { ...headers, origin: url },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
      return response.status;
    },
  };
}
export type Client = ReturnType<typeof clientOf>;

/** The key of the sample study of a server, made by it. */
export async function sampleOf({ form, ask }: Client): Promise<string> {
  const status = await form('/samples');
  if (status >= 400) throw new Error(`The sample study was answered ${status}.`);
  const { json } = await ask('GET', '/projects');
  const found = Array.isArray(json)
    ? (json as { key: string }[]).find(({ key }) => key.includes('sample'))
    : undefined;
  if (!found) throw new Error('There is no sample study.');
  return found.key;
}

/** How much memory a process holds, in MB (Linux). */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** How many files a process has open (Linux). */
export const filesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** The value below which this share of some numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

export const pause = (ms: number): Promise<void> => new Promise((then) => setTimeout(then, ms));
