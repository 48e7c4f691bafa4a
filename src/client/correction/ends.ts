import { movedByWord } from '../../domain/boundary.ts';
import type { Proposed } from '../../domain/correction/touched.ts';
import type { Span } from '../../domain/text.ts';
import { make } from '../kit/dom.ts';

/** By how many words each end was moved; less than nothing is towards the beginning of the text. */
export interface Steps {
  start: number;
  end: number;
}

/** The words of a coding where its ends stand now, with what stands beside them. */
interface Reach {
  readonly exact: string;
  readonly lead: string;
  readonly trail: string;
}

/** So much of the text is shown beside the words, in UTF-16 units. */
const besideUnits = 40;

/**
 * Buttons that move the ends of a proposed coding by words, as far as the text around it is known. `steps` holds what was
 * pressed, so that the same can be said of the text as she goes on typing.
 */
export function createEnds({ around, ...proposed }: Proposed, steps: Steps, shown: (reach: Reach) => void) {
  const { text, start: origin } = around;
  let span = walked(text, { start: proposed.start - origin, end: proposed.end - origin }, steps);
  const show = (): void => {
    shown({
      exact: text.slice(span.start, span.end),
      lead: `${span.start > besideUnits ? '…' : ''}${text.slice(Math.max(0, span.start - besideUnits), span.start)}`,
      trail: `${text.slice(span.end, span.end + besideUnits)}${span.end + besideUnits < text.length ? '…' : ''}`,
    });
  };
  const button = (edge: 'start' | 'end', by: 1 | -1): HTMLButtonElement => {
    const label = `${edge === 'start' ? 'Begin' : 'End'} a word ${by === 1 ? 'later' : 'earlier'}`;
    const made = make('button', { type: 'button', ariaLabel: label, title: label }, by === 1 ? '›' : '‹');
    made.addEventListener('click', () => {
      const moved = movedByWord(text, span, edge, by);
      if (moved.end <= moved.start || moved[edge] === span[edge]) return;
      span = moved;
      steps[edge] += by;
      show();
    });
    return made;
  };
  const buttons = [button('start', -1), button('start', 1), button('end', -1), button('end', 1)];
  const [earlier = '', later = '', shorter = '', longer = ''] = buttons;
  show();
  return {
    element: make('span', { className: 'ends' }, 'begins ', earlier, later, ' ends ', shorter, longer),
    enable: (on: boolean): void => {
      for (const one of buttons) one.disabled = !on;
    },
    /** Where it lies now, in the new text. */
    place: (): Span => ({ start: span.start + origin, end: span.end + origin }),
  };
}

/** A span after the steps that were pressed before; a step that would leave nothing of it is not taken. */
function walked(text: string, span: Span, steps: Steps): Span {
  let now = span;
  for (const edge of ['start', 'end'] as const)
    for (let left = Math.abs(steps[edge]); left > 0; left--) {
      const moved = movedByWord(text, now, edge, steps[edge] > 0 ? 1 : -1);
      if (moved.end > moved.start) now = moved;
    }
  return now;
}
