import { overlaps, type Span } from '../../../domain/text.ts';
import { the } from '../../kit/dom.ts';
import type { Page, State } from '../state.ts';
import { offsetAtPoint } from '../text/places.ts';
import type { Writing } from '../writing/writing.ts';
import { createFolding, type Folding } from './folding.ts';
import { showLines } from './lines.ts';

/** The codebook beside the text: filter, counts, click or drop a selection on a code to apply it. */
export function startTree(page: Page, writing: Writing): void {
  const use = (id: number): void => {
    const { selection } = page.store.get();
    if (selection) void writing.apply(selection, [{ codeId: id }]);
    else page.store.update({ code: id, coding: null });
  };
  const root = the('#code-tree', HTMLElement);
  let items: readonly HTMLElement[] = [];
  const filter = the('#code-filter', HTMLInputElement);
  const folding = createFolding(page);
  filter.value = page.store.get().filter;

  filter.addEventListener('input', () => {
    page.store.update({ filter: filter.value });
  });
  page.store.paintWith((state, before) => {
    const isOther = state.codebook !== before?.codebook;
    if (isOther) {
      items = showLines(root, state.codebook.lines);
      folding.take(items);
      the('#no-codes', HTMLElement).hidden = page.codes.length > 0;
    }
    const changed = (...parts: (keyof State)[]): boolean =>
      isOther || parts.some((part) => state[part] !== before[part]);
    if (changed('codings')) paintCounts(page, items, state);
    if (changed('filter', 'folded')) paintShown(page, items, folding, state);
    if (changed('code')) markCode(items, state.code);
    if (changed('slots', 'pinned')) paintDigits(items, state);
  });
  startTreeKeys({ root, folding, items: () => items, use });

  root.addEventListener('click', ({ target: clicked }) => {
    const id = codeOf(clicked);
    if (id === null) return;
    if (clicked instanceof Element && clicked.matches('.fold')) folding.toggle(id);
    else use(id);
  });
  startDrop(page, writing, root);
}

const itemOf = (from: EventTarget | null): HTMLElement | null =>
  from instanceof Element ? from.closest<HTMLElement>('[data-code]') : null;

function codeOf(from: EventTarget | null): number | null {
  const id = itemOf(from)?.dataset['code'];
  return id === undefined ? null : Number(id);
}

interface TreeParts {
  readonly root: HTMLElement;
  readonly folding: Folding;
  readonly items: () => readonly HTMLElement[];
  readonly use: (id: number) => void;
}

/** Arrows walk the tree and fold it, Enter uses a code. */
function startTreeKeys({ root, folding, items, use }: TreeParts): void {
  const focus = (item: HTMLElement | undefined): void => {
    if (!item) return;
    for (const other of items()) other.tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
  };
  root.addEventListener('keydown', (event) => {
    const item = itemOf(event.target);
    if (!item) return;
    const visible = items().filter((one) => !one.hidden);
    const at = visible.indexOf(item);
    const steps: Record<string, HTMLElement | undefined> = {
      ArrowDown: visible[at + 1],
      ArrowUp: visible[at - 1],
      Home: visible[0],
      End: visible.at(-1),
    };
    const isOpen = item.ariaExpanded === 'true';
    if (event.key in steps) focus(steps[event.key]);
    else if (event.key === 'ArrowLeft' && isOpen) folding.fold(Number(item.dataset['code']), true);
    else if (event.key === 'ArrowLeft') focus(folding.above(item));
    else if (event.key === 'ArrowRight' && isOpen) focus(visible[at + 1]);
    else if (event.key === 'ArrowRight' && folding.isParent(item))
      folding.fold(Number(item.dataset['code']), false);
    else if (event.key === 'Enter' || event.key === ' ') use(Number(item.dataset['code']));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function paintCounts({ codes }: Page, items: readonly HTMLElement[], { codings }: State): void {
  const counts = new Map<number, number>();
  for (const { codeId } of codings) counts.set(codeId, (counts.get(codeId) ?? 0) + 1);
  for (const code of [...codes].reverse()) {
    if (code.parentId !== null)
      counts.set(code.parentId, (counts.get(code.parentId) ?? 0) + (counts.get(code.id) ?? 0));
  }
  for (const item of items) {
    const count = counts.get(Number(item.dataset['code'])) ?? 0;
    const says = count > 0 ? String(count) : '';
    const shown = item.lastElementChild;
    // Words that are written anew are laid out anew, though they say the same.
    if (shown && shown.textContent !== says) shown.textContent = says;
  }
}

/**
 * Shows the codes whose name, keywords or definition hold what is typed, with all that stands above them; where nothing
 * is typed, all that is not folded away.
 */
function paintShown(
  { codes, codeById }: Page,
  items: readonly HTMLElement[],
  folding: Folding,
  state: State,
): void {
  const wanted = state.filter.trim().toLowerCase();
  if (wanted === '') {
    folding.paint(state);
    return;
  }
  folding.open();
  const shown = new Set<number>();
  for (const code of codes) {
    const says = [code.name, code.definition, ...code.keywords].join('\n').toLowerCase();
    if (!says.includes(wanted)) continue;
    for (let id: number | null = code.id; id !== null; id = codeById.get(id)?.parentId ?? null) shown.add(id);
  }
  for (const item of items) item.hidden = !shown.has(Number(item.dataset['code']));
}

function markCode(items: readonly HTMLElement[], code: number | null): void {
  for (const item of items) {
    const isSelected = String(Number(item.dataset['code']) === code);
    if (item.ariaSelected !== isSelected) item.ariaSelected = isSelected;
  }
}

function paintDigits(items: readonly HTMLElement[], state: State): void {
  for (const item of items) {
    const id = Number(item.dataset['code']);
    const place = state.slots.indexOf(id);
    const digit = place >= 0 ? String(place + 1) : undefined;
    item.classList.toggle('pinned', state.pinned.includes(id));
    if (item.dataset['digit'] === digit) continue;
    if (digit === undefined) delete item.dataset['digit'];
    else item.dataset['digit'] = digit;
  }
}

/** Drag a code onto the text, or the selection onto a code. */
function startDrop(page: Page, writing: Writing, root: HTMLElement): void {
  const text = the('#turns', HTMLElement);
  root.addEventListener('dragstart', (event) => {
    const id = codeOf(event.target);
    if (id !== null) event.dataTransfer?.setData('application/x-code', String(id));
  });
  const allow = (event: DragEvent): void => {
    event.preventDefault();
  };
  text.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('application/x-code')) allow(event);
  });
  text.addEventListener('drop', (event) => {
    const id = Number(event.dataTransfer?.getData('application/x-code'));
    if (!id) return;
    allow(event);
    const span = droppedOn(page, event);
    if (span) void writing.apply(span, [{ codeId: id }]);
  });
  root.addEventListener('dragover', (event) => {
    if (codeOf(event.target) !== null) allow(event);
  });
  root.addEventListener('drop', (event) => {
    allow(event);
    const id = codeOf(event.target);
    const { selection } = page.store.get();
    if (id !== null && selection) void writing.apply(selection, [{ codeId: id }]);
  });
}

/** The words that are selected where a code is dropped on them, else the turn under it, which is taken in hand. */
function droppedOn({ turns, store }: Page, { target: over, clientX, clientY }: DragEvent): Span | null {
  const element = over instanceof Element ? over.closest<HTMLElement>('.turn') : null;
  const at = turns.findIndex((turn) => turn.element === element);
  const turn = turns[at];
  if (!turn) return null;
  const { selection } = store.get();
  const offset = offsetAtPoint(turns, clientX, clientY);
  const isOnIt =
    selection && overlaps(selection, offset === null ? turn : { start: offset, end: offset + 1 });
  if (isOnIt) return selection;
  store.update({ turn: at, coding: null, selection: null });
  return { start: turn.start, end: turn.end };
}
