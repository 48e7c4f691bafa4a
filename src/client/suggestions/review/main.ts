// Going through excerpts one by one and deciding on each: suggestions to accept or reject, codings to send to other codes.
import type { Standing } from '../../../api/common.ts';
import { startCodeCards } from '../../kit/code-card.ts';
import { the } from '../../kit/dom.ts';
import { createFooter } from '../../kit/footer.ts';
import { startFrame } from '../../kit/frame.ts';
import { commonKeys, listenForKeys, nameKeys, type KeyBinding } from '../../kit/keys.ts';
import { announceOthers } from '../../kit/others.ts';
import { ask, NotDone } from '../../kit/server.ts';
import { decidedIn, ignoreIn, selectedIn, startQueue } from './queue.ts';

startFrame();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
startCodeCards();
const list = the('#offers', HTMLElement);
const open = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('li:not(.settled)')];
let last: Promise<unknown> = Promise.resolve();

list.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('.do button') : null;
  if (button) decide(button);
});
const keys: KeyBinding[] = [];
renewKeys();
listenForKeys(keys);
open()[0]?.focus({ preventScroll: true });

/** The first excerpts may come after the page: with them come the keys of their buttons. */
function renewKeys(): void {
  const walking: KeyBinding[] = [
    { key: 'j', does: 'Next excerpt', run: () => walk(1) },
    { key: 'k', does: 'Previous excerpt', run: () => walk(-1) },
  ];
  keys.splice(0, keys.length, ...walking, ...keysOfButtons(), ...commonKeys(footer, () => keys));
  nameKeys();
}

/** The keys that the buttons of every excerpt stand for. */
function keysOfButtons(): KeyBinding[] {
  const buttons = [...(list.querySelector('li')?.querySelectorAll<HTMLButtonElement>('.do button') ?? [])];
  return buttons.map((button, place) => {
    // The key it came with: what stands there may be hers.
    const cap = button.querySelector('kbd');
    const sign = cap?.dataset['key'] ?? '';
    const does =
      button.dataset['does'] === 'ignored'
        ? 'Reject, and ignore its word'
        : button.textContent.replace(cap?.textContent ?? '', '').trim();
    return { key: sign, does, run: () => press(place) };
  });
}

function inHand(): HTMLElement | undefined {
  return open().find((line) => line.contains(document.activeElement)) ?? open()[0];
}

function press(place: number): void {
  const button = inHand()?.querySelectorAll<HTMLButtonElement>('.do button')[place];
  if (button?.disabled === false) decide(button);
}

function walk(by: 1 | -1): void {
  const lines = open();
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  go(at < 0 ? lines[0] : lines[at + by]);
}

function go(line: HTMLElement | undefined): void {
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'nearest' });
}

/** Settles a line at once; a refusal opens it again. Decisions reach the disk in the order they were made. */
function decide(button: HTMLButtonElement): void {
  const line = button.closest('li');
  if (!line || line.classList.contains('settled')) return;
  const after = open()[open().indexOf(line) + 1] ?? open().at(-2);
  const as = button.dataset['does'] === 'accepted' ? selectedIn(line) : null;
  settle(line, button);
  go(after);
  footer.say(line.querySelector('output')?.value.replace('→ ', '') ?? '');
  last = last
    .then(() => (button.dataset['does'] === 'later' ? null : send(line, button, as)))
    .then(
      (standing) => {
        if (standing) footer.show(standing);
        if (open().length === 0 && document.querySelector('a[rel=next]')) location.reload();
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        settle(line, null);
        footer.say(error.message, 'problem');
      },
    );
}

function settle(line: HTMLElement, button: HTMLButtonElement | null): void {
  line.classList.toggle('settled', button !== null);
  for (const one of line.querySelectorAll<HTMLButtonElement>('.do button'))
    one.disabled = button !== null || (one.dataset['does'] === 'ignored' && line.dataset['word'] === '');
  const says = line.querySelector('output');
  const cap = button?.querySelector('kbd')?.textContent ?? '';
  if (says)
    says.value = button ? `→ ${button.dataset['does'] ?? button.textContent.replace(cap, '').trim()}` : '';
  const left = document.querySelector('#left');
  if (left) left.textContent = String(Number(left.textContent) + (button ? -1 : 1));
}

function send(
  line: HTMLElement,
  { dataset }: HTMLButtonElement,
  as: { start: number; end: number } | null,
): Promise<Standing> {
  const { coding = '', source = '' } = line.dataset;
  const { into, does } = dataset;
  if (into !== undefined)
    return ask('POST codings/recoded', { body: { codings: [coding], codeId: Number(into) } });
  if (does === 'ignored') return ignoreIn(line);
  const decided = decidedIn(line);
  if (does !== 'accepted')
    return ask('POST sources/{source}/suggestions/rejected', { source, body: decided });
  const body = { ...decided, guid: crypto.randomUUID(), ...(as ? { as } : {}) };
  return ask('POST sources/{source}/suggestions/accepted', { source, body });
}

startQueue(footer, open, renewKeys);
