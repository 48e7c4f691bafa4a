// The codebook: its codes are moved, merged, coloured, put aside and removed, by mouse and by key.
import { hearChanges } from '../kit/changes.ts';
import { the } from '../kit/dom.ts';
import { createFooter } from '../kit/footer.ts';
import { startFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { sentenceOf } from '../kit/others.ts';
import { startAdding } from './adding.ts';
import { createChanging, type Changing } from './changing.ts';
import { startDragging } from './dragging.ts';
import { createFolding } from './folding.ts';
import { createRenaming, startDoubleClicks } from './renaming.ts';
import { boxOf, chosenRows, codeRows, filterRows, focusCode, type CodeRow } from './rows.ts';

startFrame();
startAdding();
const footer = createFooter(() => {
  void repaint();
});
hearChanges((change) => {
  footer.show(change);
  void repaint().then(() => {
    footer.say(sentenceOf(change));
  });
});
const renaming = createRenaming(footer, repaint);
const folding = createFolding(the('#codebook', HTMLElement).dataset['base'] ?? '', showRows);
const keys: KeyBinding[] = [];
if (document.querySelector('#codes')) startCodes(createChanging(footer, repaint));
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);

/** Shows the codebook as it is on disk; what is chosen stays chosen, and the keyboard where it is. */
async function repaint(): Promise<void> {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [mine, theirs] = ['#codebook', '#codebook'].map((name, at) =>
    (at === 0 ? document : fresh).querySelector(name),
  );
  const codes = fresh.querySelector('#codes');
  const styles = fresh.querySelector('link[href*="codes.css"]');
  // Where there were no codes, or are none now, the whole page is another one.
  if (!mine || !theirs || !codes || !document.querySelector('#codes')) {
    location.reload();
    return;
  }
  const chosen = new Set(chosenRows().map(({ id }) => id));
  const focused = codeRows().find(({ element }) => element.contains(document.activeElement));
  the('#codes', HTMLElement).replaceChildren(...codes.children);
  document.querySelector('link[href*="codes.css"]')?.setAttribute('href', styles?.getAttribute('href') ?? '');
  for (const { id, element } of codeRows()) boxOf(element).checked = chosen.has(id) && chosen.size > 1;
  showRows();
  showChosen();
  if (focused) focusCode(focused.id);
  renaming.keep();
}

/** Shows what is found, wherever it stands; where nothing is looked for, what is not folded away. */
function showRows(): void {
  const wanted = the('#filter', HTMLInputElement).value;
  filterRows(wanted);
  folding.paint(wanted.trim() === '');
}

function startCodes(changing: Changing): void {
  const filter = the('#filter', HTMLInputElement);
  filter.addEventListener('input', showRows);
  folding.start();
  startDoubleClicks(the('#codes', HTMLElement), renaming);
  const form = the('#chosen', HTMLFormElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('click', ({ target }) => {
    const does = target instanceof HTMLButtonElement ? target.dataset['does'] : undefined;
    const rows = chosenRows();
    if (rows.length === 0) return;
    if (does === 'move') void changing.move(rows);
    if (does === 'merge') void changing.merge(rows);
    if (does === 'hue' && target instanceof HTMLButtonElement) {
      void changing.colour(rows, target.value === '' ? null : target.value);
    }
    if (does === 'aside') void changing.putAside(rows);
    if (does === 'remove') void changing.remove(rows);
  });
  colourField().addEventListener('change', () => {
    void changing.colour(chosenRows(), colourField().value);
  });
  startChoosing();
  showChosen();
  startDragging(changing);
  keys.push(...treeKeys(changing));
}

function colourField(): HTMLInputElement {
  return the('#chosen input[type=color]', HTMLInputElement);
}

/** Boxes are ticked one by one, or with Shift from the last one to this. */
function startChoosing(): void {
  let last: number | null = null;
  the('#codes', HTMLElement).addEventListener('click', (event) => {
    const { target, shiftKey } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const rows = codeRows().filter(({ element }) => !element.hidden);
    const at = rows.findIndex(({ element }) => element.contains(target));
    const from = rows.findIndex(({ id }) => id === last);
    if (shiftKey && from >= 0) {
      for (const { element } of rows.slice(Math.min(at, from), Math.max(at, from) + 1))
        boxOf(element).checked = target.checked;
    }
    last = rows[at]?.id ?? null;
    showChosen();
  });
}

function showChosen(): void {
  const rows = codeRows().filter(({ element }) => boxOf(element).checked);
  const count = the('#count', HTMLOutputElement);
  count.value =
    rows.length === 0
      ? 'Choose codes to move, merge, colour or remove them; or drag a code onto another'
      : `${rows.length} chosen`;
  for (const control of the('#chosen', HTMLFormElement).querySelectorAll<
    HTMLButtonElement | HTMLInputElement
  >('[data-does]')) {
    control.disabled = rows.length === 0;
  }
  const [first] = rows;
  if (first) colourField().value = first.shade;
  const aside = document.querySelector('[data-does=aside]');
  if (aside)
    aside.textContent = rows.length > 0 && rows.every(({ isAside }) => isAside) ? 'Restore' : 'Archive';
}

function treeKeys(changing: Changing): KeyBinding[] {
  const withRow = (act: (row: CodeRow) => void) => (): void => {
    const row = codeRows().find(({ element }) => element.contains(document.activeElement));
    if (row) act(row);
    else footer.say('Put the keyboard on a code first, with j or Tab.');
  };
  const withRows = (act: (rows: readonly CodeRow[]) => Promise<void>) => (): void => {
    const rows = chosenRows();
    if (rows.length > 0) void act(rows);
    else footer.say('Choose codes first: go to one with j, and tick it with the space bar.');
  };
  return [
    { key: 'j', does: 'Next code', run: () => walk(1) },
    { key: 'k', does: 'Previous code', run: () => walk(-1) },
    { key: 'ArrowDown', does: 'Next code', unlisted: true, run: () => walk(1) },
    { key: 'ArrowUp', does: 'Previous code', unlisted: true, run: () => walk(-1) },
    { key: ' ', does: 'Choose the code, or leave it', run: withRow(tick) },
    { key: 'Alt+ArrowUp', does: 'Move the code up', run: withRow((row) => void changing.nudge(row, -1)) },
    { key: 'Alt+ArrowDown', does: 'Move the code down', run: withRow((row) => void changing.nudge(row, 1)) },
    {
      key: 'Alt+ArrowRight',
      does: 'Put it under the code before it',
      run: withRow((row) => void changing.indent(row)),
    },
    {
      key: 'Alt+ArrowLeft',
      does: 'Take it out of its parent',
      run: withRow((row) => void changing.outdent(row)),
    },
    { key: 'F2', does: 'Rename the code here', run: withRow(renaming.begin) },
    {
      key: 'ArrowLeft',
      does: 'Fold what is below the code',
      run: withRow(({ id }) => folding.fold(id, true)),
    },
    {
      key: 'ArrowRight',
      does: 'Show what is below the code',
      run: withRow(({ id }) => folding.fold(id, false)),
    },
    { key: 'Shift+ArrowLeft', does: 'Fold all branches', run: () => folding.foldAll(true) },
    { key: 'Shift+ArrowRight', does: 'Show all branches', run: () => folding.foldAll(false) },
    { key: 'v', does: 'Move the chosen codes under another', run: withRows(changing.move) },
    { key: 'm', does: 'Merge the chosen codes into another', run: withRows(changing.merge) },
    { key: 'Delete', does: 'Remove the chosen codes', run: withRows(changing.remove) },
    { key: 'f', does: 'Filter the codes', run: () => the('#filter', HTMLInputElement).focus() },
  ];
}

function tick({ element }: CodeRow): void {
  boxOf(element).checked = !boxOf(element).checked;
  showChosen();
}

function walk(by: 1 | -1): void {
  const rows = codeRows().filter(({ element }) => !element.hidden);
  const at = rows.findIndex(({ element }) => element.contains(document.activeElement));
  const next = at < 0 ? rows[0] : rows[at + by];
  next?.element.querySelector<HTMLElement>('th a')?.focus();
}
