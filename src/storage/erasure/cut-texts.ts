import type { Database } from 'better-sqlite3';
import type { CutText } from '../../domain/erasure/cuts.ts';
import type { Span } from '../../domain/text.ts';
import { moveCodings, moveDecisions, type Twin } from '../moved-places.ts';
import { sha256 } from '../source-versions.ts';

/** A text that stays, with where it belongs. */
export interface StayingText {
  readonly versionId: number;
  readonly sourceId: number;
  readonly source: string;
  readonly text: string;
}

/** The texts of sources that stay, whatever is cut from them. */
export function* stayingTexts(db: Database): Generator<StayingText> {
  const ids = db
    .prepare<[], number>(
      `SELECT id FROM source_versions WHERE NOT EXISTS
         (SELECT 1 FROM temp.gone WHERE of_table = 'source_versions' AND row_id = source_versions.id) ORDER BY id`,
    )
    .pluck()
    .all();
  const read = db.prepare<[number], StayingText>(
    `SELECT v.id AS versionId, v.source_id AS sourceId, s.name AS source, v.text
     FROM source_versions v JOIN sources s ON s.id = v.source_id WHERE v.id = ?`,
  );
  for (const id of ids) {
    const found = read.get(id);
    if (found) yield found;
  }
}

/** Puts the text that is left in the place of a version of a text, its turns where they stand now, and what is searched. */
export function keepCutText(db: Database, versionId: number, { text, moved }: CutText): void {
  db.prepare<[string, string, number]>('UPDATE source_versions SET text = ?, sha256 = ? WHERE id = ?').run(
    text,
    sha256(text),
    versionId,
  );
  const turns = db
    .prepare<[number], Span & { id: number }>(
      'SELECT id, start, "end" FROM turns WHERE version_id = ? ORDER BY number',
    )
    .all(versionId);
  const move = db.prepare<[number, number, number]>('UPDATE turns SET start = ?, "end" = ? WHERE id = ?');
  const searched = db.prepare<[string, number]>('UPDATE turn_search SET words = ? WHERE rowid = ?');
  for (const { id, ...span } of turns) {
    const { start, end } = moved(span);
    move.run(start, end, id);
    searched.run(text.slice(start, end), id);
  }
}

/** Moves the codings of a source, and what was decided on suggestions in it, to where their words stand now. */
export function moveWithCut(db: Database, sourceId: number, { text, moved }: CutText): Twin[] {
  moveDecisions(db, sourceId, { placeOf: moved });
  return moveCodings(db, sourceId, { text, placeOf: moved });
}
