// Every page without a script of its own.
import { inProject, wakeFrame } from '../kit/frame.ts';
import { wakePlainPage } from '../kit/plain-page.ts';

document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});
if (inProject()) {
  wakePlainPage();
  wakeTable();
} else wakeFrame();

/** A table with a form per row: keeping one keeps all that was changed, so that nothing typed elsewhere in it is lost. */
function wakeTable(): void {
  const changed = new Set<HTMLFormElement>();
  const table = document.querySelector('table.edit');
  table?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.form) changed.add(target.form);
  });
  table?.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id === '' || changed.size < 2) return;
    event.preventDefault();
    void keepAll([...changed].filter((other) => other !== form)).then(() => form.submit());
  });
}

async function keepAll(forms: readonly HTMLFormElement[]): Promise<void> {
  for (const form of forms) {
    const typed = [...new FormData(form)].map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : '',
    ]);
    await fetch(form.action, { method: 'POST', body: new URLSearchParams(typed) });
  }
}
