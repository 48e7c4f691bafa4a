// The framework matrix and the findings: their numbers open onto the words beside them; a cell is written beside its excerpts.
import { wakeDrawer } from '../matrix/drawer.ts';
import { wakePrint } from '../kit/frame.ts';
import { wakeCodeCards } from '../kit/code-card.ts';
import { wakeKeptWords } from '../kit/keep-words.ts';
import { wakePlainPage } from '../kit/plain-page.ts';
import { wakePictures } from '../kit/save-picture.ts';
import { wakeWriting } from './writing.ts';

const footer = wakePlainPage(document.querySelector('#cell') ? wakeWriting : undefined);
wakeCodeCards();
wakePictures();
wakeKeptWords(footer);
if (document.querySelector('#drawer')) {
  wakePrint();
  wakeDrawer(footer);
}
