import type { Answer } from '../../api/operations.ts';
import { counted } from '../../domain/counted.ts';
import { make, pageData, the } from '../kit/dom.ts';
import { ask } from '../kit/server.ts';
import { whereLeft } from './key-file.ts';
import { planList, type Plan, type PlanActions } from './plan.ts';
import type { Saying } from './saying.ts';

/** Looks for the names of the table, shows where they stand, saves the key, and replaces them. */
export class Replacing {
  readonly #names: HTMLTextAreaElement;
  readonly #saying: Saying;
  readonly #done: () => void;
  readonly #said = the('#looking', HTMLElement);
  readonly #shown = the('#plan', HTMLElement);
  readonly #page = pageData('pseudonyms-data') as { base: string; study: string }; // web/pseudonyms/pseudonyms.ts

  readonly #left = new Set<string>();
  readonly #deleted = new Set<string>();
  /** Other forms of which she said whether they are replaced. */
  readonly #near = new Map<string, boolean>();
  /** How often was looked: an answer that a later question overtook is not shown. */
  #looks = 0;
  #plan: Plan | null = null;
  /** The pseudonym of which every hit is listed. */
  #all: number | null = null;

  constructor(names: HTMLTextAreaElement, saying: Saying, done: () => void) {
    this.#names = names;
    this.#saying = saying;
    this.#done = done;
    names.addEventListener('input', () => {
      this.#plan = null;
      this.#all = null;
      this.#looks++;
      this.#near.clear();
      this.#shown.hidden = true;
    });
    the('#look', HTMLButtonElement).addEventListener('click', () => {
      this.#look();
    });
  }

  #asked() {
    const near = this.#plan?.near.flatMap(({ name, isChosen }) =>
      (this.#near.get(name) ?? isChosen) ? name : [],
    );
    return { names: this.#names.value, leave: [...this.#left], ...(near && { near }), ...sourcesChosen() };
  }

  #look(): void {
    this.#saying(this.#said, 'Looking through everything …', async () => {
      const look = ++this.#looks;
      const plan = await ask('POST pseudonyms/plan', { body: { ...this.#asked(), all: this.#all } });
      if (look !== this.#looks) return;
      this.#plan = plan;
      this.#said.textContent = '';
      this.#show(plan);
    });
  }

  #show(plan: Plan): void {
    const last = plan.problems.length === 0 ? [this.#replaceCard(plan)] : [];
    const lists = (): HTMLDetailsElement[] => [...this.#shown.querySelectorAll('details')];
    // What she opened stays open, also while she ticks.
    const open = new Set(lists().flatMap((list, of) => (list.open ? of : [])));
    if (this.#all !== null) open.add(this.#all);
    this.#shown.replaceChildren(...planList(plan, this.#actions()), ...last);
    for (const [of, list] of lists().entries()) list.open = open.has(of);
    this.#shown.hidden = false;
  }

  #actions(): PlanActions {
    return {
      base: this.#page.base,
      leave: (hit, isLeft) => {
        keep(this.#left, hit, isLeft);
      },
      near: (name, isChosen) => {
        this.#near.set(name, isChosen);
        this.#look();
      },
      showAll: (of) => {
        this.#all = of;
        this.#look();
      },
      deleteFile: (path, isDeleted) => {
        keep(this.#deleted, path, isDeleted);
      },
    };
  }

  #replaceCard({ mark }: Plan): HTMLElement {
    const status = make('p', { role: 'status' });
    const save = make('button', { type: 'button', className: 'main' }, 'Save the key');
    const replace = make(
      'button',
      { type: 'button', className: 'danger', disabled: true },
      'Replace the names',
    );
    save.addEventListener('click', () => {
      this.#saying(status, 'Making the key …', async () => {
        const { key } = await ask('POST pseudonyms/key', { body: this.#asked() });
        saveFile(`Key of pseudonyms - ${this.#page.study}.json`, key);
        status.textContent =
          'The key is in your downloads. Put it where only those may look who may know the names.';
        replace.disabled = false;
      });
    });
    // What is chosen after the key was saved is not in it.
    this.#shown.addEventListener('change', () => {
      replace.disabled = true;
    });
    replace.addEventListener('click', () => {
      replace.disabled = true;
      this.#saying(status, 'Replacing. In a large study this takes a minute …', async () => {
        const body = { ...this.#asked(), mark, deleteFiles: [...this.#deleted] };
        const answer = await ask('POST pseudonyms', { body });
        this.#done();
        this.#shown.replaceChildren(...doneLines(answer));
      });
    });
    return make(
      'section',
      { className: 'card stack' },
      make('h2', {}, 'Replace them'),
      make('p', {}, keyFirst),
      make('p', { className: 'bar' }, save, replace),
      status,
    );
  }
}

const keyFirst =
  'First save the key: nothing else brings the names back. Ctrl+Z does not undo this step; those before it can be taken back one by one in the history.';

const keep = (set: Set<string>, one: string, isIn: boolean): void => {
  if (isIn) set.add(one);
  else set.delete(one);
};

/** The texts she chose; nothing where it is all of them. */
function sourcesChosen(): { sources?: number[] } {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('#sources input')];
  const sources = boxes.flatMap(({ checked, value }) => (checked ? Number(value) : []));
  return sources.length === boxes.length ? {} : { sources };
}

function saveFile(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}

function doneLines({ texts, places, lines, unhinged, left }: Answer<'POST pseudonyms'>): HTMLElement[] {
  const where = [
    counted(texts, 'text'),
    counted(places, 'other place'),
    `${counted(lines, 'line')} of the history`,
  ];
  const steps =
    unhinged > 0
      ? `${counted(unhinged, 'step')} can no longer be undone.`
      : 'All earlier steps can still be taken back.';
  return [
    make('h2', {}, 'The names are replaced'),
    make('p', { role: 'status' }, `In ${where.join(', ')}. ${steps}`),
    ...whereLeft(left),
  ];
}
