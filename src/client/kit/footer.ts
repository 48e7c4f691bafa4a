import type { Standing } from '../../api/common.ts';
import type { Turned } from '../../api/history.ts';
import { make, the } from './dom.ts';
import { NotDone } from './server.ts';
import { createTurning } from './turning.ts';
import { startForms } from './typed/forms.ts';

/** A way out of a problem, as a button beside its sentence. */
export interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** The line at the foot of every page: what was done last, undo, redo. */
export interface Footer {
  /** Says something to everybody, also to screen readers. */
  readonly say: (sentence: string, kind?: 'done' | 'problem', offer?: Offer) => void;
  readonly show: (standing: Standing) => void;
  /** `isRepeated` where the key is held down: a large step is not undone so. */
  readonly undo: (isRepeated?: boolean) => Promise<void>;
  readonly redo: (isRepeated?: boolean) => Promise<void>;
}

/** Brings the foot of the page to life, and its forms, which speak there. `onTurned` is told when something was undone or redone, after `settled`. */
export function createFooter(
  onTurned: (turned: Turned) => void,
  settled: () => Promise<unknown> = () => Promise.resolve(),
): Footer {
  const said = the('#said', HTMLElement);
  const undoButton = the('#undo', HTMLButtonElement);
  const redoButton = the('#redo', HTMLButtonElement);

  const say: Footer['say'] = (sentence, kind = 'done', offer) => {
    said.textContent = sentence;
    if (offer) {
      const button = make('button', { type: 'button', textContent: offer.label });
      button.addEventListener('click', offer.run);
      said.append(' ', button);
    }
    said.classList.toggle('problem', kind === 'problem');
  };
  const show = ({ undo, redo }: Standing): void => {
    undoButton.disabled = undo === null;
    undoButton.title = undo === null ? 'Nothing to undo' : `Undo: ${undo}`;
    redoButton.disabled = redo === null;
    redoButton.title = redo === null ? 'Nothing to redo' : `Redo: ${redo}`;
  };
  const turn = createTurning({ say, show, settled, onTurned });
  const footer: Footer = {
    say,
    show,
    undo: (isRepeated) => turn('undone', { isRepeated }),
    redo: (isRepeated) => turn('redone', { isRepeated }),
  };
  undoButton.addEventListener('click', () => void footer.undo());
  redoButton.addEventListener('click', () => void footer.redo());
  startForms(footer);
  return footer;
}

/** Says what the server refused or could not do; any other error flies. */
export const sayProblem =
  ({ say }: Pick<Footer, 'say'>) =>
  (error: unknown): void => {
    if (!(error instanceof NotDone)) throw error;
    say(error.message, 'problem');
  };
