// A list of excerpts: chosen ones are recoded, coded with one more code, confirmed or removed together.
import { startCodeCards } from '../kit/code-card.ts';
import { createFooter } from '../kit/footer.ts';
import { startFrame } from '../kit/frame.ts';
import { startKeptWords } from '../kit/keep-words.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { announceOthers } from '../kit/others.ts';
import { startChoosing } from './choosing.ts';
import { startQuery } from './query.ts';

startFrame();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
startKeptWords(footer);
startCodeCards();
const keys: KeyBinding[] = [];
if (document.querySelector('#query')) startQuery();
if (document.querySelector('#chosen'))
  keys.push(
    ...startChoosing(footer, () => {
      location.reload();
    }),
  );
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);
