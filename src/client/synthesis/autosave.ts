import type { Kept } from '../../api/framework.ts';
import { make, the } from '../kit/dom.ts';
import { sayProblem, type Footer } from '../kit/footer.ts';
import { addressOf, ask, NotDone } from '../kit/server.ts';
import { openDrafts, type Drafts } from '../kit/typed/drafts.ts';
import { isUndecided, showMeanwhile } from '../kit/typed/meanwhile.ts';
import { withTheirs, type Cited } from './cited.ts';

const restMs = 1500;

interface Desk {
  readonly page: HTMLElement;
  readonly box: HTMLTextAreaElement;
  readonly cited: Cited;
  readonly footer: Footer;
}

/**
 * Keeps the words of the box: after a rest, when it is left, one after the other. What was refused stays in the box and in this
 * browser; where somebody else wrote meanwhile both are shown.
 */
export function createAutosave(desk: Desk) {
  const { page, box, cited, footer } = desk;
  const { case: of = '', code = '' } = page.dataset;
  const cell = { case: of, code };
  const status = the('#kept', HTMLElement);
  const kept = { was: page.dataset['was'] ?? '', text: box.value };
  const memory = createMemory(desk, kept, addressOf('PUT summaries/{case}/{code}', cell));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function keep(): Promise<void> {
    const text = box.value;
    if (text === kept.text || isUndecided([box])) return;
    status.textContent = 'Saving…';
    try {
      const body = { text, was: kept.was, citations: citationsOf(cited) };
      const done = await ask('PUT summaries/{case}/{code}', { ...cell, body });
      Object.assign(kept, { was: done.version, text });
      showKept(done, text.trim() === '' ? 'Summary removed' : 'Summary kept', footer);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      refused(error);
    }
    memory.remember();
  }

  /** After a refusal the next attempt builds on what stands there now: it is shown beside her words. */
  function refused({ message, wayOut: { stands } }: NotDone): void {
    status.textContent = message;
    footer.say(message, 'problem');
    if (!stands) return;
    Object.assign(kept, { was: stands.version, text: withTheirs(cited, stands.says) });
    showMeanwhile(box, { text: kept.text, by: stands.by }, () => void now());
  }

  const now = (): Promise<void> => {
    clearTimeout(timer);
    return (last = last.then(keep));
  };
  const later = (): void => {
    clearTimeout(timer);
    memory.remember();
    status.textContent = 'Not kept yet…';
    timer = setTimeout(() => void now(), restMs);
  };
  void memory.recall().then((found) => {
    if (found?.base === kept.text) later();
    else if (found) showMeanwhile(box, { text: kept.text, by: '' }, () => void now());
  });
  return {
    now,
    later,
    isKept: (): boolean => box.value === kept.text,
    confirm: async (): Promise<void> => {
      await now();
      await ask('POST summaries/{case}/{code}/confirmed', cell).then((done) => {
        showKept(done, 'It still stands', footer);
      }, sayProblem(footer));
    },
  };
}

/** What is not on disk is in this browser, with what it cites. */
function createMemory({ box, cited }: Desk, kept: { readonly text: string }, place: string) {
  let drafts: Drafts | undefined;
  return {
    remember: (): void => {
      const citations = JSON.stringify(citationsOf(cited));
      const changes = [
        { field: 'text', from: kept.text, to: box.value },
        { field: 'citations', from: '', to: citations },
      ];
      drafts?.keep(place, box.value === kept.text ? [] : changes);
    },
    /** Puts back what was typed before; answers what stood there then, or null where there is nothing to put back. */
    recall: async (): Promise<{ base: string } | null> => {
      drafts = await openDrafts();
      const [text, citations] = drafts.at(place)?.changes ?? [];
      if (!text || text.to === box.value || box.value !== kept.text) return null;
      const known = JSON.parse(citations?.to ?? '[]') as ReturnType<typeof citationsOf>; // written by `remember`
      for (const { number, codingGuid } of known) cited.set(number, codingGuid);
      box.value = text.to;
      return { base: text.from };
    },
  };
}

function showKept(done: Kept, said: string, footer: Footer): void {
  the('#kept', HTMLElement).textContent = said;
  footer.say(said);
  footer.show(done);
  showUncited(done.uncited);
  document.querySelector('#stale')?.remove();
}

const citationsOf = (cited: Cited) => [...cited].map(([number, codingGuid]) => ({ number, codingGuid }));

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
