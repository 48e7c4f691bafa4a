import { make } from '../dom.ts';
import { NotDone } from '../server.ts';
import { draftNote } from './draft-note.ts';
import type { Drafts } from './drafts.ts';
import { hideMeanwhile, isUndecided, showMeanwhile, type Theirs } from './meanwhile.ts';

/** A box of words that keeps itself. */
export interface KeptBox {
  readonly box: HTMLTextAreaElement;
  /** By which what was typed is found again. */
  readonly place: string;
  readonly drafts: Drafts;
  /** Keeps the words; `base` is what stood there when she began. Throws what was refused. */
  readonly send: (text: string, base: string) => Promise<void>;
  /** Told what was refused when the box has gone from the page meanwhile. */
  readonly lost?: (text: string) => void;
}

/**
 * Keeps the words of a box when she leaves it. Until they are on disk this browser keeps them; where somebody else wrote
 * meanwhile both are shown. The words that stand on disk are the box's `defaultValue`.
 */
export function keepBox({ box, place, drafts, send, lost }: KeptBox): void {
  let note: HTMLElement | undefined;
  let last: Promise<void> = Promise.resolve();
  const now = (): void => {
    last = last.then(keep);
  };
  const tell = (problem: string): void => {
    note?.remove();
    note = make('p', { className: 'problem', role: 'alert', textContent: problem });
    (box.closest('label') ?? box).after(note);
  };
  const meet = (theirs: Theirs): void => {
    box.defaultValue = theirs.text;
    showMeanwhile(box, theirs, now);
  };
  async function keep(): Promise<void> {
    const text = box.value.trim();
    const base = box.defaultValue;
    if (isUndecided([box])) return;
    if (text === base.trim()) {
      drafts.drop(place);
      note?.remove();
      return;
    }
    drafts.keep(place, [{ field: '', from: base, to: box.value }]);
    try {
      await send(text, base);
      drafts.drop(place);
      note?.remove();
      hideMeanwhile(box);
      box.defaultValue = text;
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      const { stands } = error.wayOut;
      if (!box.isConnected) lost?.(text);
      else if (stands) meet({ text: stands.says['text'] as string /* a memo says a text */, by: stands.by });
      else tell(`${error.message} What you typed is still here.`);
    }
  }
  const remember = (): void => {
    const [from, to] = [box.defaultValue, box.value];
    drafts.keep(place, from === to ? [] : [{ field: '', from, to }]);
  };
  box.addEventListener('input', remember);
  // What she typed before this began to listen.
  if (box.value !== box.defaultValue) remember();
  // Leaving the box tries again what was refused before.
  for (const event of ['change', 'blur']) box.addEventListener(event, now);

  const draft = drafts.at(place);
  const [typed] = draft?.changes ?? [];
  if (!draft || !typed || typed.to.trim() === box.defaultValue.trim()) return;
  box.value = typed.to;
  note = draftNote(draft.at, () => {
    drafts.drop(place);
    hideMeanwhile(box);
    box.value = box.defaultValue;
  });
  (box.closest('label') ?? box).before(note);
  if (typed.from !== box.defaultValue) showMeanwhile(box, { text: box.defaultValue, by: '' }, now);
  else now();
}
