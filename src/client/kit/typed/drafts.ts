import { openWindows, windowName } from './window-name.ts';

/** One field in which she typed: what stood there when she began, and what she made of it. */
export interface Change {
  /** The name of the field, and which of those of that name it is. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What was typed somewhere and is not on disk yet. */
interface Draft {
  readonly at: string;
  readonly changes: readonly Change[];
}

const start = 'throughline typed ';
const keptDays = 30;

/** The part of this browser's memory that belongs to one project and one coder. */
function ownedBy(): string {
  const { base = '', coder = '' } = document.querySelector<HTMLElement>('.foot')?.dataset ?? {};
  return `${start}${base} ${coder} `;
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' &&
  kept !== null &&
  'at' in kept &&
  'changes' in kept &&
  Array.isArray(kept.changes);

function read(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** All places at which something is typed and not saved, of this window and of those that are closed. */
export interface Drafts {
  /** What was typed at a place; null where nothing was. */
  readonly at: (place: string) => Draft | null;
  /** Keeps what is typed at a place; nothing typed is no draft. Answers whether this browser could keep it. */
  readonly keep: (place: string, changes: readonly Change[]) => boolean;
  readonly drop: (place: string) => void;
  /** The places that begin so. */
  readonly places: (beginning: string) => string[];
}

/** What is typed and not saved, kept by this browser per project, coder and place. */
export async function openDrafts(): Promise<Drafts> {
  const name = await windowName;
  const owned = ownedBy();
  await adopt(owned, name);
  const mine = ` ${name}`;
  const keyOf = (place: string): string => owned + place + mine;
  return {
    at: (place) => read(keyOf(place)),
    keep: (place, changes) => {
      if (changes.length === 0) {
        localStorage.removeItem(keyOf(place));
        return true;
      }
      try {
        localStorage.setItem(keyOf(place), JSON.stringify({ at: new Date().toISOString(), changes }));
        return true;
      } catch {
        // The browser's memory is full: leaving the page will ask.
        return false;
      }
    },
    drop: (place) => {
      localStorage.removeItem(keyOf(place));
    },
    places: (beginning) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(owned + beginning) && key.endsWith(mine))
        .map((key) => key.slice(owned.length, -mine.length)),
  };
}

/** Takes over what was typed in windows that are closed, and lets go what is a month old. */
async function adopt(owned: string, name: string): Promise<void> {
  const open = await openWindows();
  const oldest = new Date(Date.now() - keptDays * 24 * 3600 * 1000).toISOString();
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(start))) {
    const draft = read(key);
    if (!draft || draft.at < oldest) localStorage.removeItem(key);
    else if (key.startsWith(owned)) takeOver(key, draft, name, open);
  }
}

function takeOver(key: string, draft: Draft, name: string, open: ReadonlySet<string>): void {
  const end = key.lastIndexOf(' ');
  const whose = key.slice(end + 1);
  const own = `${key.slice(0, end)} ${name}`;
  // Of two that were typed at one place the other waits until the first is saved or thrown away.
  if (whose === name || open.has(whose) || localStorage.getItem(own) !== null) return;
  localStorage.setItem(own, JSON.stringify(draft));
  localStorage.removeItem(key);
}
