import type { Standing } from '../../../api/common.ts';
import type { Footer, Offer } from '../../kit/footer.ts';
import { NotDone } from '../../kit/server.ts';
import type { Page, State } from '../state.ts';
import { createLearning } from '../suggestions/learning.ts';
import { createReading } from './codings-now.ts';

/** What is offered where a code was merged into another. */
type Otherwise = (instead: number) => Offer;

/** What becomes of a refusal. */
interface Refused {
  readonly instead?: Otherwise;
  readonly told?: (error: NotDone) => void;
}

/** The page as it was before a change that was refused; what she selected meanwhile, or where she went on, stays. */
const earlier = (
  { codings, selection, turn, pending, suggestions, turnMemos, matter }: State,
  now: State,
): Partial<State> => ({
  codings,
  selection: now.selection ?? (now.turn === turn ? selection : null),
  pending,
  suggestions,
  turnMemos,
  matter,
});

/** Sends changes to the server, one after the other, so that the history is in the order of her hands. */
export function createWriteQueue(page: Page, footer: Footer) {
  const { store } = page;
  const learning = createLearning(page, footer);
  const { read, show } = createReading(page, footer, learning);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let writes = 0;
  let stale = false;

  /** Takes what others did, once nothing of hers is on its way that it would hide; answers what she lost by it, in sentences. */
  async function catchUp(): Promise<readonly string[]> {
    const written = writes;
    await last;
    const found = await read();
    // What she wrote while the answer was on its way may not be in it.
    return writes > written ? catchUp() : show(found);
  }

  /** What she had selected is selected again. */
  async function rollBack(before: State, error: unknown, refused: Refused): Promise<false> {
    if (!(error instanceof NotDone)) throw error;
    store.update(earlier(before, store.get()));
    stale = true;
    const lost = await read().then(show, () => []);
    sayRefused(footer, error, refused, lost);
    return false;
  }

  /** After a refusal the page is read anew once all that waited behind it is on disk. */
  async function settle(): Promise<void> {
    if (--waiting > 0 || !stale) return;
    stale = false;
    await read().then(show, () => undefined);
  }

  return {
    /** Whether something is still on its way to the disk. */
    isBusy: (): boolean => waiting > 0,
    /** Waits until everything that was written is on disk. */
    idle: (): Promise<unknown> => last,
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
      writes++;
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

function sayRefused(
  { say }: Footer,
  error: NotDone,
  { instead: otherwise, told }: Refused,
  lost: readonly string[],
): void {
  const { instead } = error.wayOut;
  const sentence = [error.message, ...lost].join(' ');
  say(sentence, 'problem', instead === undefined ? undefined : otherwise?.(instead));
  told?.(error);
}

export type WriteQueue = ReturnType<typeof createWriteQueue>;
