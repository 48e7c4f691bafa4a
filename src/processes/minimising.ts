// What is small is minimised at once; what would keep others waiting, in a process that ends when nobody waits for it any more.
import { solve } from '../domain/qca/solution.ts';
import { createConversation } from './conversation.ts';
import type { MinimisingAnswer, MinimisingQuestion, Solutions, ToMinimise } from './minimising-messages.ts';

const memoryMb = 512;

/** About so many steps are done in a few milliseconds. */
const small = 400_000;

const stepsOf = ({ table: { conditions, rows } }: ToMinimise): number =>
  2 ** conditions * conditions * rows.length;

/** Minimises truth tables. */
export interface Minimising {
  /** Answers the solutions of each table. Given up, and its process ended, as soon as `signal` says that nobody waits. */
  readonly solve: (tables: MinimisingQuestion, signal?: AbortSignal) => Promise<readonly Solutions[]>;
  readonly close: () => Promise<void>;
}

export function createMinimising(): Minimising {
  const underWay = new Set<() => Promise<void>>();
  return {
    solve: async (tables, signal) => {
      if (tables.reduce((sum, one) => sum + stepsOf(one), 0) <= small)
        return tables.map(({ table, expected }) => solve(table, expected));
      // One for each question: whoever gives up ends nobody else's.
      const { ask, close } = createConversation<MinimisingQuestion, MinimisingAnswer>('minimising-process', {
        name: 'the process that minimises',
        memoryMb,
      });
      underWay.add(close);
      const giveUp = (): void => void close();
      signal?.addEventListener('abort', giveUp, { once: true });
      try {
        return await ask(tables);
      } finally {
        signal?.removeEventListener('abort', giveUp);
        underWay.delete(close);
        await close();
      }
    },
    close: async () => {
      await Promise.all([...underWay].map((close) => close()));
    },
  };
}
