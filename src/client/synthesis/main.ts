// The framework matrix and the findings: their numbers open onto the words beside them; a cell is written beside its excerpts.
import { startCodeCards } from '../kit/code-card.ts';
import { startPrint } from '../kit/frame.ts';
import { startKeptWords } from '../kit/keep-words.ts';
import { startPictures } from '../kit/pictures/save-picture.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { startPutting } from '../kit/put-into-report.ts';
import { startSplitting } from '../kit/split-tables.ts';
import { startDrawer } from '../matrix/drawer.ts';
import { startWriting } from './writing.ts';

const footer = startPlainPage(document.querySelector('#cell') ? startWriting : undefined);
startCodeCards();
startPictures();
startPutting(footer);
startSplitting();
startKeptWords(footer);
if (document.querySelector('#drawer')) {
  startPrint();
  startDrawer(footer);
}
