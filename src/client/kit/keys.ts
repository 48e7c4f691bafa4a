import { chooseLine, type Offer } from './choose-line.ts';
import { isTyping, make, the } from './dom.ts';
import type { Footer } from './footer.ts';
import { helpTopics } from './help-topics.ts';
import { isTexts, remembered } from './remembered.ts';

/** One thing a key does. The list of them is both what works and what "?" shows. */
export interface KeyBinding {
  /** As `KeyboardEvent.key`, with "Ctrl+" or "Shift+" before it where needed: "j", "Shift+J", "Ctrl+z". */
  readonly key: string;
  readonly does: string;
  /** Told whether the key is held down and comes again by itself. */
  readonly run: (isRepeated?: boolean) => void;
  /** Left out of the sheet: another line speaks for it. */
  readonly unlisted?: boolean;
}

/** Enter on a link or a button is theirs, and so is the space bar on a box or a button. */
const activates = ({ key, target }: KeyboardEvent): boolean =>
  target instanceof Element &&
  ((key === 'Enter' && target.closest('a, button, summary, [role=treeitem]') !== null) ||
    (key === ' ' && target.closest('input, button, summary') !== null));

/** What a key press is made of, as far as its name goes. */
type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const nameOf = (event: Press): string => {
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

/** What stands on the keys of a keyboard with Latin letters, by their places; the second with Shift. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};

/** What a key would write on a keyboard with Latin letters, by where it is; null for all other keys. */
function latinOf({ code, shiftKey }: KeyboardEvent): string | null {
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code) ?? [];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return digit ?? signs[code]?.[shiftKey ? 1 : 0] ?? null;
}

/**
 * What a key press may be called, the likeliest first: as it is written; a sign without the Option or AltGr by which some
 * keyboards write it; and where the keyboard writes Russian, Greek, Hebrew, Arabic … by the place of the key.
 */
function namesOf(event: KeyboardEvent): string[] {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const names = [nameOf(event)];
  const isWritten =
    event.getModifierState('AltGraph') || (altKey && ctrlKey === event.getModifierState('AltGraph'));
  if (isWritten && !metaKey && /^[^\p{L}\p{N}\s]$/u.test(key)) names.push(key);
  const latin = latinOf(event);
  // One sign that no Latin keyboard writes, or that Option made of a letter.
  if (latin !== null && /^[^\x20-\x7e]$/u.test(key))
    names.push(nameOf({ key: latin, altKey, ctrlKey, metaKey, shiftKey }));
  return names;
}

const custom = remembered('keys', {}, isTexts);

/** The key that does it: hers where she chose one, else the one it came with. */
const keyOf = ({ key }: KeyBinding): string => custom.get()[key] ?? key;

/** What a key press is for; nothing where no name of it is bound. */
function boundTo(bindings: readonly KeyBinding[], event: KeyboardEvent): KeyBinding | undefined {
  for (const name of namesOf(event)) {
    const found = bindings.find((one) => keyOf(one) === name);
    if (found) return found;
  }
  return undefined;
}

/** Listens for keys. They rest while she types or a dialog is open. */
export function listenForKeys(bindings: readonly KeyBinding[]): void {
  document.addEventListener('keydown', (event) => {
    const binding = boundTo(bindings, event);
    if (!binding || event.isComposing || event.defaultPrevented) return;
    if (isTyping(event) || document.querySelector('dialog[open]') || activates(event)) return;
    event.preventDefault();
    binding.run(event.repeat);
  });
  // What a key does can be done by a button that names the key.
  document.addEventListener('click', ({ target }) => {
    const press = target instanceof Element ? target.closest<HTMLElement>('[data-press]') : null;
    if (press) bindings.find(({ key }) => key === press.dataset['press'])?.run();
  });
  the('#keys', HTMLButtonElement).addEventListener('click', () => {
    showKeys(bindings);
  });
  nameKeys();
}

/** Shows what each key does, and lets her choose another for it. */
function showKeys(bindings: readonly KeyBinding[]): void {
  const listed = bindings.filter(({ unlisted }) => unlisted !== true);
  const list = make('dl');
  const hint = make('p', { className: 'quiet', ariaLive: 'polite', textContent: plainHint });
  const reset = make('button', { type: 'button', textContent: 'All keys as they came' });
  const paint = (): void => {
    const at = [...list.querySelectorAll('button')].findIndex((button) => button === document.activeElement);
    list.replaceChildren(...listed.map((binding) => keyLine(binding, { bindings, hint, paint })));
    list.querySelectorAll('button')[at]?.focus();
    reset.hidden = Object.keys(custom.get()).length === 0;
    nameKeys();
  };
  reset.addEventListener('click', () => {
    custom.set({});
    paint();
  });
  const close = make('button', { className: 'close', textContent: '×', ariaLabel: 'Close' });
  const dialog = make(
    'dialog',
    { className: 'keys', ariaLabel: 'Keys' },
    make('form', { method: 'dialog' }, close),
    make('h2', { textContent: 'Keys' }),
    hint,
    list,
    reset,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  paint();
  document.body.append(dialog);
  dialog.showModal();
}

const plainHint = 'Press a key’s button to choose another key for it.';

interface Sheet {
  readonly bindings: readonly KeyBinding[];
  readonly hint: HTMLElement;
  readonly paint: () => void;
}

function keyLine(binding: KeyBinding, sheet: Sheet): HTMLElement {
  const name = make('span', { className: 'unseen', textContent: `: ${binding.does}. Choose another key` });
  const button = make('button', { type: 'button', className: 'keycap' }, ...keycaps(keyOf(binding)), name);
  button.addEventListener('click', () => {
    sheet.hint.textContent = `Now press the key for “${binding.does}”, or Escape.`;
    button.addEventListener('keydown', (event) => {
      const isAlone = ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key);
      if (isAlone) return;
      event.preventDefault();
      event.stopPropagation();
      sheet.hint.textContent = rebind(binding, event, sheet.bindings);
      sheet.paint();
    });
  });
  return make('div', {}, make('dt', {}, button), make('dd', { textContent: binding.does }));
}

/** Gives something the key that was pressed, unless that does something else; answers what to say. */
function rebind(binding: KeyBinding, event: KeyboardEvent, bindings: readonly KeyBinding[]): string {
  if (event.key === 'Escape' || event.key === 'Tab') return plainHint;
  const wanted = nameOf(event);
  const taken = bindings.find((one) => one !== binding && keyOf(one) === wanted);
  if (taken) return `${wanted} is for “${taken.does}” already. Give that another key first.`;
  const others = Object.entries(custom.get()).filter(([key]) => key !== binding.key);
  const hers = wanted === binding.key ? [] : [[binding.key, wanted] as const];
  custom.set(Object.fromEntries([...others, ...hers]));
  return `${wanted} is now for “${binding.does}”.`;
}

/** Everything the page can do, to be found by its name. */
async function openPalette(
  bindings: readonly KeyBinding[],
  more: readonly Offer<() => void>[],
): Promise<void> {
  const deeds = bindings
    .filter(({ unlisted }) => unlisted !== true)
    .map((binding) => ({ label: binding.does, hint: keyOf(binding), value: binding.run }));
  const topics = await helpTopics();
  const chosen = await chooseLine('What do you want to do?', [...deeds, ...more, ...placesToGo(), ...topics]);
  chosen?.value();
}

function keycaps(key: string): HTMLElement[] {
  return key.split(/\+(?=.)/).map((part) => make('kbd', { textContent: labels[part] ?? part }));
}

/** The key for something, as it is hers now; `key` is the one it came with. It follows when she chooses another. */
export const keycap = (key: string): HTMLElement => make('kbd', { data: { key }, textContent: capOf(key) });

function capOf(key: string): string {
  const parts = (custom.get()[key] ?? key).split(/\+(?=.)/);
  // Beside another key a letter is read as what stands on the keyboard.
  const isLetter = (part: string): boolean => parts.length > 1 && part.length === 1;
  return parts.map((part) => labels[part] ?? (isLetter(part) ? part.toUpperCase() : part)).join(' ');
}

/** Writes her own keys where the page names a key. */
export function nameKeys(): void {
  for (const cap of document.querySelectorAll<HTMLElement>('kbd[data-key]'))
    cap.textContent = capOf(cap.dataset['key'] ?? '');
}

const labels: Record<string, string> = {
  Escape: 'Esc',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  ' ': 'Space',
};

/** Where the links of this page lead, and what can be chosen under View. */
function placesToGo(): Offer<() => void>[] {
  const links = document.querySelectorAll<HTMLElement>('.top nav a, .foot a, nav.tabs a');
  const choices = document.querySelectorAll<HTMLLabelElement>('#seeing-menu label');
  return [
    ...[...links].map((link) => ({
      label: `Go to ${link.textContent.trim()}`,
      value: () => {
        link.click();
      },
    })),
    ...[...choices].map((choice) => ({
      label: `View: ${[...choice.childNodes].find((node) => node.nodeName === '#text' || node.nodeName === 'SPAN')?.textContent?.trim() ?? ''}`,
      value: () => {
        choice.closest('details')?.setAttribute('open', '');
        choice.control?.focus();
      },
    })),
  ];
}

/** The keys that every page of a project has. */
export function commonKeys(
  footer: Pick<Footer, 'undo' | 'redo'>,
  all: () => readonly KeyBinding[],
  more: () => readonly Offer<() => void>[] = () => [],
): KeyBinding[] {
  return [
    { key: 'Ctrl+z', does: 'Undo', run: (isRepeated) => void footer.undo(isRepeated) },
    { key: 'Ctrl+Shift+Z', does: 'Redo', run: (isRepeated) => void footer.redo(isRepeated) },
    { key: 'Ctrl+y', does: 'Redo', run: (isRepeated) => void footer.redo(isRepeated) },
    {
      key: '/',
      does: 'Search everything',
      run: () => the('#find', HTMLInputElement).focus(),
    },
    {
      key: 'Ctrl+k',
      does: 'Find anything this page can do',
      run: () => void openPalette(all(), more()),
    },
    {
      key: '?',
      does: 'Show the keys',
      run: () => showKeys(all()),
    },
  ];
}
