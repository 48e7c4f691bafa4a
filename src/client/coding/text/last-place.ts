import { remembered, type Remembered } from '../../kit/remembered.ts';
import { everything, type Page, type Seen } from '../state.ts';

const isSeen = (kept: unknown): kept is Seen =>
  typeof kept === 'object' && kept !== null && Object.keys(everything).every((name) => name in kept);
const isTurn = (kept: unknown): kept is number => typeof kept === 'number';

type Whose = Pick<Page, 'base' | 'coder' | 'sourceId'>;

/** The turn at which she left a source, by its place in the list of turns. */
const turnLeft = ({ base, coder, sourceId }: Whose): Remembered<number> =>
  remembered(`turn ${base} ${coder.id} ${sourceId}`, 0, isTurn);

/** What she chose to see, in all sources of a project. */
const seenLeft = ({ base, coder }: Omit<Whose, 'sourceId'>): Remembered<Seen> =>
  remembered(`seen ${base} ${coder.id}`, everything, isSeen);

const filterLeft = ({ base, coder }: Omit<Whose, 'sourceId'>): Remembered<string> =>
  remembered(`filter ${base} ${coder.id}`, '', (kept) => typeof kept === 'string');

/** Where she was when she left: the turn of this source, what she saw, and which codes the codebook beside it showed. */
export const placeLeft = (whose: Whose): { turn: number; seen: Seen; filter: string } => ({
  turn: turnLeft(whose).get(),
  seen: seenLeft(whose).get(),
  filter: filterLeft(whose).get(),
});

/** Remembers where she is, so that Coding, Back and reload lead there. */
export function rememberPlace(page: Page): void {
  page.store.paintWith(({ turn, seen, filter }, before) => {
    if (turn !== before?.turn) turnLeft(page).set(turn);
    if (seen !== before?.seen) seenLeft(page).set(seen);
    if (filter !== before?.filter) filterLeft(page).set(filter);
  });
}
