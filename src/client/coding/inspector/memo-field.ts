import { make } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { keycap } from '../../kit/keys.ts';
import { keepBox } from '../../kit/typed/box.ts';
import { openDrafts } from '../../kit/typed/drafts.ts';
import type { Page } from '../state.ts';

interface MemoField {
  readonly id: string;
  readonly label: string;
  readonly key: string;
  readonly kept: string;
  /** Of what in this source it is the memo, as an address names it: “coding-…”, “turn-13”. */
  readonly of: string;
  readonly note: (typed: string, base: string) => Promise<void>;
  /** Told what could not be kept and has no box any more. */
  readonly lost: (typed: string) => void;
}

const drafts = openDrafts();
const placeOf = ({ sourceId }: Page, of: string): string => `memo ${sourceId} ${of}`;

/** A note that keeps itself when she leaves it; until it is on disk this browser keeps it. */
export function memoField(page: Page, { id, label, key, kept, of, note, lost }: MemoField): HTMLElement {
  const box = make('textarea', {
    id,
    rows: kept === '' ? 1 : 3,
    defaultValue: kept,
    placeholder: 'What do you notice?',
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') box.blur();
  });
  void drafts.then((opened) => {
    keepBox({ box, place: placeOf(page, of), drafts: opened, send: note, lost });
  });
  // What is said about the box must not become a part of its label.
  return make(
    'div',
    {},
    make('label', { className: 'memo' }, make('span', {}, `${label} `, keycap(key)), box),
  );
}

/** Says that memos were typed here that are not on disk, and leads to them. */
export async function offerTypedMemos(page: Page, { say }: Footer): Promise<void> {
  const opened = await drafts;
  const start = placeOf(page, '');
  const [first] = opened.places(start);
  if (first === undefined) return;
  say('A memo you typed here is not saved yet.', 'problem', {
    label: 'Show it',
    run: () => {
      location.hash = first.slice(start.length);
    },
  });
}
