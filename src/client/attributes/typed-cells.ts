import type { AttributeSubject } from '../../domain/attribute.ts';
import { openDrafts, type Drafts } from '../kit/typed/drafts.ts';

/**
 * What is typed in a cell and not on disk yet, or was refused, stays in this browser and stands there again when she comes
 * back. Answers what forgets it once it is kept.
 */
export function rememberTyped(
  subject: AttributeSubject,
  grid: HTMLElement,
  cells: readonly HTMLInputElement[],
): (cell: HTMLInputElement) => void {
  const opened = openDrafts();
  const placeOf = ({ dataset: { attribute = '' } }: HTMLInputElement, id = ''): string =>
    `attribute ${attribute} of ${subject} ${id}`;
  const place = (cell: HTMLInputElement): string => placeOf(cell, cell.closest('tr')?.dataset['id']);

  const remember = (drafts: Drafts, cell: HTMLInputElement): void => {
    const [from, to] = [cell.defaultValue, cell.value];
    drafts.keep(place(cell), from === to ? [] : [{ field: '', from, to }]);
  };
  grid.addEventListener('input', ({ target: cell }) => {
    if (!(cell instanceof HTMLInputElement)) return;
    void opened.then((drafts) => {
      remember(drafts, cell);
    });
  });
  void opened.then((drafts) => {
    for (const cell of cells) {
      // What she typed before this began to listen.
      if (cell.value !== cell.defaultValue) remember(drafts, cell);
      const [typed] = drafts.at(place(cell))?.changes ?? [];
      if (!typed || typed.to === cell.defaultValue) continue;
      cell.value = typed.to;
      cell.setAttribute('aria-invalid', 'true');
      cell.title = 'Typed and not kept yet: go through it with Tab or Enter to keep it';
    }
  });
  return (cell) => {
    cell.removeAttribute('title');
    void opened.then((drafts) => {
      drafts.drop(place(cell));
    });
  };
}
