import type { Standing } from '../../api/common.ts';
import type { Answer } from '../../api/operations.ts';
import { counted } from '../../domain/counted.ts';
import { chooseLine, type Offer } from '../kit/choose-line.ts';
import { choose } from '../kit/confirm.ts';
import type { Footer } from '../kit/footer.ts';
import { ask, NotDone } from '../kit/server.ts';
import { codeRows, focusCode, siblingsOf, type CodeRow } from './rows.ts';

/** Where codes are put: under a parent, before one of its children or last. */
interface Place {
  readonly parentId: number | null;
  readonly before: number | null;
}

/** Everything that changes the tree of codes; each is one step of undo, after which the page shows what is on disk. */
export function createChanging(footer: Footer, repaint: () => Promise<void>) {
  const sending = createSending(footer, repaint);
  return { ...placing(sending), ...disposing(sending) };
}

export type Changing = ReturnType<typeof createChanging>;

/** How a change is sent: the codebook is shown as it is then, and the keyboard stays where it was. */
function createSending(footer: Footer, repaint: () => Promise<void>) {
  const change = async (send: () => Promise<Standing>, said: string, focus?: number): Promise<void> => {
    try {
      const standing = await send();
      await repaint();
      footer.show(standing);
      footer.say(said);
      if (focus !== undefined) focusCode(focus);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      footer.say(error.message, 'problem');
    }
  };
  return { change };
}

type Sending = ReturnType<typeof createSending>;

const offersOf = (rows: readonly CodeRow[]): Offer<number | null>[] =>
  rows.map(({ id, path }) => ({ value: id, label: path }));

const idsOf = (rows: readonly CodeRow[]): number[] => rows.map(({ id }) => id);

/** Where codes stand, and what becomes of two that are one. */
function placing({ change }: Sending) {
  const moveTo = (rows: readonly CodeRow[], place: Place): Promise<void> =>
    change(
      () => ask('POST codes/moved', { body: { codes: idsOf(rows), ...place } }),
      `Moved ${named(rows)}`,
      rows[0]?.id,
    );
  const mergeInto = (rows: readonly CodeRow[], into: CodeRow): Promise<void> =>
    change(
      () => ask('POST codes/merged', { body: { codes: idsOf(rows), into: into.id } }),
      `Merged ${named(rows)} into ${into.name}`,
      into.id,
    );
  return {
    moveTo,
    mergeInto,
    move: async (rows: readonly CodeRow[]): Promise<void> => {
      const top = { value: null, label: 'The top' };
      const others = codeRows().filter(({ id }) => !rows.some((row) => row.id === id));
      const place = await chooseLine(`Put ${named(rows)} under`, [...offersOf(others), top]);
      if (place) await moveTo(rows, { parentId: place.value, before: null });
    },
    merge: async (rows: readonly CodeRow[]): Promise<void> => {
      const others = codeRows().filter(({ id }) => rows.length > 1 || rows[0]?.id !== id);
      const place = await chooseLine(`Merge ${named(rows)} into`, offersOf(others));
      const into = codeRows().find(({ id }) => id === place?.value);
      if (into) await mergeInto(rows, into);
    },
    ...stepping(moveTo),
  };
}

/** Moving one code a step: up, down, in and out. */
function stepping(moveTo: (rows: readonly CodeRow[], place: Place) => Promise<void>) {
  return {
    /** One place up or down among its siblings. */
    nudge: async (row: CodeRow, by: 1 | -1): Promise<void> => {
      const siblings = siblingsOf(row, codeRows());
      const at = siblings.findIndex(({ id }) => id === row.id);
      const before = by === 1 ? (siblings[at + 2]?.id ?? null) : (siblings[at - 1]?.id ?? null);
      if (siblings[at + by]) await moveTo([row], { parentId: row.parentId, before });
    },
    /** Under the code before it. */
    indent: async (row: CodeRow): Promise<void> => {
      const siblings = siblingsOf(row, codeRows());
      const above = siblings[siblings.findIndex(({ id }) => id === row.id) - 1];
      if (above) await moveTo([row], { parentId: above.id, before: null });
    },
    /** Out of its parent, to stand right after it. */
    outdent: async (row: CodeRow): Promise<void> => {
      const rows = codeRows();
      const parent = rows.find(({ id }) => id === row.parentId);
      if (!parent) return;
      const aunts = siblingsOf(parent, rows);
      const before = aunts[aunts.findIndex(({ id }) => id === parent.id) + 1]?.id ?? null;
      await moveTo([row], { parentId: parent.parentId, before });
    },
  };
}

/** How codes look, and whether they are still offered or there at all. */
function disposing({ change }: Sending) {
  return {
    colour: (rows: readonly CodeRow[], colour: string | null): Promise<void> =>
      change(
        () => ask('POST codes/coloured', { body: { codes: idsOf(rows), colour } }),
        `Coloured ${named(rows)}`,
        rows[0]?.id,
      ),
    putAside: (rows: readonly CodeRow[]): Promise<void> => {
      const archived = rows.some(({ isAside }) => !isAside);
      const send = (): Promise<Standing> =>
        ask('POST codes/archived', { body: { codes: idsOf(rows), archived } });
      return change(send, `${archived ? 'Archived' : 'Restored'} ${named(rows)}`, rows[0]?.id);
    },
    remove: async (rows: readonly CodeRow[]): Promise<void> => {
      const loss = await ask('GET codes/loss', { query: { codes: idsOf(rows) } });
      const way = await choose(`Remove ${named(rows)}?`, lossSentence(loss), [
        {
          value: 'remove',
          label: loss.codings + loss.summaries > 0 ? 'Remove it all' : 'Remove',
          danger: true,
        },
      ]);
      const body = { codes: idsOf(rows), withCodings: loss.codings + loss.summaries > 0 };
      if (way) await change(() => ask('POST codes/removed', { body }), `Removed ${named(rows)}`);
    },
  };
}

const named = (rows: readonly CodeRow[]): string =>
  rows.length > 2 ? `${rows.length} codes` : rows.map(({ name }) => `“${name}”`).join(' and ');

function lossSentence(loss: Answer<'GET codes/loss'>): string {
  const { codes, codings, memos, summaries, conditions, cards } = loss;
  const parts = [
    codes > 1 ? `${codes} codes in all` : '',
    codings > 0 ? counted(codings, 'coding') : '',
    memos > 0 ? counted(memos, 'memo') : '',
    summaries > 0 ? `${counted(summaries, 'summary', 'summaries')} of cases` : '',
    conditions > 0
      ? `${counted(conditions, 'condition or outcome', 'conditions or outcomes')} of truth tables`
      : '',
    cards > 0 ? `${counted(cards, 'card')} of workshops` : '',
  ].filter((part) => part !== '');
  const goes = parts.length > 0 ? `With it go: ${parts.join(', ')}. ` : 'No coding uses it. ';
  return `${goes}Undo brings everything back.`;
}
