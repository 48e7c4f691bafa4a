import { make } from '../dom.ts';

/** When something was typed, as a person would say it. */
const saidAt = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** Says that these words are hers from before and not saved, and lets her throw them away. */
export function draftNote(at: string, throwAway: () => void): HTMLElement {
  const button = make('button', { type: 'button', className: 'small', textContent: 'Throw it away' });
  const note = make(
    'p',
    { className: 'draft-note', role: 'status' },
    `You typed this on ${saidAt(at)}; it is not saved yet. `,
    button,
  );
  button.addEventListener('click', () => {
    note.remove();
    throwAway();
  });
  return note;
}
