import type { Codings } from '../../../api/codings.ts';
import type { Footer } from '../../kit/footer.ts';
import { ask } from '../../kit/server.ts';
import { askCodebook } from '../codebook/asking.ts';
import { withCodebook, type Codebook } from '../codebook/codebook.ts';
import { pins } from '../input/brush.ts';
import type { Page, State } from '../state.ts';
import type { Learning } from '../suggestions/learning.ts';
import { matterByTurn } from '../text/matter.ts';
import { showOtherText } from '../text/other-text.ts';

/** What the server says by now of the source, and of the codes where they are others than the page knows. */
interface Found {
  /** Which asking it answers: a later one has a higher number. */
  readonly asking: number;
  readonly codings: Codings;
  readonly codebook: Codebook | null;
}

/** Reads the codings of the page anew, with the codes in which they are found, and shows them. */
export function createReading(page: Page, footer: Footer, learning: Learning) {
  let asked = 0;
  let shown = 0;

  // The codes are asked for after the codings, so that none of these lacks its code.
  const read = async (): Promise<Found> => {
    const asking = ++asked;
    const codings = await ask('GET sources/{source}/codings', { source: page.sourceId });
    return { asking, codings, codebook: await askCodebook(page) };
  };

  /** Answers what she held and holds no more, a sentence each. An answer that a newer one overtook is let go. */
  const show = ({ asking, codings: found, codebook }: Found): readonly string[] => {
    if (asking < shown) return [];
    shown = asking;
    const { codings, turnMemos, matter, isRead, textVersion, ...standing } = found;
    if (textVersion !== page.textVersion) showOtherText(footer);
    // Their places are those of a text that is not the one on the page.
    if (textVersion !== page.textVersion) return [];
    const { change, lost } = codebook
      ? withCodebook(page.store.get(), codebook, pins(page.base).get())
      : same;
    const { byId } = codebook ?? page.store.get().codebook;
    page.store.update({
      ...change,
      codings: codings.filter(({ codeId }) => byId.has(codeId)),
      pending: new Set(),
      turnMemos: byTurn(turnMemos),
      ...otherMatter(page.store.get().matter, matterByTurn(matter)),
      isRead,
    });
    footer.show(standing);
    // Another codebook speaks for other places.
    if (codebook) learning.soon();
    return lost;
  };

  return { read, show };
}

/** The map stays the one it was where it says the same: nothing need be painted then. */
function otherMatter(before: State['matter'], now: State['matter']): Pick<Partial<State>, 'matter'> {
  const isSame = before.size === now.size && [...now].every(([turn, kind]) => before.get(turn) === kind);
  return isSame ? {} : { matter: now };
}

const same: ReturnType<typeof withCodebook> = { change: {}, lost: [] };

/** Memos on turns by the number of the turn. */
export const byTurn = (memos: Codings['turnMemos']): Map<number, string> =>
  new Map(memos.map(({ turn, text }) => [turn, text]));

/** Says what she held and holds no more, where there is anything. */
export const sayLost =
  ({ say }: Pick<Footer, 'say'>) =>
  (lost: readonly string[]): void => {
    if (lost.length > 0) say(lost.join(' '));
  };
