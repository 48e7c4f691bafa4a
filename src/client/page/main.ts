// Every page without a script of its own.
import { createFooter } from '../kit/footer.ts';
import { announceOthers } from '../kit/others.ts';
import { inProject, wakeFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';

wakeFrame();
document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});
if (inProject()) {
  const footer = createFooter(() => {
    location.reload();
  });
  announceOthers(footer);
  const keys: KeyBinding[] = [];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
  wakeTable();
}

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
