// A workshop: words of cards keep themselves; answers are read, shown, and stored only when she says so.
import { sayProblem } from '../kit/footer.ts';
import { startPrint } from '../kit/frame.ts';
import { startKeptWords } from '../kit/keep-words.ts';
import { startPlainPage } from '../kit/plain-page.ts';
import { ask } from '../kit/server.ts';
import { startReading } from './reading.ts';

const footer = startPlainPage();
startKeptWords(footer);
if (document.querySelector('#print')) startPrint();
if (document.querySelector('#reading')) startReading(footer);

document.querySelector<HTMLInputElement>('#counts')?.addEventListener('change', ({ target }) => {
  const { workshop = '' } = document.querySelector<HTMLElement>('#workshop')?.dataset ?? {};
  if (!(target instanceof HTMLInputElement)) return;
  const { checked: counts } = target;
  ask('PUT workshops/{workshop}/counts', { workshop, body: { counts } }).then((done) => {
    footer.show(done);
    footer.say(counts ? 'The answers count' : 'The answers count no more');
  }, sayProblem(footer));
});
