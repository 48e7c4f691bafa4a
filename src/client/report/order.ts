import type { Footer } from '../kit/footer.ts';
import { sayProblem } from '../kit/footer.ts';
import { ask } from '../kit/server.ts';

/** Lets the parts of a report be moved: dragged by their handles, or with Alt and the arrows on one. */
export function startOrder(footer: Footer): void {
  const list = document.querySelector<HTMLElement>('#parts');
  if (!list) return;
  const report = Number(list.dataset['report']);
  const parts = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > li')];
  const keep = (): void => {
    const order = parts().map(({ dataset }) => Number(dataset['part']));
    ask('PUT reports/{report}/order', { report, body: { parts: order } })
      .then((standing) => {
        footer.show(standing);
        footer.say('The order is kept');
      })
      .catch(sayProblem(footer));
  };
  listenToKeys(list, parts, footer, keep);
  listenToDragging(list, parts, keep);
}

function listenToKeys(
  list: HTMLElement,
  parts: () => HTMLElement[],
  { say }: Pick<Footer, 'say'>,
  keep: () => void,
): void {
  list.addEventListener('keydown', (event) => {
    const { target, key, altKey } = event;
    const handle = target instanceof Element ? target.closest<HTMLElement>('.mover') : null;
    const part = handle?.closest('li');
    if (!handle || !part || !altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    const other = key === 'ArrowUp' ? part.previousElementSibling : part.nextElementSibling;
    if (!other) return;
    if (key === 'ArrowUp') other.before(part);
    else other.after(part);
    handle.focus();
    part.scrollIntoView({ block: 'nearest' });
    const all = parts();
    say(`Now ${all.indexOf(part) + 1} of ${all.length}`);
    keep();
  });
}

/** While a part is dragged a line shows where it would come; it moves when it is let go, for tall parts would jump about. */
function listenToDragging(list: HTMLElement, parts: () => HTMLElement[], keep: () => void): void {
  let dragged: HTMLElement | null = null;
  let below: HTMLElement | null = null;
  const mark = (next: HTMLElement | null): void => {
    for (const part of parts()) part.classList.toggle('comes-before', part === next);
    below = next;
  };
  list.addEventListener('dragstart', ({ target, dataTransfer }) => {
    const handle = target instanceof Element ? target.closest('.mover') : null;
    dragged = handle?.closest('li') ?? null;
    if (!dragged || !dataTransfer) return;
    dataTransfer.effectAllowed = 'move';
    dataTransfer.setData('text/plain', dragged.dataset['part'] ?? '');
    dragged.classList.add('dragged');
    mark(dragged);
  });
  list.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const next = parts().find((part) => {
      const { top, height } = part.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    mark(next ?? null);
  });
  list.addEventListener('drop', (event) => {
    if (!dragged) return;
    event.preventDefault();
    if (below === dragged) return;
    list.insertBefore(dragged, below);
    keep();
  });
  list.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged');
    dragged = null;
    mark(null);
  });
}
