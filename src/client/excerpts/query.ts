import { asCode, hasReach, readQuery, writeQuery } from '../../domain/query.ts';
import { Refusal } from '../../domain/refusal.ts';
import { relations } from '../../domain/relation.ts';
import { chooseLine } from '../kit/choose-line.ts';
import { the } from '../kit/dom.ts';

/** The query: checked while it is typed, and put together from choices that read like a sentence. */
export function startQuery(): void {
  const q = the('#q', HTMLInputElement);
  the('#building', HTMLElement).hidden = false;
  q.addEventListener('input', (event) => {
    sayProblem(q);
    if (event instanceof InputEvent && event.data === '[') void completeCode(q);
  });
  const asks = the('#asks', HTMLSelectElement);
  asks.addEventListener('change', showParts);
  showParts();
  the('#add', HTMLButtonElement).addEventListener('click', () => {
    add(q);
  });
  the('#what', HTMLInputElement).addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add(q);
  });
}

const codePaths = (): string[] =>
  [...document.querySelectorAll<HTMLOptionElement>('#values-coded option')].map(({ value }) => value);

/** The name alone where only one code has it, else the whole path. */
function shortest(path: string): string {
  const name = path.split(' > ').at(-1) ?? path;
  const like = codePaths().filter((one) => one.split(' > ').at(-1)?.toLowerCase() === name.toLowerCase());
  return like.length === 1 ? name : path;
}

/** After an opening bracket the codes are offered. */
async function completeCode(q: HTMLInputElement): Promise<void> {
  const at = q.selectionStart ?? q.value.length;
  const offers = codePaths().map((path) => ({ label: path, value: path }));
  const chosen = await chooseLine('Which code?', offers);
  q.focus();
  if (!chosen) return;
  const written = `${asCode(shortest(chosen.value)).slice(1)} `;
  q.setRangeText(written, at, at, 'end');
  sayProblem(q);
}

function sayProblem(q: HTMLInputElement): void {
  const says = the('#query-says', HTMLElement);
  let problem = '';
  try {
    if (q.value.trim() !== '') readQuery(q.value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problem = error.message;
  }
  says.textContent = problem;
  says.className = problem === '' ? 'quiet' : 'problem';
  q.ariaInvalid = String(problem !== '');
}

const relationAsked = () => relations.find((relation) => relation === the('#asks', HTMLSelectElement).value);

function showParts(): void {
  const asks = the('#asks', HTMLSelectElement);
  const relation = relationAsked();
  the('.reach', HTMLElement).hidden = relation === undefined || !hasReach({ relation });
  const isField = asks.value.startsWith('= ');
  const firstField = [...asks.options].findIndex(({ value }) => value.startsWith('= '));
  const list = isField ? `values-${asks.selectedIndex - firstField}` : 'values-coded';
  const what = the('#what', HTMLInputElement);
  if (asks.value === 'words') what.removeAttribute('list');
  else what.setAttribute('list', list);
  what.value = '';
}

/** Adds the condition that is put together to the end of the query. */
function add(q: HTMLInputElement): void {
  const what = the('#what', HTMLInputElement);
  const value = what.value.trim().replaceAll('"', '');
  if (value === '') {
    what.focus();
    return;
  }
  const joined = the('#joined', HTMLSelectElement).value;
  const before = q.value.trim();
  const start = joined === 'and not' ? 'not ' : '';
  // What was asked with “or” so far is taken together before more is demanded of it.
  const kept = joined !== 'or' && / or /i.test(before) && !/^\(.*\)$/.test(before) ? `(${before})` : before;
  q.value = before === '' ? start + condition(value) : `${kept} ${joining(joined)}${condition(value)}`;
  what.value = '';
  sayProblem(q);
  what.focus();
}

/** A relation follows what it is about without a word between. */
const joining = (joined: string): string =>
  joined === 'and' && relationAsked() !== undefined ? '' : `${joined} `;

function condition(value: string): string {
  const asks = the('#asks', HTMLSelectElement).value;
  const relation = relationAsked();
  const code = (): string => asCode(shortest(value));
  if (relation && hasReach({ relation })) {
    const within = the('#within', HTMLInputElement).value;
    return `${relation} ${code()} within ${within} ${the('#unit', HTMLSelectElement).value}`;
  }
  if (relation) return `${relation} ${code()}`;
  if (asks === 'coded') return code();
  return writeQuery(
    asks === 'words'
      ? { kind: 'words', words: value }
      : { kind: 'field', field: asks.slice(2), is: '=', value },
  );
}
