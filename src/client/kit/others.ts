import { hearChanges, type Change } from './changes.ts';
import type { Footer } from './footer.ts';

/** What somebody did, as a sentence. */
export const sentenceOf = ({ coder, sentence }: Change): string =>
  sentence === '' ? 'The project was changed elsewhere.' : `${coder} ${sentence}.`;

/** Says what others just did to the project, and offers to show it; nothing moves under her hands. */
export function announceOthers(footer: Footer): void {
  hearChanges((change) => {
    footer.show(change);
    footer.say(sentenceOf(change), 'done', {
      label: 'Show',
      run: () => {
        location.reload();
      },
    });
  });
}
