// Every page without a script of its own.
import { the } from '../kit/dom.ts';
import { createFooter } from '../kit/footer.ts';
import { inProject, wakeFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { ask, NotDone } from '../kit/server.ts';

wakeFrame();
if (inProject()) {
  const footer = createFooter(() => {
    location.reload();
  });
  const keys: KeyBinding[] = [];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
  wakeFileSending();
}

/** A field that sends a chosen file to the address it names, and shows what is wrong with it. */
function wakeFileSending(): void {
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
