import { choose } from '../kit/confirm.ts';
import { the } from '../kit/dom.ts';
import type { Changing } from './changing.ts';
import { chosenRows, codeRows, type CodeRow } from './rows.ts';

/** Drag a code (or all chosen ones) onto another: near its edges to stand beside it, on it to go under it or be merged. */
export function startDragging(changing: Changing): void {
  const table = the('#codes', HTMLElement);
  let dragged: readonly CodeRow[] = [];

  table.addEventListener('dragstart', (event) => {
    const row = rowAt(event);
    if (!row) return;
    const chosen = chosenRows();
    dragged = chosen.some(({ id }) => id === row.id) ? chosen : [row];
    event.dataTransfer?.setData('text/plain', dragged.map(({ path }) => path).join('\n'));
  });
  table.addEventListener('dragover', (event) => {
    const row = rowAt(event);
    unmark();
    if (!row || dragged.length === 0 || dragged.some(({ id }) => id === row.id)) return;
    event.preventDefault();
    row.element.dataset['drop'] = edgeAt(event, row);
  });
  table.addEventListener('dragend', () => {
    unmark();
    dragged = [];
  });
  table.addEventListener('drop', (event) => {
    const row = rowAt(event);
    const rows = dragged;
    unmark();
    dragged = [];
    if (!row || rows.length === 0) return;
    event.preventDefault();
    void drop(changing, rows, row, edgeAt(event, row));
  });
}

async function drop(
  changing: Changing,
  rows: readonly CodeRow[],
  onto: CodeRow,
  edge: 'before' | 'on',
): Promise<void> {
  if (edge === 'before') return changing.moveTo(rows, { parentId: onto.parentId, before: onto.id });
  const way = await choose(
    `“${onto.name}”`,
    'Put what you dragged under this code, or merge it into this code?',
    [
      { value: 'under', label: 'Put under it' },
      { value: 'merge', label: 'Merge into it' },
    ],
  );
  if (way === 'under') await changing.moveTo(rows, { parentId: onto.id, before: null });
  else if (way === 'merge') await changing.mergeInto(rows, onto);
}

function rowAt({ target }: Event): CodeRow | undefined {
  const element = target instanceof Element ? target.closest('tr') : null;
  return codeRows().find((row) => row.element === element);
}

/** The upper third of a row means: before it. */
function edgeAt({ clientY }: DragEvent, { element }: CodeRow): 'before' | 'on' {
  const { top, height } = element.getBoundingClientRect();
  return clientY - top < height / 3 ? 'before' : 'on';
}

function unmark(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-drop]')) delete row.dataset['drop'];
}
