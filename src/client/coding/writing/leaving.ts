import type { WriteQueue } from './write-queue.ts';

/** What is on its way to the disk arrives before she leaves; a memo that is refused waits in this browser. */
export function saveBeforeLeaving(queue: Pick<WriteQueue, 'isBusy' | 'idle'>): void {
  addEventListener('beforeunload', (event) => {
    if (queue.isBusy()) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    const isElsewhere = link?.pathname !== location.pathname;
    if (!link || !isElsewhere || event.defaultPrevented || event.ctrlKey || event.metaKey || !queue.isBusy())
      return;
    event.preventDefault();
    void queue.idle().then(() => {
      location.assign(link.href);
    });
  });
}
