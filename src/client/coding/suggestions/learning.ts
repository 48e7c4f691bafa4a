import type { ShownSuggestions } from '../../../api/suggestion-choices.ts';
import type { Suggestion } from '../../../api/suggestions.ts';
import type { Footer } from '../../kit/footer.ts';
import { ask, NotDone } from '../../kit/server.ts';
import type { Page, State } from '../state.ts';

const pauseMs = 1200;
/** While more is being learned they are asked for again after so long. */
const againMs = 1500;

/**
 * What she codes is learned from: once she pauses, the suggestions are asked for again. Those of the turn she is at stay
 * as they are, so that nothing changes under her keys.
 */
export function createLearning(page: Page, footer: Footer) {
  const { store, turns, sourceId: source } = page;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const askAgain = (after: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void renew(), after);
  };
  const takeIn = (found: ShownSuggestions, change: Partial<State>): void => {
    // Their places are those of another text: once the correction is on disk they are asked for again.
    if (found.textVersion !== page.textVersion) return;
    store.update({ shown: found, suggestions: found.suggestions, ...change });
    if (found.isLearning) askAgain(againMs);
  };
  /** Whether she asked to see them here, where she wants them only then. */
  let isAsked = false;
  const read = (): Promise<ShownSuggestions> =>
    ask('GET sources/{source}/suggestions/shown', { source, query: { asked: isAsked ? 'yes' : 'no' } });
  const renew = async (): Promise<void> => {
    const found = await read().catch((error: unknown) => {
      // Nobody asked for these; the next ones will do.
      if (error instanceof NotDone) return null;
      throw error;
    });
    if (!found) return;
    const { suggestions, turn } = store.get();
    const here = turns[turn];
    const isHere = ({ start }: Suggestion): boolean =>
      here !== undefined && start >= here.start && start < here.end;
    const kept = found.isShown ? suggestions.filter(isHere) : [];
    takeIn(found, { suggestions: [...kept, ...found.suggestions.filter((one) => !isHere(one))] });
  };
  const refresh = async (): Promise<void> => {
    const found = await read();
    takeIn(found, { suggestion: 0 });
  };
  return {
    refresh,
    soon: (): void => {
      askAgain(pauseMs);
    },
    /** Shows what is kept back until she asks. */
    show: async (): Promise<void> => {
      isAsked = true;
      await refresh();
    },
    /** Chooses when they are shown in this source. */
    choose: async (showing: ShownSuggestions['showing']): Promise<void> => {
      try {
        footer.show(await ask('PUT sources/{source}/suggestions/showing', { source, body: { showing } }));
        isAsked = false;
        await refresh();
      } catch (error) {
        if (!(error instanceof NotDone)) throw error;
        footer.say(error.message, 'problem');
      }
    },
  };
}

export type Learning = ReturnType<typeof createLearning>;
