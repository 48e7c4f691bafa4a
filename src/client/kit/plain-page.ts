import { createFooter, type Footer } from './footer.ts';
import { startFrame } from './frame.ts';
import { commonKeys, listenForKeys, type KeyBinding } from './keys.ts';
import { announceOthers } from './others.ts';

/** Starts what every page of a project has: frame, foot, news of others, the common keys and those of its own. */
export function startPlainPage(startOwn: (footer: Footer) => readonly KeyBinding[] = () => []): Footer {
  startFrame();
  const footer = createFooter(() => {
    location.reload();
  });
  announceOthers(footer);
  const keys: KeyBinding[] = [...startOwn(footer)];
  keys.push(...commonKeys(footer, () => keys));
  listenForKeys(keys);
  return footer;
}
