import type { Turned } from '../../api/history.ts';
import type { WayOut } from '../../domain/refusal.ts';
import { choose } from './confirm.ts';
import type { Footer } from './footer.ts';
import { ask, NotDone } from './server.ts';

type To = 'undone' | 'redone';

interface Turn {
  readonly isRepeated?: boolean | undefined;
  /** She was asked about a large step. */
  readonly isSure?: boolean;
  /** Also what somebody else did. */
  readonly isAnybodys?: boolean;
}

interface Turning extends Pick<Footer, 'say' | 'show'> {
  readonly settled: () => Promise<unknown>;
  readonly onTurned: (turned: Turned) => void;
}

/** Undo and redo: a large step asks once, and is not done by a key that is held down. */
export function createTurning({ say, show, settled, onTurned }: Turning) {
  let isAsking = false;

  async function turn(to: To, how: Turn): Promise<void> {
    if (isAsking) return;
    try {
      // Undo takes back the last thing she did, also where that is still on its way.
      await settled();
      const turned = await send(to, how);
      show(turned);
      say(`${to === 'redone' ? 'Done again' : 'Undone'}: ${turned.action.sentence}`);
      onTurned(turned);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      await refused(to, how, error);
    }
  }

  async function refused(to: To, how: Turn, { message, wayOut }: NotDone): Promise<void> {
    const { large, isOthers = false } = wayOut;
    // Keys that were pressed before the question came are answered by it.
    if (isAsking) return;
    if (isOthers) {
      const run = (): void => void turn(to, { ...how, isAnybodys: true });
      say(message, 'problem', { label: 'Undo it all the same', run });
    } else if (large === undefined) say(message, 'problem');
    else if (how.isRepeated === true)
      say('The next step is a large one. Let go of the key and press it once more.', 'problem');
    else {
      isAsking = true;
      const isSure = await askLarge(to, large);
      isAsking = false;
      if (isSure) await turn(to, { ...how, isSure });
    }
  }

  return turn;
}

function send(to: To, { isSure = false, isAnybodys = false }: Turn): Promise<Turned> {
  const confirmed = isSure ? 'yes' : 'no';
  return to === 'undone'
    ? ask('POST history/undone', { query: { confirmed, own: isAnybodys ? 'no' : 'yes' } })
    : ask('POST history/redone', { query: { confirmed } });
}

/** Asks before a large step is taken back or done again. */
export async function askLarge(to: To, { step, rows }: NonNullable<WayOut['large']>): Promise<boolean> {
  const does = to === 'undone' ? 'Undo this step' : 'Redo this step';
  const explanation = `${step} ${rows.toLocaleString('en')} rows change. ${to === 'undone' ? 'Redo brings them back.' : 'Undo takes them back.'}`;
  const way = await choose(`${does}: ${rows.toLocaleString('en')} rows?`, explanation, [
    { value: 'yes', label: does, danger: true },
  ]);
  return way === 'yes';
}
