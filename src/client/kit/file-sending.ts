import { the } from './dom.ts';
import { ask, NotDone } from './server.ts';

/** A field that sends a chosen file to the address it names, and shows what is wrong with it. */
export function wakeFileSending(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-send]');
  field?.addEventListener('change', () => {
    const [file] = field.files ?? [];
    if (!file) return;
    const problem = the('#file-problem', HTMLElement);
    ask('POST', `${field.dataset['send'] ?? ''}?name=${encodeURIComponent(file.name)}`, file).then(
      () => location.reload(),
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        problem.textContent = error.message;
        problem.hidden = false;
        field.value = '';
      },
    );
  });
}
