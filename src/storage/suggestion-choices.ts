import type { Database } from 'better-sqlite3';
import { strengths, type Showing, type Strength } from '../domain/suggestion.ts';

/** How suggestions behave for one coder. */
export interface SuggestionChoices {
  /** The weakest that is shown. */
  readonly shownFrom: Strength;
  /** Whose codings are learned from beside her own. */
  readonly alsoFrom: readonly number[];
  /** What was coded before is forgotten; null where all is learned from. */
  readonly since: string | null;
}

/** How they behave for all. */
export interface ProjectChoices {
  /** Whether several people code the same, so that none may see what was learned from another. */
  readonly codesDoubly: boolean;
  /** Whether one turn in ten is kept without suggestions. */
  readonly keepsBlind: boolean;
}

interface RawChoices {
  readonly shownFrom: Strength;
  readonly alsoFrom: string;
  readonly since: string | null;
}

export function suggestionChoiceStorage(db: Database) {
  const find = db.prepare<[number], RawChoices>(
    'SELECT shown_from AS shownFrom, also_from AS alsoFrom, since FROM suggestion_choices WHERE coder_id = ?',
  );
  const keep = db.prepare(
    `INSERT INTO suggestion_choices (coder_id, shown_from, also_from, since)
     VALUES (@coderId, @shownFrom, @alsoFrom, @since)
     ON CONFLICT (coder_id) DO UPDATE SET shown_from = excluded.shown_from, also_from = excluded.also_from, since = excluded.since`,
  );
  const times = db.prepare<[number], { sourceId: number; shown: Showing }>(
    'SELECT source_id AS sourceId, shown FROM suggestion_times WHERE coder_id = ?',
  );
  const keepTime = db.prepare<[number, number, Showing]>(
    `INSERT INTO suggestion_times (coder_id, source_id, shown) VALUES (?, ?, ?)
     ON CONFLICT (coder_id, source_id) DO UPDATE SET shown = excluded.shown`,
  );
  const ofAll = db.prepare<[], { codesDoubly: 0 | 1; keepsBlind: 0 | 1 }>(
    'SELECT codes_doubly AS codesDoubly, keeps_blind AS keepsBlind FROM project',
  );
  const keepForAll = db.prepare<[number, number]>('UPDATE project SET codes_doubly = ?, keeps_blind = ?');

  return {
    of: (coderId: number): SuggestionChoices => {
      const found = find.get(coderId);
      if (!found)
        return { shownFrom: strengths[strengths.length - 1] ?? 'possible', alsoFrom: [], since: null };
      // This file alone writes the list: numbers of coders.
      return { ...found, alsoFrom: JSON.parse(found.alsoFrom) as number[] };
    },
    keep: (coderId: number, { alsoFrom, ...choices }: SuggestionChoices): void =>
      void keep.run({ ...choices, coderId, alsoFrom: JSON.stringify(alsoFrom) }),
    /** By source, when a coder chose to see its suggestions. */
    shown: (coderId: number): ReadonlyMap<number, Showing> =>
      new Map(times.all(coderId).map(({ sourceId, shown }) => [sourceId, shown])),
    show: (coderId: number, sourceId: number, shown: Showing): void =>
      void keepTime.run(coderId, sourceId, shown),
    ofProject: (): ProjectChoices => {
      const found = ofAll.get();
      return { codesDoubly: found?.codesDoubly === 1, keepsBlind: found?.keepsBlind !== 0 };
    },
    keepForProject: ({ codesDoubly, keepsBlind }: ProjectChoices): void =>
      void keepForAll.run(Number(codesDoubly), Number(keepsBlind)),
  };
}
