import type { Codings } from '../../api/codings.ts';
import type { Standing } from '../../api/common.ts';
import type { Footer, Offer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import { createLearning } from './learning.ts';
import type { Page, State } from './state.ts';

/** What is offered where a code was merged into another. */
type Otherwise = (instead: number) => Offer;

/** What becomes of a refusal. */
interface Refused {
  readonly instead?: Otherwise;
  readonly told?: (error: NotDone) => void;
}

/** The page as it was before a change that was refused. */
const earlier = ({ codings, selection, pending, suggestions, turnMemos }: State): Partial<State> => ({
  ...{ codings, selection, pending, suggestions, turnMemos },
});

/** Sends changes to the server, one after the other, so that the history is in the order of her hands. */
export function createWriteQueue(page: Page, footer: Footer) {
  const { store } = page;
  const source = `${page.api}/sources/${page.sourceId}`;
  const { read, show } = createReading(page, footer, source);
  const learning = createLearning(page, source, footer);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let stale = false;

  /** Takes what others did, once nothing of hers is on its way that it would hide. */
  async function catchUp(): Promise<void> {
    let found: Codings;
    do {
      await last;
      found = await read();
    } while (waiting > 0);
    show(found);
  }

  /** What she had selected is selected again. */
  async function rollBack(before: State, error: unknown, refused: Refused): Promise<false> {
    if (!(error instanceof NotDone)) throw error;
    store.update(earlier(before));
    stale = true;
    await read().then(show, () => undefined);
    sayRefused(footer, error, refused);
    return false;
  }

  /** After a refusal the page is read anew once all that waited behind it is on disk. */
  async function settle(): Promise<void> {
    if (--waiting > 0 || !stale) return;
    stale = false;
    await read().then(show, () => undefined);
  }

  return {
    source,
    /** Whether something is still on its way to the disk. */
    isBusy: (): boolean => waiting > 0,
    /** Waits until everything that was written is on disk. */
    idle: (): Promise<unknown> => last,
    refresh: (): Promise<void> => read().then(show),
    catchUp,
    learning,
    /** Shows a change at once and sends it; answers whether it is on disk. */
    write: (
      change: Partial<State>,
      send: () => Promise<Standing>,
      said: string,
      refused: Refused = {},
    ): Promise<boolean> => {
      const before = store.get();
      store.update(change);
      waiting++;
      const job = last.then(send).then(
        (standing) => {
          footer.show(standing);
          footer.say(said);
          learning.soon();
          return true;
        },
        (error: unknown) => rollBack(before, error, refused),
      );
      last = job.catch(() => undefined).then(settle);
      return job;
    },
  };
}

function sayRefused({ say }: Footer, error: NotDone, { instead: otherwise, told }: Refused): void {
  const { instead } = error.wayOut;
  say(error.message, 'problem', instead === undefined ? undefined : otherwise?.(instead));
  told?.(error);
}

/** Reads the codings of the page anew, and shows them. */
function createReading(page: Page, footer: Footer, source: string) {
  return {
    read: (): Promise<Codings> => ask<Codings>('GET', `${source}/codings`),
    show: ({ codings, turnMemos, ...standing }: Codings): void => {
      const known = codings.filter(({ codeId }) => page.codeById.has(codeId));
      page.store.update({ codings: known, pending: new Set(), turnMemos: byTurn(turnMemos) });
      footer.show(standing);
      if (known.length === codings.length) return;
      footer.say('Codes have come into the codebook that this page does not show yet.', 'done', {
        label: 'Show them',
        run: () => {
          location.reload();
        },
      });
    },
  };
}

/** Memos on turns by the number of the turn. */
export const byTurn = (memos: Codings['turnMemos']): Map<number, string> =>
  new Map(memos.map(({ turn, text }) => [turn, text]));

export type WriteQueue = ReturnType<typeof createWriteQueue>;
