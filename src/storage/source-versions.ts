import { createHash, randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { Matter } from '../domain/matter.ts';
import { freshness } from './freshness.ts';
import { latelyRead } from './lately-read.ts';
import { matterOf, matterLayout } from './matter.ts';
import { turnLayout, turnsAsJson, type TurnImage } from './turn-layout.ts';

/** A turn as it is kept: numbered from 1 within its text; times in milliseconds. */
export interface TurnRow {
  readonly id: number;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly speakerId: number | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** The number it had when its source came in; null for one that came by a correction. */
  readonly firstNumber: number | null;
  /** What kind of matter about the text it is; null where somebody says it. */
  readonly matter: Matter | null;
}

/** Where a turn lies, whose it is and when it was said. */
export type PlacedTurn = Pick<TurnRow, 'number' | 'start' | 'end' | 'speakerId' | 'startMs'>;

/** A turn before it is kept. */
export type NewTurn = Omit<TurnRow, 'id' | 'number' | 'firstNumber'>;

/** A turn of a corrected text: the one it was before, or null where it is new. */
type CorrectedTurn = NewTurn & Pick<TurnImage, 'id'>;

/** What made a version of a text: its file, turns said anew, a speaker called otherwise, another file. */
export type MadeBy = 'import' | 'turns' | 'speakers' | 'file';

/** A version of a text, without its words. */
interface VersionLine {
  readonly number: number;
  readonly madeBy: MadeBy;
  readonly coder: string;
  readonly createdAt: string;
}

/** What history needs to put versions of texts back and to take them away: their turns travel with them. */
export interface VersionKeeping {
  readonly restore: (image: string) => void;
  readonly retract: (id: number) => void;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface VersionRow {
  readonly id: number | null;
  readonly guid: string;
  readonly source_id: number;
  readonly number: number;
  readonly text: string;
  readonly sha256: string;
  readonly created_by: number;
  readonly created_at: string;
  readonly made_by: MadeBy;
  readonly turns_before: string | null;
}

/** What was kept before texts could be corrected says nothing of that. */
interface VersionImage extends Omit<VersionRow, 'made_by' | 'turns_before'> {
  readonly id: number;
  readonly made_by?: MadeBy;
  readonly turns_before?: string | null;
  readonly turns: readonly TurnImage[];
}

/** A dozen long interviews: what a page of excerpts needs, and who codes one source asks for it again and again. */
const roomForTexts = { entries: 60, size: 4_000_000 };
const roomForTurns = { entries: 60, size: 40_000 };

/**
 * The texts of sources: never changed, only followed by a newer version. The turns of a source are those of its newest
 * text; each of them is in the search index.
 */
export function sourceVersionStorage(db: Database) {
  const insert = db.prepare<VersionRow>(
    `INSERT INTO source_versions (id, guid, source_id, number, text, sha256, created_by, created_at, made_by, turns_before)
     VALUES (@id, @guid, @source_id, @number, @text, @sha256, @created_by, @created_at, @made_by, @turns_before)`,
  );
  const current = db.prepare<[number], { id: number; number: number; text: string; sha256: string }>(
    'SELECT id, number, text, sha256 FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1',
  );
  const turn = db.prepare<[number], { sourceId: number; number: number; start: number }>(
    `SELECT v.source_id AS sourceId, t.number, t.start FROM turns t JOIN source_versions v ON v.id = t.version_id
     WHERE t.id = ?`,
  );
  const layout = turnLayout(db);
  const matter = matterLayout(db);
  const keep = (
    version: { sourceId: number; text: string; coderId: number },
    number: number,
    madeBy: MadeBy,
    turnsBefore: string | null,
  ): number =>
    Number(
      insert.run({
        id: null,
        guid: randomUUID(),
        source_id: version.sourceId,
        number,
        text: version.text,
        sha256: sha256(version.text),
        created_by: version.coderId,
        created_at: new Date().toISOString(),
        made_by: madeBy,
        turns_before: turnsBefore,
      }).lastInsertRowid,
    );

  return {
    /** Keeps a source's first text and its turns, in order. */
    add: (version: { sourceId: number; text: string; coderId: number; turns: readonly NewTurn[] }): void => {
      const id = keep(version, 1, 'import', null);
      version.turns.forEach((turn, place) => {
        const turnId = layout.add(id, version.text, asImage({ ...turn, id: null }, place + 1, place + 1));
        if (turn.matter !== null) matter.set(version.sourceId, turnId, turn.matter);
      });
    },
    ...correcting(db, { keep, current: (sourceId) => current.get(sourceId), layout, matter }),
    ...keeping(db, insert, layout),
    ...readers(db),
    /** The newest text with its number and the hash that was kept with it. */
    currentOf: (sourceId: number) => current.get(sourceId),
    /** Where a turn stands. */
    turn: (id: number) => turn.get(id),
  };
}

const asImage = (turn: CorrectedTurn, number: number, first: number | null): TurnImage => ({
  id: turn.id,
  number,
  start: turn.start,
  end: turn.end,
  speaker_id: turn.speakerId,
  start_ms: turn.startMs,
  end_ms: turn.endMs,
  first_number: first,
});

/** A newer text of a source, and what its texts were. */
function correcting(
  db: Database,
  {
    keep,
    current,
    layout,
    matter,
  }: {
    keep: (
      version: { sourceId: number; text: string; coderId: number },
      number: number,
      madeBy: MadeBy,
      turnsBefore: string | null,
    ) => number;
    current: (sourceId: number) => { id: number; number: number } | undefined;
    layout: ReturnType<typeof turnLayout>;
    matter: ReturnType<typeof matterLayout>;
  },
) {
  const turnsJson = db.prepare<[number], string>(`SELECT ${turnsAsJson('?')}`).pluck();
  const firstNumbers = db
    .prepare<[number], [number, number | null]>('SELECT id, first_number FROM turns WHERE version_id = ?')
    .raw();
  const lines = db.prepare<[number], VersionLine>(
    `SELECT v.number, v.made_by AS madeBy, c.name AS coder, v.created_at AS createdAt FROM source_versions v
     JOIN coders c ON c.id = v.created_by WHERE v.source_id = ? ORDER BY v.number DESC`,
  );
  const textOfVersion = db
    .prepare<[number, number], string>('SELECT text FROM source_versions WHERE source_id = ? AND number = ?')
    .pluck();
  return {
    /** Keeps a corrected text after the newest one; its turns are those that were there, moved, and new ones. */
    correct: (version: {
      sourceId: number;
      text: string;
      coderId: number;
      madeBy: MadeBy;
      turns: readonly CorrectedTurn[];
    }): void => {
      const before = current(version.sourceId);
      if (!before) throw new Error(`source ${version.sourceId} has no text`);
      const first = new Map(firstNumbers.all(before.id));
      const id = keep(version, before.number + 1, version.madeBy, turnsJson.get(before.id) ?? '[]');
      const turns = version.turns.map((turn, place) =>
        asImage(turn, place + 1, turn.id === null ? null : (first.get(turn.id) ?? null)),
      );
      const ids = layout.move(before.id, id, version.text, turns);
      matter.setAll(
        version.sourceId,
        ids.map((turnId, place) => ({ id: turnId, matter: version.turns[place]?.matter ?? null })),
      );
    },
    /** The versions of a text, the newest first. */
    versionsOf: (sourceId: number): VersionLine[] => lines.all(sourceId),
    /** What a text was in one of its versions. */
    textOfVersion: (sourceId: number, number: number): string | undefined =>
      textOfVersion.get(sourceId, number),
  };
}

/** How history puts versions of texts back, and takes them away. */
function keeping(
  db: Database,
  insert: Statement<VersionRow>,
  layout: ReturnType<typeof turnLayout>,
): VersionKeeping {
  const find = db.prepare<[number], Pick<VersionRow, 'source_id' | 'number' | 'turns_before'>>(
    'SELECT source_id, number, turns_before FROM source_versions WHERE id = ?',
  );
  const neighbour = db.prepare<[number, number], { id: number; text: string }>(
    'SELECT id, text FROM source_versions WHERE source_id = ? AND number = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM source_versions WHERE id = ?');
  // Asked when it is needed: history makes this table, and stands on the texts.
  const isUnderWay = (): boolean =>
    db.prepare<[], number>('SELECT count(*) FROM temp.under_way').pluck().get() !== 0;
  return {
    restore: (image) => {
      // History alone writes these images, from this very schema or an older one.
      const { turns, ...row } = JSON.parse(image) as VersionImage;
      insert.run({ ...row, made_by: row.made_by ?? 'import', turns_before: row.turns_before ?? null });
      const before = neighbour.get(row.source_id, row.number - 1);
      if (before && turns.length > 0) layout.move(before.id, row.id, row.text, turns);
      else for (const turn of turns) layout.add(row.id, row.text, turn);
    },
    retract: (id) => {
      const row = find.get(id);
      const before = row && neighbour.get(row.source_id, row.number - 1);
      // Written by `correct`.
      const turns = before && row.turns_before !== null ? (JSON.parse(row.turns_before) as TurnImage[]) : [];
      // As part of an action it goes first: history keeps it as it goes, and with it its turns.
      const goesFirst = isUnderWay();
      if (before && !goesFirst) layout.move(id, before.id, before.text, turns);
      remove.run(id);
      if (before && goesFirst) for (const turn of turns) layout.add(before.id, before.text, turn);
    },
  };
}

/** Reads the number of the newest text of a source; 1 where there is none. */
export function numberOfText(db: Database): (sourceId: number) => number {
  const number = db
    .prepare<[number], number | null>('SELECT max(number) FROM source_versions WHERE source_id = ?')
    .pluck();
  return (sourceId) => number.get(sourceId) ?? 1;
}

/** What is read again and again: texts, and their turns in order. */
function readers(db: Database) {
  const text = db
    .prepare<[number], string>(
      'SELECT text FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1',
    )
    .pluck();
  const turns = db.prepare<[number], TurnRow>(
    `SELECT id, number, start, "end", speaker_id AS speakerId, start_ms AS startMs, end_ms AS endMs,
       first_number AS firstNumber, ${matterOf('turns.id')} AS matter
     FROM turns WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)
     ORDER BY number`,
  );
  const turnsLately = latelyRead<ReadTurns>((sourceId) => withoutMatter(turns.all(sourceId)), {
    isStale: freshness(db, ['source_versions', 'matter'], ['turns']),
    sizeOf: ({ all }) => all.length,
    room: roomForTurns,
  });
  const newest = db
    .prepare<[], [number, number]>('SELECT source_id, max(number) FROM source_versions GROUP BY source_id')
    .raw();
  return {
    /** The number of the newest text of every source. */
    newest: (): [number, number][] => newest.all(),
    numberOf: numberOfText(db),
    /** The newest text of a source, or undefined where there is no such source. */
    textOf: latelyRead((sourceId) => text.get(sourceId), {
      isStale: freshness(db, ['source_versions']),
      sizeOf: ({ length }) => length,
      room: roomForTexts,
    }),
    /** What is said in a source, turn by turn. Matter about the text is left out: nothing that counts, finds or suggests sees it. */
    turnsOf: (sourceId: number): readonly TurnRow[] => turnsLately(sourceId)?.said ?? [],
    /** All that stands in a source, matter about the text too: to show it, to correct it, to take it away. */
    turnsAndMatterOf: (sourceId: number): readonly TurnRow[] => turnsLately(sourceId)?.all ?? [],
  };
}

interface ReadTurns {
  readonly all: readonly TurnRow[];
  readonly said: readonly TurnRow[];
}

/** Most texts hold no matter: then the list is kept once. */
const withoutMatter = (all: readonly TurnRow[]): ReadTurns => {
  const said = all.filter(({ matter }) => matter === null);
  return { all, said: said.length === all.length ? all : said };
};
