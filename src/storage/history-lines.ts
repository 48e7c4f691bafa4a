import type { Database } from 'better-sqlite3';
import type { ActionKind } from '../domain/action.ts';

/** One thing a person did: one transaction, one undo step, one line of history. */
export interface Action {
  readonly id: number;
  readonly coderId: number;
  readonly coder: string;
  readonly at: string;
  /** What it was about; null where it was written before lines had a kind. */
  readonly kind: ActionKind | null;
  /** What was done, without its subject: "coded turn 13 of “Interview 07” with Trust". Quotes nobody. */
  readonly sentence: string;
  readonly sourceId: number | null;
  readonly state: 'done' | 'undone' | 'dropped';
  /** When what it takes to undo it was taken away for good; null while it is there. */
  readonly emptiedAt: string | null;
}

/** Which lines are wanted; what is left out admits everything. */
export interface LineFilter {
  readonly coderId?: number | undefined;
  readonly sourceId?: number | undefined;
  readonly kind?: ActionKind | undefined;
  /** A part of the sentence, capitals aside. */
  readonly words?: string | undefined;
}

export const selectAction = `SELECT h.id, h.coder_id AS coderId, c.name AS coder, h.at, json_extract(h.operations, '$.kind') AS kind, h.sentence, h.source_id AS sourceId, h.state,
    h.emptied_at AS emptiedAt
  FROM history h JOIN coders c ON c.id = h.coder_id`;

/** The lines of the history, and the two at which undo and redo stand. */
export function actionLines(db: Database) {
  const list = db.prepare<
    {
      before: number;
      count: number;
      coderId: number | null;
      sourceId: number | null;
      kind: ActionKind | null;
      words: string;
    },
    Action
  >(
    `${selectAction} WHERE h.id < @before AND (@coderId IS NULL OR h.coder_id = @coderId)
     AND (@sourceId IS NULL OR h.source_id = @sourceId) AND (@kind IS NULL OR json_extract(h.operations, '$.kind') = @kind)
     AND instr(lower(h.sentence), lower(@words)) > 0
     ORDER BY h.id DESC LIMIT @count`,
  );
  const find = db.prepare<[number], Action>(`${selectAction} WHERE h.id = ?`);
  const lastDone = db.prepare<[], Action>(
    `${selectAction} WHERE h.state = 'done' AND h.emptied_at IS NULL
       AND h.id > (SELECT coalesce(max(id), 0) FROM history WHERE emptied_at IS NOT NULL)
     ORDER BY h.id DESC LIMIT 1`,
  );
  const firstUndone = db.prepare<[], Action>(
    `${selectAction} WHERE h.state = 'undone' ORDER BY h.id LIMIT 1`,
  );
  const mark = db
    .prepare<[], string>(
      `SELECT (SELECT coalesce(max(id), 0) FROM history) || '.' || (SELECT count(*) FROM history WHERE state = 'undone')`,
    )
    .pluck();
  const steps = db.prepare<[], string>('SELECT guid || state FROM history ORDER BY id').pluck();
  return {
    /** Every step with its state, as what another file of the same study would hold too. */
    steps: (): string[] => steps.all(),
    /** The moment of the history: another one when something was done, undone or redone since. */
    mark: (): string => mark.get() ?? '',
    /** Undoing goes back to the last step that cannot be undone, and not past it. */
    lastDone: (): Action | undefined => lastDone.get(),
    firstUndone: (): Action | undefined => firstUndone.get(),
    find: (id: number): Action | undefined => find.get(id),
    /** The newest `count` actions older than `before`. */
    list: (count: number, before = Number.MAX_SAFE_INTEGER, filter: LineFilter = {}): Action[] => {
      const { coderId = null, sourceId = null, kind = null, words = '' } = filter;
      return list.all({ count, before, coderId, sourceId, kind, words });
    },
  };
}
