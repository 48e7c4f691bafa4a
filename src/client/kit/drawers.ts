/** What the step of a drawer says of itself in the history of the window. */
const isOfDrawer = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'drawer' in state;

/**
 * Opens a drawer over the page as a step of its own: Back closes it, as it would leave a page, and closing it takes the step
 * away again, after which it is told to `closed`. Where it leaves for another page, the step stays behind and leads back to this one.
 */
export function openDrawer(drawer: HTMLDialogElement, closed: () => void = () => undefined): void {
  if (drawer.open) return;
  drawer.showModal();
  history.pushState({ drawer: true }, '');
  const back = (): void => {
    drawer.close();
  };
  addEventListener('popstate', back, { once: true });
  drawer.addEventListener(
    'close',
    () => {
      removeEventListener('popstate', back);
      if (!isOfDrawer(history.state)) {
        closed();
        return;
      }
      addEventListener('popstate', closed, { once: true });
      history.back();
    },
    { once: true },
  );
}
