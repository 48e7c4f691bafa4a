import type { Codings } from '../../api/codings.ts';
import type { Standing } from '../../api/common.ts';
import type { Suggestion } from '../../api/suggestions.ts';
import type { Footer, Offer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import type { Page, State } from './state.ts';

/** What is offered where a code was merged into another. */
type Otherwise = (instead: number) => Offer;

/** The page as it was before a change that was refused. */
const earlier = ({ codings, selection, pending, suggestions }: State): Partial<State> => ({
  ...{ codings, selection, pending, suggestions },
});

/** Sends changes to the server, one after the other, so that the history is in the order of her hands. */
export function createWriteQueue(page: Page, footer: Footer) {
  const { store } = page;
  const source = `${page.api}/sources/${page.sourceId}`;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let stale = false;

  /** Takes the codings as they are on disk. */
  async function refresh(): Promise<void> {
    const { codings, ...standing } = await ask<Codings>('GET', `${source}/codings`);
    store.update({ codings, pending: new Set() });
    footer.show(standing);
  }

  /** What she had selected is selected again. */
  async function rollBack(before: State, error: unknown, otherwise?: Otherwise): Promise<false> {
    if (!(error instanceof NotDone)) throw error;
    store.update(earlier(before));
    stale = true;
    await refresh().catch(() => undefined);
    const { message, instead } = error;
    footer.say(message, 'problem', instead === null ? undefined : otherwise?.(instead));
    return false;
  }

  /** After a refusal the page is read anew once all that waited behind it is on disk. */
  async function settle(): Promise<void> {
    waiting--;
    if (waiting > 0 || !stale) return;
    stale = false;
    await refresh().catch(() => undefined);
  }

  return {
    source,
    /** Whether something is still on its way to the disk. */
    isBusy: (): boolean => waiting > 0,
    /** Waits until everything that was written is on disk. */
    idle: async (): Promise<void> => {
      await last;
    },
    refresh,
    refreshSuggestions: async (): Promise<void> => {
      store.update({ suggestions: await ask<Suggestion[]>('GET', `${source}/suggestions`), suggestion: 0 });
    },
    /** Shows a change at once and sends it; answers whether it is on disk. `otherwise` is offered for a merged code. */
    write: (
      change: Partial<State>,
      send: () => Promise<Standing>,
      said: string,
      otherwise?: Otherwise,
    ): Promise<boolean> => {
      const before = store.get();
      store.update(change);
      waiting++;
      const job = last.then(send).then(
        (standing) => {
          footer.show(standing);
          footer.say(said);
          return true;
        },
        (error: unknown) => rollBack(before, error, otherwise),
      );
      last = job.catch(() => undefined).then(settle);
      return job;
    },
  };
}

export type WriteQueue = ReturnType<typeof createWriteQueue>;
