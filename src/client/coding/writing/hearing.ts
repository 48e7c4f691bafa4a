import { hearChanges, type Change } from '../../kit/changes.ts';
import { sayProblem, type Footer } from '../../kit/footer.ts';
import { sentenceOf } from '../../kit/others.ts';
import type { Page } from '../state.ts';
import type { WriteQueue } from './write-queue.ts';

/** Shows what was done in other windows to this source or to the codes, and says whose it was. */
export function startHearing(page: Page, queue: Pick<WriteQueue, 'catchUp'>, footer: Footer): void {
  hearChanges((change) => {
    footer.show(change);
    if (!isHere(page, change)) return;
    queue
      .catchUp()
      .then((lost) => {
        footer.say([sentenceOf(change), ...lost].join(' '));
      })
      .catch(sayProblem(footer));
  });
}

/** A code may also be made, or go, while another source is coded. */
const isHere = ({ sourceId, store }: Page, change: Change): boolean =>
  change.sourceId === null || change.sourceId === sourceId || change.codebook !== store.get().codebook.mark;
