import { the } from '../kit/dom.ts';
import { sayProblem, type Footer } from '../kit/footer.ts';
import { ask } from '../kit/server.ts';

/** The form that joins two people; a pair that may be one is chosen in it by its button. */
export function startJoining(footer: Footer, done: () => void): void {
  const form = the('#join-people', HTMLFormElement);
  const from = the('#join-people [name=from]', HTMLSelectElement);
  const into = the('#join-people [name=into]', HTMLSelectElement);
  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset['from'] === undefined) return;
    from.value = target.dataset['from'];
    into.value = target.dataset['into'] ?? '';
    into.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = { from: Number(from.value), into: Number(into.value) };
    ask('POST people/joined', { body }).then(done, sayProblem(footer));
  });
}
