// A report: its parts are put in order, and its pictures are drawn for Word.
import { startPrint } from '../kit/frame.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { startFiles } from './files.ts';
import { startOrder } from './order.ts';

const footer = startPlainPage();
if (document.querySelector('#print')) startPrint();
startOrder(footer);
startFiles(footer);
