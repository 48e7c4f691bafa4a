import { hearChanges, type Change } from './changes.ts';
import type { Footer } from './footer.ts';
import { place } from './server.ts';

/** What somebody did, as a sentence. */
export function sentenceOf({ coder, sentence, place: now }: Change): string {
  if (now !== place())
    return 'Another file was put in the place of this project. Nothing is written into it from this page.';
  return sentence === '' ? 'The project was changed elsewhere.' : `${coder} ${sentence}.`;
}

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
