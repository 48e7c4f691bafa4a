// What stands behind the network in a test: the requests that came, and when and how they are answered.
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  /** Behind the address of the project. */
  readonly path: string;
  readonly body: unknown;
}

interface Waiting extends Asked {
  readonly answer: (json: unknown, status?: number) => void;
}

const here = '/api/v1/projects/study';

/**
 * Takes every request that the page sends until the test ends. What `answers` has something to say to is answered at once;
 * anything else waits until the test answers it.
 */
export function network(answers: (asked: Asked) => unknown = () => undefined) {
  const asked: Asked[] = [];
  const waiting: Waiting[] = [];
  const own = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    new Promise((settle) => {
      const address = input instanceof Request ? input.url : input.toString();
      const sent = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
      const one = { method: init?.method ?? 'GET', path: address.replace(`${here}/`, ''), body: sent };
      // The codes beside the text are those that the page knows.
      if (one.path.endsWith('/coding/codes')) {
        settle(new Response(null, { status: 304 }));
        return;
      }
      asked.push(one);
      const answer = (json: unknown, status = 200): void => {
        settle(Response.json(json, { status }));
      };
      const known = answers(one);
      if (known === undefined) waiting.push({ ...one, answer });
      else answer(known);
    });
  onTestFinished(() => {
    globalThis.fetch = own;
  });
  return {
    asked,
    /** What was written, as method and path, in the order in which it came. */
    written: (): string[] =>
      asked.flatMap(({ method, path }) => (method === 'GET' ? [] : `${method} ${path}`)),
    /** Answers the oldest request that waits. */
    answer: (json: unknown, status?: number): void => {
      const next = waiting.shift();
      if (!next) throw new Error('nothing waits for an answer');
      next.answer(json, status);
    },
  };
}

/** What undo and redo would do, as every write answers. */
export const standing = { undo: 'coded turn 1', redo: null };

/** Waits until whatever is under way without the network has happened. */
export const settled = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done);
  });
