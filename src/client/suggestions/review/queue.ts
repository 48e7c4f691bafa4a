import type { Standing } from '../../../api/common.ts';
import { choose } from '../../kit/confirm.ts';
import { the } from '../../kit/dom.ts';
import type { Footer } from '../../kit/footer.ts';
import { freshPart } from '../../kit/fresh-page.ts';
import { ask, NotDone } from '../../kit/server.ts';
import { whyElement } from '../why.ts';

const review = (): HTMLElement | null => document.querySelector<HTMLElement>('#review');

/** The words that are selected inside an excerpt, as offsets into its source; null where none are. */
export function selectedIn(line: HTMLElement): { start: number; end: number } | null {
  const quote = line.querySelector('blockquote');
  const selection = getSelection();
  const from = Number(line.dataset['from']);
  if (!quote || !selection || selection.isCollapsed || selection.rangeCount === 0 || Number.isNaN(from))
    return null;
  const range = selection.getRangeAt(0);
  if (!quote.contains(range.startContainer) || !quote.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(quote, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = from + before.toString().length;
  const words = range.toString();
  const bare = words.trim();
  if (bare === '') return null;
  const lead = words.length - words.trimStart().length;
  return { start: start + lead, end: start + lead + bare.length };
}

/** What a decision on a suggestion sends. */
export function decidedIn({ dataset }: HTMLElement) {
  const { source, code, start, end, reason, likelihood } = dataset;
  return {
    sourceId: Number(source),
    codeId: Number(code),
    start: Number(start),
    end: Number(end),
    reason: reason ?? '',
    ...(likelihood === undefined ? {} : { likelihood: Number(likelihood) }),
  };
}

/** Rejects a suggestion, and from now on its word is no sign of the code: two steps of undo. */
export async function ignoreIn(line: HTMLElement): Promise<Standing> {
  const { code = '', source = '', word = '' } = line.dataset;
  await ask('POST codes/{code}/ignored-words', { code, body: { word } }).catch((error: unknown) => {
    // Ignored already, from another line: the rejection is still wanted.
    if (!(error instanceof NotDone)) throw error;
  });
  return ask('POST sources/{source}/suggestions/rejected', { source, body: decidedIn(line) });
}

/** What the page of suggestions has beyond deciding one by one: explanations, rejecting all of a kind, and waiting for the rest, after which `renewed` is told. */
export function startQueue(footer: Footer, open: () => HTMLElement[], renewed: () => void): void {
  review()?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const line = button?.closest<HTMLElement>('li');
    if (button?.matches('[data-why]') === true && line) void explainIn(line, button, footer);
    if (button?.id === 'reject-all') void rejectAll(open(), footer);
  });
  void readOn(renewed);
}

async function explainIn(line: HTMLElement, button: HTMLButtonElement, footer: Footer): Promise<void> {
  const place = line.querySelector<HTMLElement>('.whole-why');
  if (!place) return;
  place.hidden = !place.hidden;
  button.ariaExpanded = String(!place.hidden);
  if (place.hidden) return;
  const { sourceId, codeId, start } = decidedIn(line);
  const { base = '' } = the('.foot', HTMLElement).dataset;
  try {
    place.replaceChildren(
      await whyElement({
        base,
        sourceId,
        codeId,
        start,
        say: (sentence, standing) => {
          if (standing) footer.show(standing);
          footer.say(sentence, standing ? undefined : 'problem');
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    place.replaceChildren(error.message);
  }
}

async function rejectAll(lines: readonly HTMLElement[], footer: Footer): Promise<void> {
  const codes = new Set(lines.map((line) => line.querySelector('.of')?.textContent ?? ''));
  const says = `Those shown here, of ${[...codes].slice(0, 3).join(', ')}${codes.size > 3 ? ' and more' : ''}. None of them comes back; one undo brings all back.`;
  const way = await choose(`Reject ${lines.length} suggestions?`, says, [
    { value: 'reject', label: `Reject ${lines.length}`, danger: true },
  ]);
  if (!way) return;
  try {
    await ask('POST suggestions/rejected', { body: { suggestions: lines.map(decidedIn) } });
    location.reload();
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    footer.say(error.message, 'problem');
  }
}

/** While sources are still being read, says how far it is; once all are, the page shows them. */
async function readOn(renewed: () => void): Promise<void> {
  const status = document.querySelector('#reading-on');
  if (!status) return;
  // The page is asked for by the same words as what it shows.
  const query = new URLSearchParams(location.search);
  const found = await ask('GET suggestions', { query }).catch(() => null);
  if (!found) return;
  if (found.scored < found.sources) {
    status.textContent = `Read ${found.scored} of ${found.sources} sources so far…`;
    setTimeout(() => void readOn(renewed), 200);
  } else if (document.querySelector('#offers .settled')) {
    const link = Object.assign(document.createElement('a'), {
      href: location.href,
      textContent: `Show all ${found.total}`,
    });
    status.replaceChildren('All sources are read. ', link);
  } else {
    await showAll();
    renewed();
  }
}

/** Shows what was found since, where nobody has begun yet: the page stays, so that nothing is lost on the way. */
async function showAll(): Promise<void> {
  const [mine, fresh] = [review(), await freshPart('#review')];
  const offers = document.querySelector<HTMLElement>('#offers');
  const found = fresh?.querySelector('#offers');
  if (!mine || !fresh || !offers || !found) return;
  const inList = offers.contains(document.activeElement) || document.activeElement === document.body;
  offers.replaceChildren(...found.children);
  mine.replaceChildren(...[...fresh.children].map((child) => (child === found ? offers : child)));
  if (inList) offers.querySelector<HTMLElement>('li')?.focus({ preventScroll: true });
}
