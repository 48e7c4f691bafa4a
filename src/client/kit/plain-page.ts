import { createFooter, type Footer } from './footer.ts';
import { wakeFrame } from './frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from './keys.ts';
import { announceOthers } from './others.ts';

/** Wakes what every page of a project has, for a page without keys of its own: frame, foot, news of others, common keys. */
export function wakePlainPage(): Footer {
  wakeFrame();
  const footer = createFooter(() => {
    location.reload();
  });
  announceOthers(footer);
  const keys: KeyBinding[] = [];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
  return footer;
}
