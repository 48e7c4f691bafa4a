import { Worker } from 'node:worker_threads';
import { Refusal } from './domain/refusal.ts';
import type { Suggestion } from './language/suggestion.ts';
import type { Suggesting } from './web/suggestions.ts';

/** What the thread is asked. */
export interface Asked {
  readonly id: number;
  readonly file: string;
  readonly coderId: number;
  readonly sourceId: number;
}

/** What it answers: suggestions, a refusal, or what went wrong. */
export type Answered = { readonly id: number } & (
  | { readonly suggestions: readonly Suggestion[] }
  | { readonly refused: { readonly kind: Refusal['kind']; readonly message: string } }
  | { readonly failed: string }
);

const closingMs = 1500;

interface Waiting {
  readonly resolve: (suggestions: readonly Suggestion[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes suggestions in a thread of its own, which starts when the first are asked for: learning never keeps a coding
 * waiting. `close` ends it, so that every project is one file again.
 */
export function createSuggesting(): Suggesting & { readonly close: () => Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;

  const failAll = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./suggesting-worker.ts', import.meta.url));
    started.on('message', (answered: Answered) => {
      settle(waiting.get(answered.id), answered);
      waiting.delete(answered.id);
    });
    started.on('error', failAll);
    // It must not keep the program alive.
    started.unref();
    return started;
  };
  return {
    suggest: ({ file }, coderId, sourceId) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker ??= start();
        worker.postMessage({ id, file, coderId, sourceId } satisfies Asked);
      }),
    close: async () => {
      const ending = worker;
      worker = null;
      if (!ending) return;
      const ended = new Promise((then) => ending.once('exit', then));
      ending.postMessage('close');
      // In the middle of learning it does not hear; what it reads only needs no ceremony.
      await Promise.race([ended, new Promise((then) => setTimeout(then, closingMs))]);
      await ending.terminate();
      failAll(new Refusal('conflict', 'Throughline is ending.'));
    },
  };
}

function settle(one: Waiting | undefined, answered: Answered): void {
  if (!one) return;
  if ('suggestions' in answered) one.resolve(answered.suggestions);
  else if ('refused' in answered) one.reject(new Refusal(answered.refused.kind, answered.refused.message));
  else one.reject(new Error(answered.failed));
}
