import type { Footer } from '../../kit/footer.ts';

/** The text was corrected, here or in another window: it is shown as it is now, unless she is typing a correction herself. */
export function showOtherText({ say }: Pick<Footer, 'say'>): void {
  const load = (): void => {
    location.reload();
  };
  if (document.querySelector('dialog.correcting[open]') === null) load();
  else
    say(
      'This text was corrected in another window. What you type here is kept; look at the text as it is now before you save it.',
      'problem',
      { label: 'Show the text as it is now', run: load },
    );
}
