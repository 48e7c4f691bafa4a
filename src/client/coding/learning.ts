import type { Suggestion } from '../../api/suggestions.ts';
import { ask, NotDone } from '../kit/server.ts';
import type { Page } from './state.ts';

const pauseMs = 1200;

/**
 * What she codes is learned from: once she pauses, the suggestions are asked for again. Those of the turn she is at stay
 * as they are, so that nothing changes under her keys.
 */
export function createLearning({ store, turns }: Page, source: string) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const renew = async (): Promise<void> => {
    const found = await ask<Suggestion[]>('GET', `${source}/suggestions`).catch((error: unknown) => {
      // Nobody asked for these; the next ones will do.
      if (error instanceof NotDone) return null;
      throw error;
    });
    if (!found) return;
    const { suggestions, turn } = store.get();
    const here = turns[turn];
    const isHere = ({ start }: Suggestion): boolean =>
      here !== undefined && start >= here.start && start < here.end;
    store.update({ suggestions: [...suggestions.filter(isHere), ...found.filter((one) => !isHere(one))] });
  };
  return {
    refresh: async (): Promise<void> => {
      store.update({ suggestions: await ask<Suggestion[]>('GET', `${source}/suggestions`), suggestion: 0 });
    },
    soon: (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void renew(), pauseMs);
    },
  };
}
