import type { Span } from '../../../domain/text.ts';
import { make } from '../../kit/dom.ts';
import { whyNotOffered, type Codebook } from '../codebook/codebook.ts';
import type { Page, PageCode } from '../state.ts';
import type { CodeChoice, Writing } from '../writing/writing.ts';
import { createCodeSearch, isCalled, isNear } from './code-search.ts';
import { newLines, type NewLine } from './new-code.ts';

const mostShown = 40;

/** A line of the list: a code there is, or one that would be made. */
type Line = PageCode | NewLine;

/** The window in which codes are chosen: type to find, Enter applies, Shift+Enter takes several, or makes a new code. */
export class Picker {
  private readonly page: Page;
  private readonly writing: Writing;
  private search: ((typed: string) => PageCode[]) | null = null;
  private readonly input = make('input', { type: 'text', autocomplete: 'off', ariaLabel: 'Code' });
  private readonly list = make('ul', { id: 'picker-list', role: 'listbox', ariaLabel: 'Codes' });
  private readonly quote = make('blockquote');
  private readonly hint = make('p', { className: 'quiet' });
  private readonly news = make('p', { className: 'problem', role: 'status' });
  private readonly dialog = make('dialog', { className: 'picker', ariaLabel: 'Choose codes' });
  private use: (choices: readonly CodeChoice[]) => void = () => undefined;
  private lines: readonly Line[] = [];
  private at = 0;
  private openedAt = 0;
  /** Whether one code alone can be chosen. */
  private takesOne = false;
  private readonly chosen = new Map<number, PageCode>();

  constructor(page: Page, writing: Writing) {
    this.page = page;
    this.writing = writing;
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-controls', this.list.id);
    this.list.setAttribute('aria-multiselectable', 'true');
    this.dialog.append(this.quote, this.input, this.news, this.list, this.hint);
    document.body.append(this.dialog);
    this.listen();
    page.store.paintWith(({ codebook }, before) => {
      if (before && codebook !== before.codebook) this.renew(codebook);
    });
  }

  /** Opens on a stretch of the text; `use` takes what she chooses. What she had selected stays selected if she leaves. */
  open(
    span: Span,
    use = (choices: readonly CodeChoice[]) => void this.writing.apply(span, choices),
    takesOne = false,
  ): void {
    this.use = use;
    this.takesOne = takesOne;
    this.at = 0;
    this.news.textContent = '';
    this.chosen.clear();
    this.input.placeholder =
      this.page.codes.length === 0
        ? 'Type a name for a new code'
        : 'Type a code, a keyword, a word of its definition';
    this.input.value = '';
    const words = this.page.text.slice(span.start, span.end);
    this.quote.textContent = words.length > 220 ? `${words.slice(0, 150)} … ${words.slice(-60)}` : words;
    this.openedAt = performance.now();
    this.dialog.showModal();
    this.render();
    this.input.focus();
  }

  /** Indexed when codes are first looked for: it must not keep the text waiting. */
  private find(typed: string): PageCode[] {
    this.search ??= createCodeSearch(this.page.codes);
    return this.search(typed);
  }

  /** Offers the codes of another codebook, under what she typed; the line she is on stays hers, or is said to be gone. */
  private renew(codebook: Codebook): void {
    this.search = null;
    if (!this.dialog.open) return;
    const line = this.lines[this.at];
    const held = new Set([...this.chosen.values(), ...(line && 'id' in line ? [line] : [])]);
    for (const id of this.chosen.keys()) this.take(id, codebook);
    this.render();
    if (line) this.at = this.placeOf(line);
    this.mark();
    const news = [...held].flatMap((code) => this.newsOf(code, codebook));
    if (news.length > 0) this.news.textContent = news.join(' ');
  }

  /** What became of a code that she ticked or was on, where it is not offered any more as it was. */
  private newsOf({ id, name }: PageCode, codebook: Codebook): string[] {
    const why = whyNotOffered(codebook, id);
    if (why !== null) return [`“${name}” ${why}.`];
    const now = codebook.byId.get(id)?.name ?? name;
    return now === name ? [] : [`“${name}” is called “${now}” now.`];
  }

  /** Keeps a code ticked as it is by now, or no longer. */
  private take(id: number, codebook: Codebook): void {
    const code = codebook.byId.get(id);
    if (code && whyNotOffered(codebook, id) === null) this.chosen.set(id, code);
    else this.chosen.delete(id);
  }

  /** Where a line stands by now, or the code that was made meanwhile under its name; -1 where it is gone. */
  private placeOf(line: Line): number {
    return this.lines.findIndex((one) =>
      'newName' in line ? isMade(one, line) : 'id' in one && one.id === line.id,
    );
  }

  private listen(): void {
    this.input.addEventListener('input', () => {
      this.at = 0;
      this.news.textContent = '';
      this.render();
    });
    this.dialog.addEventListener('keydown', (event) => {
      // This Enter belongs to the input method, which has not finished the word.
      if (event.isComposing) return;
      if (event.key === 'ArrowDown') this.move(1);
      else if (event.key === 'ArrowUp') this.move(-1);
      else if (event.key !== 'Enter') return;
      else if (event.shiftKey) this.toggle();
      else this.finish();
      event.preventDefault();
    });
    this.list.addEventListener('click', (event) => {
      const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
      if (!line) return;
      this.at = Number(line.dataset['place']);
      if (event.shiftKey || event.ctrlKey || event.metaKey) this.toggle();
      else this.finish();
    });
    this.dialog.addEventListener('click', ({ target, timeStamp }) => {
      // The click of the very finger that opened it is not meant for what lies around it.
      if (target === this.dialog && timeStamp - this.openedAt > 400) this.dialog.close();
    });
  }

  private render(): void {
    const typed = this.input.value.trim();
    const recent = this.page.store.get().recent.flatMap((id) => this.page.codeById.get(id) ?? []);
    const found = typed === '' ? [...new Set([...recent, ...this.find('')])] : this.find(typed);
    const exists = this.page.codes.some((code) => code.name.toLowerCase() === typed.toLowerCase());
    const fresh = typed === '' || exists ? [] : newLines(this.page, typed);
    const shown = found.slice(0, mostShown);
    // What may be a slip of the pen comes first; where no code is called nearly so, the new one does.
    this.lines = found.some((code) => isCalled(code, typed) || isNear(code, typed))
      ? [...shown, ...fresh]
      : [...fresh, ...shown];
    this.at = Math.min(this.at, Math.max(0, this.lines.length - 1));
    this.list.replaceChildren(...this.lines.map((line, place) => this.option(line, place)));
    this.mark();
    this.renderHint();
  }

  private renderHint(): void {
    const also = [...this.chosen.values()].map(({ name }) => name).join(', ');
    const key = (label: string): HTMLElement => make('kbd', { textContent: label });
    const chosen = also === '' ? '' : `Chosen: ${also}. `;
    const rest = [
      key('Enter'),
      ' codes ',
      key('Shift Enter'),
      ' takes several ',
      key('Esc'),
      ' leaves all as it is',
    ];
    this.hint.replaceChildren(chosen, ...rest);
  }

  private option(line: Line, place: number): HTMLElement {
    const isNew = 'newName' in line;
    const element = make(
      'li',
      {
        id: `option-${place}`,
        role: 'option',
        className: isNew ? 'new' : `code-${line.id}`,
        data: { place: String(place) },
      },
      make('i'),
      make('span', {
        className: 'name',
        textContent: isNew ? line.says : line.name,
      }),
      make('small', { textContent: isNew ? line.where : line.path.split(' > ').slice(0, -1).join(' › ') }),
    );
    element.setAttribute('aria-selected', String(!isNew && this.chosen.has(line.id)));
    return element;
  }

  private mark(): void {
    [...this.list.children].forEach((element, place) =>
      element.classList.toggle('current', place === this.at),
    );
    this.input.setAttribute('aria-activedescendant', `option-${this.at}`);
    this.list.children[this.at]?.scrollIntoView({ block: 'nearest' });
  }

  private move(by: number): void {
    const from = this.at < 0 && by < 0 ? 0 : this.at;
    this.at = (from + by + this.lines.length) % Math.max(1, this.lines.length);
    this.mark();
  }

  private toggle(): void {
    if (this.takesOne) return;
    const line = this.lines[this.at];
    if (!line || 'newName' in line) return;
    if (!this.chosen.delete(line.id)) this.chosen.set(line.id, line);
    this.input.select();
    this.render();
  }

  private finish(): void {
    const choices = this.choices();
    // Closing on nothing would turn what she types next into commands.
    if (choices.length === 0) return;
    this.dialog.close();
    this.use(choices);
  }

  /** What was ticked, and the line under the cursor where nothing was ticked or something was typed since. */
  private choices(): CodeChoice[] {
    const line = this.lines[this.at];
    const ticked: CodeChoice[] = [...this.chosen.keys()].map((codeId) => ({ codeId }));
    if (!line) return ticked;
    if ('newName' in line) return [...ticked, { newName: line.newName, parentId: line.parentId }];
    const wanted = ticked.length === 0 || this.input.value.trim() !== '';
    return wanted && !this.chosen.has(line.id) ? [...ticked, { codeId: line.id }] : ticked;
  }
}

/** Whether a line is the code that another one would make, or has made meanwhile. */
function isMade(one: Line, { newName, parentId }: NewLine): boolean {
  const isSame = ('newName' in one ? one.newName : one.name).toLowerCase() === newName.toLowerCase();
  return isSame && (!('newName' in one) || one.parentId === parentId);
}
