// Which window this is, also after a reload, and which windows are still open: what was typed in one that was closed is
// offered in the next, what is being typed in another is left to it.
const kept = 'throughline window';
const lockOf = (name: string): string => `throughline window ${name}`;

/** The name of this window. A window that was duplicated gets one of its own. */
async function ownName(): Promise<string> {
  const known = sessionStorage.getItem(kept);
  if (known !== null && (await hold(known))) return known;
  const fresh = crypto.randomUUID();
  await hold(fresh);
  sessionStorage.setItem(kept, fresh);
  return fresh;
}

/** Holds a name until the window closes; answers whether nobody else holds it. */
const hold = (name: string): Promise<boolean> =>
  new Promise((settle) => {
    void navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) => {
      settle(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });

/** The name of this window, once it is known that nobody else has it. */
export const windowName: Promise<string> = ownName();

/** The names of all windows that are open. */
export async function openWindows(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = lockOf('');
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? name.slice(prefix.length) : [])));
}
