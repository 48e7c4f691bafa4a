import { make } from './dom.ts';

/** Asks before something large is done; answers whether she wants it, or which of several ways. */
export function choose<T extends string>(
  question: string,
  explanation: string | HTMLElement,
  ways: readonly { readonly value: T; readonly label: string; readonly danger?: boolean }[],
): Promise<T | undefined> {
  return new Promise((settle) => {
    const form = make('form', { method: 'dialog', className: 'bar' });
    form.append(
      ...ways.map(({ value, label, danger = false }) =>
        make('button', { value, textContent: label, className: danger ? 'danger' : '' }),
      ),
      make('button', { value: '', textContent: 'Cancel' }),
    );
    const dialog = make(
      'dialog',
      { className: 'ask', ariaLabel: question },
      make('h2', { textContent: question }),
      typeof explanation === 'string' ? make('p', { textContent: explanation }) : explanation,
      form,
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      settle(ways.find(({ value }) => value === dialog.returnValue)?.value);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
