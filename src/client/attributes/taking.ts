import type { Answer } from '../../api/operations.ts';
import type { AttributeSubject } from '../../domain/attribute.ts';
import { counted } from '../../domain/counted.ts';
import { make, the } from '../kit/dom.ts';
import { ask, NotDone } from '../kit/server.ts';

type Plan = Answer<'POST attributes/{subject}/table/compared'>;

const mostShown = 200;

/** A table is taken in once she has seen what it changes. */
export function startTaking(subject: AttributeSubject, done: () => void): void {
  const form = the('#take-table', HTMLFormElement);
  const shown = the('#plan', HTMLElement);
  const typed = the('#take-table [name=table]', HTMLTextAreaElement);
  const chosen = the('#take-table [name=file]', HTMLInputElement);

  const say = (error: unknown): void => {
    if (!(error instanceof NotDone)) throw error;
    shown.replaceChildren(make('p', { className: 'problem', textContent: error.message }));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = chosen.files?.[0] ?? new Blob([typed.value]);
    ask('POST attributes/{subject}/table/compared', { subject, body }).then((plan) => {
      const take = make('button', { type: 'button', className: 'main', textContent: 'Take these values in' });
      take.addEventListener('click', () => {
        ask('POST attributes/{subject}/table', { subject, body, query: { was: plan.version } }).then(
          done,
          say,
        );
      });
      shown.replaceChildren(...aboutPlan(subject, plan), ...(isWorthwhile(subject, plan) ? [take] : []));
    }, say);
  });
}

const isWorthwhile = (subject: AttributeSubject, { changes, unknown }: Plan): boolean =>
  changes.length > 0 || (subject === 'case' && unknown.length > 0);

function aboutPlan(
  subject: AttributeSubject,
  { key, newAttributes, unknown, changes, same }: Plan,
): HTMLElement[] {
  const others = subject === 'case' ? 'not there yet and made' : 'not in the study and left out';
  const said = [
    `By the column “${key}”: ${counted(changes.length, 'value changes', 'values change')}, ${same} stay as they are.`,
    ...(newAttributes.length > 0 ? [`New attributes: ${newAttributes.join(', ')}.`] : []),
    ...(unknown.length > 0
      ? [`${counted(unknown.length, 'name is', 'names are')} ${others}: ${named(unknown)}.`]
      : []),
  ];
  return [
    ...said.map((words) => make('p', { textContent: words })),
    ...(changes.length > 0 ? [changesTable(subject, changes)] : []),
  ];
}

const named = (names: readonly string[]): string =>
  names.slice(0, 20).join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');

function changesTable(subject: AttributeSubject, changes: Plan['changes']): HTMLElement {
  const cells = (tag: 'th' | 'td', words: readonly string[]): HTMLElement =>
    make('tr', {}, ...words.map((textContent) => make(tag, { textContent })));
  const rows = changes
    .slice(0, mostShown)
    .map(({ name, attribute, from, to }) => cells('td', [name, attribute, from || '–', to]));
  const more = changes.length - rows.length;
  const head = make('thead', {}, cells('th', [subject, 'Attribute', 'Now', 'Then']));
  const table = make('table', { className: 'list' }, head, make('tbody', {}, ...rows));
  return make(
    'div',
    { className: 'scroll' },
    table,
    more > 0 && make('p', { textContent: `and ${more} more` }),
  );
}
