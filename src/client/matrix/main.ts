import { startCodeCards } from '../kit/code-card.ts';
import { the } from '../kit/dom.ts';
import { createFooter } from '../kit/footer.ts';
import { startFrame, startPrint } from '../kit/frame.ts';
import { startKeptWords } from '../kit/keep-words.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { announceOthers } from '../kit/others.ts';
import { startPictures } from '../kit/pictures/save-picture.ts';
import { startPutting } from '../kit/put-into-report.ts';
import { startSplitting } from '../kit/split-tables.ts';
import { startColumnWindow } from './column-window.ts';
import { startDrawer } from './drawer.ts';
import { startMoreRows } from './more-rows.ts';
import { startMoving } from './moving.ts';

startFrame();
startPrint();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
startKeptWords(footer);
startCodeCards();
startDrawer(footer);
startMoreRows();
startColumnWindow();
startPictures();
startPutting(footer);
startSplitting();
startMoving();
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
