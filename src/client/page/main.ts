// Every page without a script of its own.
import { inProject, wakeFrame } from '../kit/frame.ts';
import { wakePlainPage } from '../kit/plain-page.ts';

document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});
if (inProject()) {
  wakePlainPage();
} else wakeFrame();
