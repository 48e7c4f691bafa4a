/** Rows and columns are put in an order by their arrows or by dragging their heads; the address remembers it. */
export function startMoving(): void {
  const sheet = document.querySelector<HTMLTableElement>('#sheet');
  if (!sheet) return;
  restorePlace(sheet);
  sheet.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-move]') : null;
    const head = button?.closest<HTMLElement>('th');
    if (!button || !head) return;
    const keys = keysBeside(sheet, head);
    const at = keys.indexOf(keyOf(head));
    const to = at + Number(button.dataset['move']);
    if (to < 0 || to >= keys.length) return;
    order(sheet, head, keys.toSpliced(at, 1).toSpliced(to, 0, keyOf(head)), button);
  });

  let dragged: HTMLElement | null = null;
  for (const head of heads(sheet)) head.draggable = true;
  sheet.addEventListener('dragstart', ({ target, dataTransfer }) => {
    dragged = target instanceof HTMLElement ? target.closest('th') : null;
    if (dragged) dataTransfer?.setData('text/plain', dragged.innerText.split('\n')[0] ?? '');
  });
  sheet.addEventListener('dragover', (event) => {
    if (dragged && over(event.target, dragged)) event.preventDefault();
  });
  sheet.addEventListener('drop', (event) => {
    const head = dragged && over(event.target, dragged);
    if (!dragged || !head) return;
    event.preventDefault();
    const keys = keysBeside(sheet, dragged);
    const [from, to] = [keys.indexOf(keyOf(dragged)), keys.indexOf(keyOf(head))];
    order(sheet, dragged, keys.toSpliced(from, 1).toSpliced(to, 0, keyOf(dragged)), null);
  });
}

const isColumn = (head: Element): boolean => head.closest('thead') !== null;

/** The key of a row is on its row, that of a column on its head. */
const keyOf = (head: Element): string => head.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '';

const heads = (sheet: HTMLElement): HTMLElement[] => [
  ...sheet.querySelectorAll<HTMLElement>('thead th[data-key], tbody tr[data-key] > th'),
];

const keysBeside = (sheet: HTMLElement, head: Element): string[] =>
  heads(sheet).flatMap((one) => (isColumn(one) === isColumn(head) ? keyOf(one) : []));

/** The head of the same side that something is dragged over. */
function over(target: EventTarget | null, dragged: Element): Element | null {
  const head = target instanceof Element ? target.closest('th') : null;
  return head && head !== dragged && keyOf(head) !== '' && isColumn(head) === isColumn(dragged) ? head : null;
}

const placeKept = 'throughline place in the matrix';

/** Asks for the matrix in this order, and to come back to the same place of it. */
function order(sheet: HTMLElement, head: Element, keys: readonly string[], button: HTMLElement | null): void {
  const address = new URL(location.href);
  const name = isColumn(head) ? 'columnOrder' : (sheet.dataset['order'] ?? 'order');
  address.searchParams.delete(name);
  for (const key of keys) address.searchParams.append(name, key);
  const { scrollTop = 0, scrollLeft = 0 } = sheet.closest('.sheet') ?? {};
  const place = {
    scrollTop,
    scrollLeft,
    key: keyOf(head),
    isColumn: isColumn(head),
    move: button?.dataset['move'],
  };
  sessionStorage.setItem(placeKept, JSON.stringify(place));
  location.replace(address);
}

function restorePlace(sheet: HTMLElement): void {
  const kept = sessionStorage.getItem(placeKept);
  if (kept === null) return;
  sessionStorage.removeItem(placeKept);
  // Written a moment ago by `order`.
  const place = JSON.parse(kept) as {
    scrollTop: number;
    scrollLeft: number;
    key: string;
    isColumn: boolean;
    move?: string;
  };
  sheet.closest('.sheet')?.scrollTo(place.scrollLeft, place.scrollTop);
  const head = heads(sheet).find((one) => keyOf(one) === place.key && isColumn(one) === place.isColumn);
  head?.querySelector<HTMLElement>(`[data-move="${place.move ?? ''}"]`)?.focus();
}
