import { make } from './dom.ts';

/** A line to choose: what it says, what stands small beside it, and what it stands for. */
export interface Offer<T> {
  readonly label: string;
  readonly hint?: string;
  /** Words by which it is found as well. */
  readonly also?: string;
  readonly value: T;
}

/** Asks which of some lines is meant: type to narrow, arrows to walk, Enter to take. Answers nothing where she leaves. */
export function chooseLine<T>(question: string, offers: readonly Offer<T>[]): Promise<Offer<T> | undefined> {
  return new Promise((settle) => {
    const input = make('input', { type: 'text', autocomplete: 'off', ariaLabel: question });
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-controls', 'offers');
    input.setAttribute('aria-expanded', 'true');
    const list = make('ul', { id: 'offers', role: 'listbox', ariaLabel: question });
    const dialog = make(
      'dialog',
      { className: 'picker lines', ariaLabel: question },
      make('h2', { textContent: question }),
      input,
      list,
    );
    let shown: readonly Offer<T>[] = offers;
    let at = 0;
    let taken: Offer<T> | undefined;

    const paint = (): void => {
      const words = input.value.toLowerCase().split(/\s+/);
      const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
      const named = offers.filter(({ label }) => holds(label));
      const others = offers.filter((one) => !named.includes(one) && holds(`${one.label} ${one.also ?? ''}`));
      shown = [...named, ...others];
      at = Math.max(0, Math.min(at, shown.length - 1));
      list.replaceChildren(...shown.map((offer, place) => lineOf(offer, place === at, place)));
      input.setAttribute('aria-activedescendant', shown.length > 0 ? `offer-${at}` : '');
      list.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
    };
    const take = (offer: Offer<T> | undefined): void => {
      if (!offer) return;
      taken = offer;
      dialog.close();
    };
    input.addEventListener('input', () => {
      at = 0;
      paint();
    });
    input.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) at += step;
      else if (event.key === 'Enter') take(shown[at]);
      else return;
      event.preventDefault();
      paint();
    });
    list.addEventListener('click', ({ target }) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
      if (line) take(shown[Number(line.dataset['at'])]);
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      settle(taken);
    });
    document.body.append(dialog);
    dialog.showModal();
    paint();
    input.focus();
  });
}

function lineOf({ label, hint = '' }: Offer<unknown>, isCurrent: boolean, place: number): HTMLElement {
  const line = make('li', { id: `offer-${place}`, role: 'option', className: isCurrent ? 'current' : '' });
  line.setAttribute('aria-selected', String(isCurrent));
  line.dataset['at'] = String(place);
  line.append(make('span', { className: 'name', textContent: label }), make('small', { textContent: hint }));
  return line;
}
