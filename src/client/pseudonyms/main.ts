// Names and their pseudonyms: every place is shown before anything is replaced, and the key is saved first.
import { the } from '../kit/dom.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { startKeyFile } from './key-file.ts';
import { startProposed } from './proposed.ts';
import { Replacing } from './replacing.ts';
import { saying } from './saying.ts';

startPlainPage();

const names = the('#names', HTMLTextAreaElement);

// The names are to be nowhere but in the key: this browser keeps none of them, so it asks before they are lost.
let isDone = false;
addEventListener('beforeunload', (event) => {
  if (names.value.trim() !== '' && !isDone) event.preventDefault();
});

startProposed(names, saying);
new Replacing(names, saying, () => {
  isDone = true;
});
startKeyFile(saying);
