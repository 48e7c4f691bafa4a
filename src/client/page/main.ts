// Every page without a script of its own.
import { inProject, startFrame } from '../kit/frame.ts';
import { startPlainPage } from '../kit/plain-page.ts';

document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});
if (inProject()) {
  startPlainPage();
} else startFrame();
