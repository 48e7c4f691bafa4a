import type { Kept } from '../../api/framework.ts';
import { make, the } from '../kit/dom.ts';
import type { Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';

const restMs = 1500;

interface Desk {
  readonly page: HTMLElement;
  readonly box: HTMLTextAreaElement;
  /** GUIDs of codings by the number that cites them. */
  readonly cited: ReadonlyMap<number, string>;
  readonly footer: Footer;
}

/** Keeps the words of the box: after a rest, when it is left, one after the other. What was refused stays in the box. */
export function createKeeper({ page, box, cited, footer }: Desk) {
  const api = page.dataset['api'] ?? '';
  const status = the('#kept', HTMLElement);
  let was = page.dataset['was'] === '' ? null : (page.dataset['was'] ?? null);
  let keptText = box.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();
  let refused: string | null = null;
  const send = sender(footer, status);

  async function keep(): Promise<void> {
    const text = box.value;
    if (text === keptText || text === refused) return;
    const body = { text, was, citations: [...cited].map(([number, codingGuid]) => ({ number, codingGuid })) };
    status.textContent = 'Keeping…';
    const done = await send(() => ask<Kept>('PUT', api, body));
    if (done) was = done.modifiedAt;
    if (done) status.textContent = text.trim() === '' ? 'Taken away' : 'Kept';
    if (done) footer.say(text.trim() === '' ? 'Summary removed' : 'Summary kept');
    if (done) {
      keptText = text;
      document.querySelector('#stale')?.remove();
    } else await lookAgain(text);
  }

  /** After a refusal the next attempt builds on what stands there now: she has read it in the message. */
  async function lookAgain(text: string): Promise<void> {
    refused = text;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = fresh.querySelector<HTMLElement>('#cell')?.dataset['was'] ?? '';
    was = now === '' ? null : now;
  }

  const now = (): Promise<void> => {
    clearTimeout(timer);
    last = last.then(keep);
    return last;
  };
  return {
    now,
    later: (): void => {
      clearTimeout(timer);
      status.textContent = 'Not kept yet…';
      timer = setTimeout(() => void now(), restMs);
    },
    isKept: (): boolean => box.value === keptText,
    confirm: async (): Promise<void> => {
      await now();
      const done = await send(() => ask<Kept>('POST', `${api}/confirmed`));
      if (done) status.textContent = 'It still stands';
      if (done) document.querySelector('#stale')?.remove();
    },
  };
}

/** Sends words and shows what the server says of them; null where it refused. */
function sender(footer: Footer, status: HTMLElement): (run: () => Promise<Kept>) => Promise<Kept | null> {
  return async (run) => {
    try {
      const kept = await run();
      footer.show(kept);
      showUncited(kept.uncited);
      return kept;
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      status.textContent = error.message;
      footer.say(error.message, 'problem');
      return null;
    }
  };
}

function showUncited(sentences: readonly string[]): void {
  const lines = sentences.map((sentence) => make('li', { textContent: sentence }));
  the('#uncited', HTMLElement).replaceChildren(
    ...(lines.length === 0
      ? []
      : [
          make('p', { className: 'quiet', textContent: 'These sentences cite nothing:' }),
          make('ul', {}, ...lines),
        ]),
  );
}
