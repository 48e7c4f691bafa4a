// The sources: several are ticked, and the same is said of all of them in one step.
import type { Standing } from '../../api/common.ts';
import { counted } from '../../domain/counted.ts';
import { sourceKinds } from '../../domain/source.ts';
import { choose } from '../kit/confirm.ts';
import { oneOf, the } from '../kit/dom.ts';
import { sayProblem, type Footer } from '../kit/footer.ts';
import { freshPart } from '../kit/fresh-page.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { ask } from '../kit/server.ts';
import { boxes, startTicking, tickedBoxes } from './ticking.ts';

type Change = Parameters<typeof ask<'POST sources/changed'>>[1]['body']['change'];

const footer = startPlainPage();
if (document.querySelector('#source-rows')) start(footer);

function start({ say, show }: Footer): void {
  const form = the('#chosen', HTMLFormElement);
  const ticked = (): number[] => tickedBoxes().map(({ value }) => Number(value));
  const send = async (send: () => Promise<Standing>, said: string): Promise<void> => {
    const standing = await send();
    await repaint();
    show(standing);
    say(said);
  };
  const change = (does: Change): Promise<void> => {
    const sources = ticked();
    const said = `Changed ${counted(sources.length, 'source')}`;
    return send(() => ask('POST sources/changed', { body: { sources, change: does } }), said);
  };
  const remove = async (): Promise<void> => {
    const sources = ticked();
    const which = counted(sources.length, 'source');
    const codings = tickedBoxes().reduce((sum, { dataset }) => sum + Number(dataset['codings']), 0);
    const says = `With ${sources.length === 1 ? 'it' : 'them'} go ${counted(codings, 'coding')}, and all memos there. Undo brings everything back.`;
    const way = await choose(`Remove ${which}?`, says, [{ value: 'remove', label: 'Remove', danger: true }]);
    if (way) await send(() => ask('POST sources/removed', { body: { sources } }), `Removed ${which}`);
  };

  startTicking(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('click', ({ target }) => {
    const does = target instanceof HTMLButtonElement ? target.dataset['does'] : undefined;
    if (does === undefined || ticked().length === 0) return;
    const asked = does === 'remove' ? remove() : changeFor(form, does, change);
    asked?.catch(sayProblem(footer));
  });
}

/** What a button says of the sources, with what stands in its fields. */
function changeFor(
  form: HTMLFormElement,
  does: string,
  change: (does: Change) => Promise<void>,
): Promise<void> | undefined {
  const kind = the('select[name=kind]', HTMLSelectElement, form);
  const { value: date } = the('input[name=date]', HTMLInputElement, form);
  const name = the('input[name=case]', HTMLInputElement, form);
  if (does === 'read' || does === 'not read') return change({ sets: 'read', read: does === 'read' });
  if (does === 'kind') return change({ sets: 'kind', kind: kindIn(kind) });
  if (does === 'date') return change({ sets: 'date', date: date === '' ? null : date });
  if (name.value.trim() === '') {
    name.focus();
    return undefined;
  }
  return change({ sets: does === 'case' ? 'case' : 'no case', name: name.value });
}

const kindIn = ({ value }: HTMLSelectElement): Extract<Change, { sets: 'kind' }>['kind'] =>
  oneOf(sourceKinds, value);

/** Shows the list as it is on disk; what is ticked stays ticked. */
async function repaint(): Promise<void> {
  const fresh = await freshPart('#source-rows');
  if (!fresh) {
    location.reload();
    return;
  }
  const chosen = new Set(tickedBoxes().map(({ value }) => value));
  the('#source-rows', HTMLElement).replaceChildren(...fresh.children);
  for (const box of boxes()) box.checked = chosen.has(box.value);
  the('#chosen', HTMLFormElement).dispatchEvent(new Event('ticked'));
}
