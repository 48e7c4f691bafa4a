import { isTyping, make, the } from './dom.ts';

/** One thing a key does. The list of them is both what works and what "?" shows. */
export interface KeyBinding {
  /** As `KeyboardEvent.key`, with "Ctrl+" or "Shift+" before it where needed: "j", "Shift+J", "Ctrl+z". */
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
  /** Left out of the sheet: another line speaks for it. */
  readonly unlisted?: boolean;
}

/** Enter on a link or a button is theirs, and so is the space bar on a box or a button. */
const activates = ({ key, target }: KeyboardEvent): boolean =>
  target instanceof Element &&
  ((key === 'Enter' && target.closest('a, button, summary, [role=treeitem]') !== null) ||
    (key === ' ' && target.closest('input, button, summary') !== null));

const nameOf = (event: KeyboardEvent): string => {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  // A sign such as "?" or "{" is itself whether or not it takes Shift; letters and arrows differ by it.
  const shift = event.shiftKey && (/^[a-z]$/i.test(event.key) || event.key.length > 1) ? 'Shift+' : '';
  // With Caps Lock on, or with the command key, a letter may come in the other case.
  const key = /^[a-z]$/i.test(event.key)
    ? event.shiftKey
      ? event.key.toUpperCase()
      : event.key.toLowerCase()
    : event.key;
  return ctrl + alt + shift + key;
};

/** Listens for keys. They rest while she types or a dialog is open. */
export function listenForKeys(bindings: readonly KeyBinding[]): void {
  document.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    const binding = bindings.find(({ key }) => key === name);
    if (!binding || event.defaultPrevented) return;
    if (isTyping(event) || document.querySelector('dialog[open]') || activates(event)) return;
    event.preventDefault();
    binding.run();
  });
  the('#keys', HTMLButtonElement).addEventListener('click', () => {
    showKeys(bindings);
  });
}

/** Shows what each key does. */
function showKeys(bindings: readonly KeyBinding[]): void {
  const listed = bindings.filter(({ unlisted }) => unlisted !== true);
  const lines = listed.map(({ key, does }) =>
    make('div', {}, make('dt', {}, ...keycaps(key)), make('dd', { textContent: does })),
  );
  const close = make('button', { className: 'close', textContent: '×', ariaLabel: 'Close' });
  const dialog = make(
    'dialog',
    { className: 'keys', ariaLabel: 'Keys' },
    make('form', { method: 'dialog' }, close),
    make('h2', { textContent: 'Keys' }),
    make('dl', {}, ...lines),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function keycaps(key: string): HTMLElement[] {
  return key.split(/\+(?=.)/).map((part) => make('kbd', { textContent: labels[part] ?? part }));
}

const labels: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  ' ': 'Space',
};

/** The keys that every page of a project has. */
export function commonKeys(
  footer: { undo: () => Promise<void>; redo: () => Promise<void> },
  all: () => readonly KeyBinding[],
): KeyBinding[] {
  return [
    { key: 'Ctrl+z', does: 'Undo', run: () => void footer.undo() },
    { key: 'Ctrl+Shift+Z', does: 'Redo', run: () => void footer.redo() },
    { key: 'Ctrl+y', does: 'Redo', run: () => void footer.redo() },
    {
      key: '/',
      does: 'Search everything',
      run: () => the('#find', HTMLInputElement).focus(),
    },
    {
      key: '?',
      does: 'Show the keys',
      run: () => showKeys(all()),
    },
  ];
}
