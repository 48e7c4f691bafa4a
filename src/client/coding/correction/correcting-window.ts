import { make } from '../../kit/dom.ts';
import { keycap } from '../../kit/keys.ts';
import type { Page } from '../state.ts';

/** What the buttons of the window do. */
interface Doing {
  readonly save: () => void;
  readonly joinNext: () => void;
  readonly takeOut: () => void;
  readonly cancel: () => void;
}

/** The window of a correction around the fields of its turns. */
export function createWindow(fields: HTMLElement) {
  const title = make('h2');
  const note = make('div', { className: 'quiet' });
  const touched = make('div', { className: 'touched' });
  const news = make('p', { className: 'problem', role: 'alert' });
  const save = make('button', { type: 'submit', className: 'main' }, 'Save ', keycap('Ctrl+Enter'));
  const cancel = make('button', { type: 'button' }, 'Cancel');
  const join = make('button', { type: 'button' }, 'Join with the next turn');
  const takeOut = make('button', { type: 'button', className: 'danger' }, 'Take the turn out');
  const buttons = make('div', { className: 'do' }, save, cancel, join, takeOut);
  const form = make(
    'form',
    { method: 'dialog', className: 'stack' },
    title,
    note,
    fields,
    touched,
    news,
    buttons,
  );
  const dialog = make('dialog', { className: 'correcting', ariaLabel: 'Correct the text' }, form);
  document.body.append(dialog);

  return {
    dialog,
    note,
    touched,
    save,
    refuse: (sentence: string): void => {
      news.textContent = sentence;
    },
    /** Says which turns are corrected, and offers what can be done with them. */
    name: ({ turns }: Pick<Page, 'turns'>, from: number, to: number): void => {
      const [first, last] = [turns[from]?.number ?? 0, turns[to]?.number ?? 0];
      title.textContent = from === to ? `Correct turn ${first}` : `Correct turns ${first} to ${last}`;
      join.disabled = to + 1 >= turns.length;
      takeOut.hidden = turns.length === to - from + 1;
    },
    listen: (doing: Doing): void => {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (!save.disabled) doing.save();
      });
      form.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      });
      join.addEventListener('click', doing.joinNext);
      takeOut.addEventListener('click', doing.takeOut);
      cancel.addEventListener('click', () => {
        doing.cancel();
        dialog.close();
      });
    },
  };
}
