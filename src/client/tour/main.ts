// The tour of the sample study: a card at real things of real pages. It holds nobody up, and once left or finished it does not
// come back by itself; the help begins it anew.
import { the } from '../kit/dom.ts';
import { remembered } from '../kit/remembered.ts';
import { createCard } from './card.ts';
import { stops, type Stop } from './stops.ts';

/** The stop she has reached, or that it is over. */
type Reached = number | 'over';

const reached = remembered<Reached>(
  'tour',
  0,
  (kept): kept is Reached => kept === 'over' || (typeof kept === 'number' && stops[kept] !== undefined),
);
const wasSent = remembered('tour leads', false, (kept) => typeof kept === 'boolean');
const { base = '' } = the('.foot', HTMLElement).dataset;

const isHere = ({ path }: Stop): boolean => location.pathname === base + path;

function begin(): void {
  const card = createCard(leave);
  show(wasSent.get());
  wasSent.set(false);

  function leave(): void {
    reached.set('over');
    card.remove();
  }

  /** Shows the stop that was reached; on another page, the way to it. */
  function show(isAsked: boolean): void {
    const at = reached.get();
    if (at === 'over') return;
    const stop = stops[at] ?? stops[0];
    const where = `${at + 1} of ${stops.length}`;
    if (isHere(stop)) {
      const on =
        at + 1 < stops.length ? [{ label: 'Next', run: goTo(at + 1) }] : [{ label: 'Done', run: leave }];
      const back = at > 0 ? [{ label: 'Back', run: goTo(at - 1) }] : [];
      card.show({ ...stop, where, ways: [...on, ...back] }, stop.at, isAsked);
    } else if (at === 0) {
      const says = `${stops.length} stops on the pages of this study, in three minutes.`;
      card.show(
        { title: 'New here?', where: '', says, ways: [{ label: 'Take the tour', run: goTo(0) }] },
        [],
        isAsked,
      );
    } else {
      const says = `The tour waits at “${stop.title}”. Look around as long as you like.`;
      card.show({ title: 'Tour', where, says, ways: [{ label: 'Go on', run: goTo(at) }] }, [], isAsked);
    }
  }

  function goTo(at: number): () => void {
    return () => {
      const stop = stops[at];
      if (!stop) return;
      reached.set(at);
      if (isHere(stop)) {
        show(true);
        return;
      }
      wasSent.set(true);
      location.assign(base + stop.path + (stop.place ?? ''));
    };
  }
}

// The help leads here to begin it anew.
if (location.hash === '#tour') {
  reached.set(0);
  wasSent.set(true);
  history.replaceState(null, '', location.pathname + location.search);
}
if (reached.get() !== 'over') begin();
