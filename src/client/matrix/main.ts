import { the } from '../kit/dom.ts';
import { createFooter } from '../kit/footer.ts';
import { announceOthers } from '../kit/others.ts';
import { wakeCodeCards } from '../kit/code-card.ts';
import { wakeKeptWords } from '../kit/keep-words.ts';
import { wakeFrame, wakePrint } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { wakePictures } from '../kit/save-picture.ts';
import { wakeDrawer } from './drawer.ts';
import { wakeColumnWindow } from './column-window.ts';
import { wakeMoving } from './moving.ts';
import { wakeMoreRows } from './more-rows.ts';

wakeFrame();
wakePrint();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
wakeKeptWords(footer);
wakeCodeCards();
wakeDrawer(footer);
wakeMoreRows();
wakeColumnWindow();
wakePictures();
wakeMoving();
const keys: KeyBinding[] = [];
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);

const form = the('#choose', HTMLFormElement);
form.addEventListener('change', ({ target }) => {
  // Filters and arrangements take several clicks; they are applied by their button.
  if (target instanceof HTMLSelectElement && !target.closest('details')) form.requestSubmit();
});
form.addEventListener('submit', () => {
  // What says nothing is left out of the address.
  for (const field of form.querySelectorAll<HTMLSelectElement>('details select'))
    field.disabled = field.value === '';
});
