import { chooseLine } from '../kit/choose-line.ts';
import { the } from '../kit/dom.ts';
import type { Footer } from '../kit/footer.ts';
import type { KeyBinding } from '../kit/keys.ts';
import { createAutosave } from './autosave.ts';
import { numberOf, readCited, type Cited } from './cited.ts';

/** The box of a cell: what is typed keeps itself after a rest, and excerpts are cited by button, key, bracket or drag. */
export function startWriting(footer: Footer): KeyBinding[] {
  const page = the('#cell', HTMLElement);
  const box = the('#summary', HTMLTextAreaElement);
  const cited = readCited(page);
  const autosave = createAutosave({ page, box, cited, footer });

  const cite = (excerpt: Element | null): void => {
    const guid = excerpt instanceof HTMLElement ? excerpt.dataset['guid'] : undefined;
    if (guid === undefined) return;
    insert(box, `[${numberOf(cited, box.value, guid)}]`);
    showNumbers(page, cited);
    autosave.later();
  };

  box.addEventListener('input', (event) => {
    autosave.later();
    if (event instanceof InputEvent && event.data === '[') void citeChosen(page, box, cite);
  });
  box.addEventListener('blur', () => void autosave.now());
  saveBeforeLeaving(autosave);
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.matches('[data-cite]')) cite(button.closest('.excerpt'));
    if (button?.matches('[data-back]')) bringBack(box, button, autosave.later);
    if (button?.id === 'confirm') void autosave.confirm();
  });
  startDragging(page, box, cite);
  return [
    { key: 'j', does: 'Next excerpt', run: () => walk(page, 1) },
    { key: 'k', does: 'Previous excerpt', run: () => walk(page, -1) },
    {
      key: 'c',
      does: 'Cite the excerpt',
      run: () => cite(document.activeElement?.closest('.excerpt') ?? null),
    },
    { key: 'e', does: 'Write', run: () => box.focus() },
    { key: 'n', does: 'Next cell', run: () => follow('#next') },
    { key: 'p', does: 'Previous cell', run: () => follow('#previous') },
  ];
}

const follow = (link: string): void => document.querySelector<HTMLElement>(link)?.click();

/** What is typed is kept before a link is followed; only where that fails, or the window closes, she is asked. */
function saveBeforeLeaving({ isKept, now }: Pick<ReturnType<typeof createAutosave>, 'isKept' | 'now'>): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || isKept()) return;
    event.preventDefault();
    void now().then(() => {
      location.assign(link.href);
    });
  });
  addEventListener('beforeunload', (event) => {
    if (isKept()) return;
    void now();
    event.preventDefault();
  });
}

function showNumbers(page: HTMLElement, cited: Cited): void {
  for (const excerpt of page.querySelectorAll<HTMLElement>('.excerpt')) {
    const number = [...cited].find(([, guid]) => guid === excerpt.dataset['guid'])?.[0];
    const button = excerpt.querySelector('[data-cite]');
    if (button) button.textContent = number === undefined ? 'Cite' : `Cite [${number}]`;
  }
}

/** Puts words where the caret is, with a space before them where one is missing. */
function insert(box: HTMLTextAreaElement, words: string): void {
  const at = box.selectionEnd;
  const before = box.value.slice(0, at);
  const gap = before === '' || /[\s[]$/.test(before) ? '' : ' ';
  box.setRangeText(gap + words, at, at, 'end');
  box.focus();
}

/** After an opening bracket the excerpts are offered; the bracket becomes the citation. */
async function citeChosen(
  page: HTMLElement,
  box: HTMLTextAreaElement,
  cite: (excerpt: Element | null) => void,
): Promise<void> {
  const at = box.selectionEnd;
  const offers = [...page.querySelectorAll('.excerpt')].map((excerpt) => ({
    label: excerpt.querySelector('.exact')?.textContent ?? '',
    hint: excerpt.querySelector('.cite a')?.textContent ?? '',
    value: excerpt,
  }));
  if (offers.length === 0) return;
  const chosen = await chooseLine('Which excerpt do you cite?', offers);
  box.focus();
  if (!chosen) return;
  box.setRangeText('', at - 1, at, 'end');
  cite(chosen.value);
}

function bringBack(box: HTMLTextAreaElement, button: Element, later: () => void): void {
  const text = button.closest('li')?.querySelector('blockquote')?.textContent ?? '';
  box.value = text;
  box.focus();
  later();
}

function startDragging(
  page: HTMLElement,
  box: HTMLTextAreaElement,
  cite: (excerpt: Element | null) => void,
): void {
  let dragged: Element | null = null;
  page.addEventListener('dragstart', ({ target, dataTransfer }) => {
    dragged = target instanceof Element ? target.closest('.excerpt') : null;
    if (dragged) dataTransfer?.setData('text/plain', '');
  });
  page.addEventListener('dragend', () => {
    dragged = null;
  });
  box.addEventListener('dragover', (event) => {
    if (dragged) event.preventDefault();
  });
  box.addEventListener('drop', (event) => {
    if (!dragged) return;
    event.preventDefault();
    cite(dragged);
  });
}

function walk(page: HTMLElement, by: 1 | -1): void {
  const all = [...page.querySelectorAll<HTMLElement>('.excerpt')];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at < 0 ? all[0] : all[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
