import type { Span } from '../../domain/text.ts';
import { make } from '../kit/dom.ts';
import { createCodeSearch } from './code-search.ts';
import type { Page, PageCode } from './state.ts';
import type { CodeChoice, Writing } from './writing.ts';

const mostShown = 40;

/** The window in which codes are chosen: type to find, Enter applies, Shift+Enter takes several, or makes a new code. */
export function createPicker(page: Page, writing: Writing) {
  const search = createCodeSearch(page.codes);
  const input = make('input', {
    type: 'text',
    autocomplete: 'off',
    placeholder: 'Type a code, a keyword, a word of its definition',
    ariaLabel: 'Code',
  });
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-expanded', 'true');
  input.setAttribute('aria-controls', 'picker-list');
  const list = make('ul', { id: 'picker-list', role: 'listbox', ariaMultiSelectable: 'true' });
  const quote = make('blockquote');
  const hint = make('p', { className: 'quiet' });
  const dialog = make('dialog', { className: 'picker', ariaLabel: 'Choose codes' }, quote, input, list, hint);
  document.body.append(dialog);

  let span: Span | null = null;
  let shown: (PageCode | { newName: string })[] = [];
  let at = 0;
  const chosen = new Map<number, PageCode>();

  function render(): void {
    const typed = input.value.trim();
    const recent = page.store.get().recent.flatMap((id) => page.codeById.get(id) ?? []);
    const found = typed === '' ? [...new Set([...recent, ...search('')])] : search(typed);
    shown = found.slice(0, mostShown);
    const exists = page.codes.some((code) => code.name.toLowerCase() === typed.toLowerCase());
    if (typed !== '' && !exists) shown.push({ newName: typed });
    at = Math.min(at, Math.max(0, shown.length - 1));
    list.replaceChildren(...shown.map(option));
    mark();
    const also = [...chosen.values()].map(({ name }) => name).join(', ');
    hint.replaceChildren(
      also === '' ? '' : `Chosen: ${also}. `,
      make('kbd', { textContent: 'Enter' }), ' codes ',
      make('kbd', { textContent: 'Shift Enter' }), ' takes several ',
      make('kbd', { textContent: 'Esc' }), ' leaves everything as it is',
    ); // prettier-ignore
  }

  function option(one: PageCode | { newName: string }, place: number): HTMLElement {
    const isNew = 'newName' in one;
    const element = make(
      'li',
      {
        id: `option-${place}`,
        role: 'option',
        className: isNew ? 'new' : `code-${one.id}`,
        data: { place: String(place) },
      },
      make('i'),
      make('span', { className: 'name', textContent: isNew ? `Make a new code “${one.newName}”` : one.name }),
      make('small', { textContent: isNew ? '' : one.path.split(' > ').slice(0, -1).join(' › ') }),
    );
    element.setAttribute('aria-selected', String(!isNew && chosen.has(one.id)));
    return element;
  }

  function mark(): void {
    [...list.children].forEach((element, place) => element.classList.toggle('current', place === at));
    input.setAttribute('aria-activedescendant', `option-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function move(by: number): void {
    at = (at + by + shown.length) % Math.max(1, shown.length);
    mark();
  }

  function toggle(): void {
    const one = shown[at];
    if (!one || 'newName' in one) return;
    if (!chosen.delete(one.id)) chosen.set(one.id, one);
    input.select();
    render();
  }

  function finish(): void {
    const one = shown[at];
    const choices: CodeChoice[] = [...chosen.keys()].map((codeId) => ({ codeId }));
    if (one && 'newName' in one) choices.push({ newName: one.newName, parentId: parentOfNew() });
    else if (one && !chosen.has(one.id) && (chosen.size === 0 || input.value.trim() !== ''))
      choices.push({ codeId: one.id });
    dialog.close();
    if (span && choices.length > 0) void writing.apply(span, choices);
  }

  /** A new code goes beside the code in hand. */
  function parentOfNew(): number | null {
    const { code } = page.store.get();
    return code === null ? null : (page.codeById.get(code)?.parentId ?? null);
  }

  input.addEventListener('input', () => {
    at = 0;
    render();
  });
  dialog.addEventListener('keydown', (event) => {
    const act = {
      ArrowDown: () => {
        move(1);
      },
      ArrowUp: () => {
        move(-1);
      },
      Enter: event.shiftKey ? toggle : finish,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  list.addEventListener('click', (event) => {
    const place =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-place]')?.dataset['place']
        : undefined;
    if (place === undefined) return;
    at = Number(place);
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle();
    else finish();
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });

  return {
    /** Opens on a stretch of the text. What she had selected stays selected if she leaves. */
    open: (on: Span): void => {
      span = on;
      at = 0;
      chosen.clear();
      input.value = '';
      const words = page.text.slice(on.start, on.end);
      quote.textContent = words.length > 220 ? `${words.slice(0, 150)} … ${words.slice(-60)}` : words;
      dialog.showModal();
      render();
      input.focus();
    },
  };
}

export type Picker = ReturnType<typeof createPicker>;
