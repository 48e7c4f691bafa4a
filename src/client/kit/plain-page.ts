import { createFooter, type Footer } from './footer.ts';
import { wakeFrame } from './frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from './keys.ts';
import { announceOthers } from './others.ts';

/** Wakes what every page of a project has: frame, foot, news of others, the common keys and those of its own. */
export function wakePlainPage(wakeOwn: (footer: Footer) => readonly KeyBinding[] = () => []): Footer {
  wakeFrame();
  const footer = createFooter(() => {
    location.reload();
  });
  announceOthers(footer);
  const keys: KeyBinding[] = [...wakeOwn(footer)];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
  return footer;
}
