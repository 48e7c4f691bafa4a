// A list of excerpts: chosen ones are recoded, coded with one more code, confirmed or removed together.
import { wakeChoosing } from './choosing.ts';
import { wakeCodeCards } from '../kit/code-card.ts';
import { wakeKeptWords } from '../kit/keep-words.ts';
import { createFooter } from '../kit/footer.ts';
import { announceOthers } from '../kit/others.ts';
import { wakeFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';
import { wakeQuery } from './query.ts';

wakeFrame();
const footer = createFooter(() => {
  location.reload();
});
announceOthers(footer);
wakeKeptWords(footer);
wakeCodeCards();
const keys: KeyBinding[] = [];
if (document.querySelector('#query')) wakeQuery();
if (document.querySelector('#chosen'))
  keys.push(
    ...wakeChoosing(footer, () => {
      location.reload();
    }),
  );
keys.push(...commonKeys(footer, () => keys));
listenForKeys(keys);
