// Every page without a script of its own.
import { createFooter } from '../kit/footer.ts';
import { inProject, wakeFrame } from '../kit/frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from '../kit/keys.ts';

wakeFrame();
if (inProject()) {
  const footer = createFooter(() => {
    location.reload();
  });
  const keys: KeyBinding[] = [];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
}
