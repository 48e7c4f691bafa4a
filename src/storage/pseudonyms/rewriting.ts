import { SqliteError, type Database } from 'better-sqlite3';
import { cutOut } from '../../domain/erasure/cuts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Span } from '../../domain/text.ts';
import { moveWithCut } from '../erasure/cut-texts.ts';
import { searchAnew } from '../erasure/search-anew.ts';
import { columnsOf, formOf, replaced, tables } from '../erasure/written.ts';
import { redactLines } from '../history-log.ts';
import type { Moved } from '../moved-places.ts';
import { placeNames, type CutsOf } from './places.ts';
import { rewriteUndoData } from './undo-data.ts';
import { cutVersions, versionsOf, type CutVersion } from './versions.ts';

/** A column of a row in which a person wrote, with its texts. */
export interface WrittenHere {
  readonly table: string;
  readonly id: number;
  readonly column: string;
  readonly raw: string;
}

/** How much was rewritten. */
export interface Rewritten {
  readonly texts: number;
  readonly places: number;
  readonly lines: number;
  /** Steps that can no longer be undone: it is not known where in a text they belonged. */
  readonly unhinged: number;
}

/**
 * Replaces words in all that a study holds: texts in every version, what was written, what it takes to undo, the lines of the
 * history and what is searched. Codings, turns and decisions stay at their words. Nothing here is prepared when a project
 * opens: it is done once in a study, or twice.
 */
export function rewritingStorage(db: Database) {
  return {
    versions: (sources: ReadonlySet<number> | null): ReturnType<typeof versionsOf> => versionsOf(db, sources),
    written: (): Generator<WrittenHere> => written(db),
    images: (): Generator<WrittenHere> => images(db),
    lines: (): { id: number; sentence: string }[] =>
      db.prepare<[], { id: number; sentence: string }>('SELECT id, sentence FROM history ORDER BY id').all(),
    /** Codings of a source where they lie, for whoever must know which begin or end within something. */
    codingsOf: (sourceId: number): (Span & { guid: string; codeId: number; coderId: number })[] =>
      db
        .prepare<[number], Span & { guid: string; codeId: number; coderId: number }>(
          'SELECT guid, code_id AS codeId, coder_id AS coderId, start, "end" FROM codings WHERE source_id = ?',
        )
        .all(sourceId),
    /** Puts a coding to a place within what it stands at now. */
    place: (guid: string, { start, end }: Span, exact: string): void =>
      void db
        .prepare<[number, number, string, string]>(
          'UPDATE codings SET start = ?, "end" = ?, exact = ? WHERE guid = ?',
        )
        .run(start, end, exact, guid),
    rewrite: (sources: ReadonlySet<number> | null, cutsOf: CutsOf): Rewritten => rewrite(db, sources, cutsOf),
  };
}

function* written(db: Database): Generator<WrittenHere> {
  for (const table of tables)
    for (const column of columnsOf(db, table)) {
      const rows = db
        .prepare<[], [number, string]>(`SELECT id, "${column}" FROM ${table} WHERE "${column}" <> ''`)
        .raw();
      // Read whole, so that rows can be written while they are looked through.
      for (const [id, raw] of rows.all()) yield { table, id, column, raw };
    }
}

/** What undo data knows of what people wrote, and of texts; the words of codings are in their texts. */
function* images(db: Database): Generator<WrittenHere> {
  const columns = new Map<string, readonly string[]>(tables.map((table) => [table, columnsOf(db, table)]));
  const rows = db.prepare<[], { id: number; table: string; image: string }>(
    'SELECT id, of_table AS "table", image FROM history_rows WHERE image IS NOT NULL',
  );
  for (const { id, table, image } of rows.all()) {
    const row = JSON.parse(image) as Record<string, unknown>; // history wrote it: a row by its columns
    const own =
      table === 'source_versions' ? ['text'] : table === 'codings' ? ['exact'] : (columns.get(table) ?? []);
    for (const column of own) {
      const raw = row[column];
      if (typeof raw === 'string' && raw !== '') yield { table, id, column, raw };
    }
  }
}

function rewrite(db: Database, sources: ReadonlySet<number> | null, cutsOf: CutsOf): Rewritten {
  const versions = searchAnew(db, () => cutVersions(db, sources, cutsOf));
  const moved = moveCoded(db, versions);
  const places = rewriteWritten(db, cutsOf);
  const unhinged = rewriteUndoData(db, { sources, versions, moved, cutsOf });
  const lines = rewriteLines(db, cutsOf);
  return { texts: versions.filter(({ isNewest }) => isNewest).length, places, lines, unhinged };
}

/** Codings follow their words; whoever cites one with the words it had cites it with those it has. */
function moveCoded(db: Database, versions: readonly CutVersion[]): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  const placed = db.prepare<[number], Span & { guid: string; exact: string }>(
    'SELECT guid, start, "end", exact FROM codings WHERE source_id = ?',
  );
  for (const { sourceId, cut } of versions.filter(({ isNewest }) => isNewest)) {
    const before = placed.all(sourceId);
    const [twin] = moveWithCut(db, sourceId, cut);
    if (twin) throw becameOne(db, sourceId, before.find(({ guid }) => guid === twin.guid)?.exact ?? '');
    for (const { guid, exact, ...span } of before) {
      const now = cut.moved(span);
      moved.set(guid, { before: span, now });
      requote(db, guid, exact, cut.text.slice(now.start, now.end));
    }
  }
  return moved;
}

/** Two codings that differ only inside what is replaced would be one. */
function becameOne(db: Database, sourceId: number, exact: string): Refusal {
  const name =
    db.prepare<[number], string>('SELECT name FROM sources WHERE id = ?').pluck().get(sourceId) ?? '';
  return new Refusal(
    'invalid',
    `In “${name}” the coding of “${exact}” would be the same as another with its code: remove or resize one of them first. Nothing was done.`,
  );
}

function requote(db: Database, guid: string, before: string, now: string): void {
  if (before === now) return;
  for (const table of ['summary_citations', 'finding_evidence'])
    db.prepare<[string, string, string]>(
      `UPDATE ${table} SET exact = ? WHERE coding_guid = ? AND exact = ?`,
    ).run(now, guid, before);
}

function rewriteWritten(db: Database, cutsOf: CutsOf): number {
  let places = 0;
  for (const { table, id, column, raw } of written(db)) {
    const after = replaced(formOf(table, column), raw, (text, place) => {
      const cuts = cutsOf(placeNames.written(table, id, column, place), text);
      return cuts.length === 0 ? text : cutOut(text, cuts).text;
    });
    if (after === raw) continue;
    places++;
    keepWritten(db, { table, id, column, raw }, after);
  }
  return places;
}

/** Refuses where two things would be called the same from now on. */
function keepWritten(db: Database, { table, id, column, raw }: WrittenHere, after: string): void {
  try {
    db.prepare<[string, number]>(`UPDATE ${table} SET "${column}" = ? WHERE id = ?`).run(after, id);
  } catch (error) {
    if (!(error instanceof SqliteError) || error.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    throw new Refusal(
      'invalid',
      `“${raw}” would be called “${after}”, and so is another already: give it another pseudonym, or join the two first. Nothing was done.`,
    );
  }
}

function rewriteLines(db: Database, cutsOf: CutsOf): number {
  const all = db
    .prepare<[], { id: number; sentence: string }>('SELECT id, sentence FROM history ORDER BY id')
    .all();
  const neutral = new Map(
    all.flatMap(({ id, sentence }): [number, string][] => {
      const cuts = cutsOf(placeNames.line(id), sentence);
      return cuts.length === 0 ? [] : [[id, cutOut(sentence, cuts).text]];
    }),
  );
  if (neutral.size > 0) redactLines(db, neutral);
  return neutral.size;
}
