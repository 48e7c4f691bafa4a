import type { Given } from '../../../api/operations.ts';
import type { FilePreview } from '../../../api/sources.ts';
import type { Encoding } from '../../../domain/encoding.ts';
import type { LabelRule } from '../../../domain/label-rule.ts';
import { sourceKinds } from '../../../domain/source.ts';
import { make, oneOf } from '../../kit/dom.ts';
import { detailsOf } from './details.ts';
import type { Known } from './known.ts';
import { proposedRoles, type Role } from './roles.ts';
import { cardOf, factCells, fieldsOf, warningsOf, type Fields } from './row-fields.ts';

type Text = FilePreview['texts'][number];

/** A text to be stored, with what she said of it. */
export type Chosen = Given<'POST sources'>['body']['sources'][number];

/** What can be said of many texts at once. */
export type Field = 'case' | 'kind' | 'date' | 'type';

/** What a line can ask for. */
interface Asks {
  readonly changed: () => void;
  readonly choose: ((encoding: Encoding) => Promise<void>) | null;
  readonly correct: (row: PreviewRow, rule: LabelRule) => void;
  readonly watch: (element: HTMLElement, key: string) => void;
  readonly hasDraft: (key: string) => boolean;
}

/** A text as it was understood, as a line of the table that asks what to store with it. */
export class PreviewRow {
  readonly element: HTMLElement;
  /** The line of the table, without what opens below it. */
  readonly line: HTMLElement;
  readonly tick: HTMLInputElement;
  readonly #known: Known;
  readonly #file: FilePreview;
  readonly #asks: Asks;
  readonly #fields: Fields;
  readonly #roles: Map<string, Role>;
  /** Which of what the text tells of itself is not kept. */
  readonly #left = new Set<string>();
  /** What is kept of it beside that. */
  readonly #given = new Map<string, string>();
  readonly #facts = factCells();
  readonly #attributes = make('span', { className: 'quiet' });
  readonly #behind = make('tr', { hidden: true }, make('td', { colSpan: 12 }));
  #text: Text;
  #details: ReturnType<typeof detailsOf> | null = null;

  constructor(known: Known, file: FilePreview, text: Text, asks: Asks) {
    [this.#known, this.#file, this.#text, this.#asks] = [known, file, text, asks];
    this.#fields = fieldsOf(file, text);
    this.#roles = proposedRoles(known, text);
    const { name, open, cases, kind, date, take, more, tick } = this.#fields;
    this.tick = tick;
    const called = make('small', { textContent: file.file });
    this.line = make(
      'tr',
      {},
      make('td', { className: 'pick' }, tick),
      make('th', { scope: 'row' }, name, called, this.#attributes, more),
      make('td', {}, open),
      ...this.#facts.cells,
      ...[cases, kind, date, take].map((input) => make('td', {}, input)),
    );
    this.element = make('tbody', { className: 'preview', ariaLabel: file.file }, this.line, this.#behind);
    this.#facts.show(file, text);
    this.#listen();
    if (asks.hasDraft(this.#key)) queueMicrotask(() => this.#showDetails());
  }

  get file(): string {
    return this.#file.file;
  }

  /** The text as it is understood now. */
  get text(): Text {
    return this.#text;
  }

  get #key(): string {
    return `${this.#text.staged} details`;
  }

  #listen(): void {
    const { open, take, more } = this.#fields;
    open.addEventListener('click', () => this.#turn(this.#behind.hidden !== false));
    take.addEventListener('change', this.#asks.changed);
    more.addEventListener('change', () => {
      // Written by `#keepMore` alone.
      const { type, given } = JSON.parse(more.value) as { type: string; given: [string, string][] };
      for (const [name, value] of given) this.#given.set(name, value);
      if (type !== '') this.set('type', type);
      this.#keepMore(type);
    });
  }

  /** What is to be stored; null where she left it out. */
  read(): Chosen | null {
    if (!this.#fields.take.checked) return null;
    const { particulars, staged } = this.#text;
    const told = particulars.filter(({ name }) => !this.#left.has(name) && !this.#given.has(name));
    const given = [...this.#given].map(([name, value]) => ({ name, value }));
    return { staged, card: cardOf(this.#fields, this.#text, this.#roles), attributes: [...told, ...given] };
  }

  /** Takes over what she said of several texts at once. */
  set(field: Field, value: string): void {
    const { cases, date, kind } = this.#fields;
    if (field === 'case') cases.value = value;
    else if (field === 'date') date.value = value;
    else if (field === 'type') this.#setType(value);
    else if (value !== '') kind.value = oneOf(sourceKinds, value);
  }

  #setType(type: string): void {
    if (this.#details) this.#details.setType(type);
    for (const role of this.#roles.values())
      if (!role.isInterviewer) this.#roles.set(role.label, { ...role, informantType: type });
    this.#keepMore(type);
  }

  /** Says something of the source that is kept as an attribute. */
  setAttribute(name: string, value: string): void {
    this.#given.set(name, value);
    this.#keepMore();
  }

  #keepMore(type = this.#typeKept()): void {
    const given = [...this.#given];
    this.#fields.more.value = JSON.stringify({ type, given });
    this.#attributes.textContent = given.map(([name, words]) => `${name}: ${words}`).join(' · ');
  }

  #typeKept(): string {
    const { value } = this.#fields.more;
    // Written by `#keepMore` alone.
    return value === '' ? '' : (JSON.parse(value) as { type: string }).type;
  }

  /** Shows what is understood of it now. */
  understood(now: Text): void {
    this.#text = { ...now, name: this.#text.name };
    for (const [label, role] of proposedRoles(this.#known, this.#text))
      if (!this.#roles.has(label)) this.#roles.set(label, role);
    this.#facts.show(this.#file, this.#text);
    if (this.#details) this.#showDetails();
  }

  /** Leaves the text out, or takes it in again. */
  take(isTaken: boolean): void {
    this.#fields.take.checked = isTaken;
  }

  open(): void {
    this.#turn(true);
  }

  #turn(isOpen: boolean): void {
    const { open } = this.#fields;
    this.#behind.hidden = !isOpen;
    open.ariaExpanded = String(isOpen);
    open.textContent = isOpen ? 'Hide' : 'Show';
    open.ariaLabel = `${open.textContent} what was understood of ${this.file}`;
    if (isOpen && !this.#details) this.#showDetails();
  }

  #showDetails(): void {
    this.#details = detailsOf({
      known: this.#known,
      text: this.#text,
      roles: this.#roles,
      left: this.#left,
      warnings: warningsOf(this.#file, this.#text),
      choose: this.#asks.choose,
      correct: (rule) => {
        this.#asks.correct(this, rule);
      },
    });
    this.#behind.firstElementChild?.replaceChildren(this.#details.element);
    this.#asks.watch(this.#details.element, this.#key);
  }
}
