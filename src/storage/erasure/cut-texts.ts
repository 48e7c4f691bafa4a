import type { Database } from 'better-sqlite3';
import type { CutText } from '../../domain/erasure/cuts.ts';
import type { Span } from '../../domain/text.ts';
import { sha256 } from '../source-versions.ts';

/** A text that stays, with where it belongs. */
export interface StayingText {
  readonly versionId: number;
  readonly sourceId: number;
  readonly source: string;
  readonly text: string;
}

/** A stretch of a source that is kept as a row: a coding, or a decision on a suggestion. */
interface PlacedRow extends Span {
  readonly id: number;
  readonly guid: string;
  readonly codeId: number;
  readonly coderId: number;
}

/** A coding that became the same as another when the words between them went. */
export interface Twin {
  readonly guid: string;
  readonly standsFor: string;
}

/** Beyond every text: where codings wait while others are moved to where they stood. */
const aside = 2 ** 40;

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
export function moveCodings(db: Database, sourceId: number, { text, moved }: CutText): Twin[] {
  const codings = rowsOf(db, 'codings', sourceId);
  const { kept, twins } = apart(codings, moved);
  const remove = db.prepare<[string]>('DELETE FROM codings WHERE guid = ?');
  for (const { guid } of twins) remove.run(guid);
  const wait = db.prepare<[number, number, number]>('UPDATE codings SET start = ?, "end" = ? WHERE id = ?');
  for (const { id } of kept) wait.run(aside + 2 * id, aside + 2 * id + 1, id);
  const settle = db.prepare<[number, number, string, number]>(
    'UPDATE codings SET start = ?, "end" = ?, exact = ? WHERE id = ?',
  );
  for (const { id, start, end } of kept) settle.run(start, end, text.slice(start, end), id);

  const decide = db.prepare<[number, number, number]>(
    'UPDATE suggestion_decisions SET start = ?, "end" = ? WHERE id = ?',
  );
  for (const { id, ...span } of rowsOf(db, 'suggestion_decisions', sourceId)) {
    const { start, end } = moved(span);
    decide.run(start, end, id);
  }
  moveBasis(db, codings, new Map(kept.map((one) => [one.guid, one])));
  return twins;
}

const rowsOf = (db: Database, table: 'codings' | 'suggestion_decisions', sourceId: number): PlacedRow[] =>
  db
    .prepare<[number], PlacedRow>(
      `SELECT id, guid, code_id AS codeId, coder_id AS coderId, start, "end" FROM ${table} WHERE source_id = ? ORDER BY id`,
    )
    .all(sourceId);

/** Codings at their new places; of those that became the same, the first stands for the others. */
function apart(codings: readonly PlacedRow[], moved: CutText['moved']): { kept: PlacedRow[]; twins: Twin[] } {
  const kept = new Map<string, PlacedRow>();
  const twins: Twin[] = [];
  for (const coding of codings) {
    const place = moved(coding);
    const key = [coding.codeId, coding.coderId, place.start, place.end].join(' ');
    const first = kept.get(key);
    if (first) twins.push({ guid: coding.guid, standsFor: first.guid });
    else kept.set(key, { ...coding, ...place });
  }
  return { kept: [...kept.values()], twins };
}

/** What a summary or finding was written on knows where each coding lay: that a text grew shorter is no change of it. */
function moveBasis(db: Database, before: readonly PlacedRow[], now: ReadonlyMap<string, Span>): void {
  for (const table of ['summaries', 'findings']) {
    const all = db.prepare<[], { id: number; basis: string }>(`SELECT id, basis FROM ${table}`).all();
    const keep = db.prepare<[string, number]>(`UPDATE ${table} SET basis = ? WHERE id = ?`);
    for (const row of all) {
      // storage/summaries.ts and storage/findings.ts write it: GUIDs, each with "code start end bearing".
      const basis = JSON.parse(row.basis) as Record<string, string>;
      let isMoved = false;
      for (const { guid, start, end } of before) {
        const place = now.get(guid);
        const [code, oldStart, oldEnd, ...bearing] = (basis[guid] ?? '').split(' ');
        if (!place || code === undefined || Number(oldStart) !== start || Number(oldEnd) !== end) continue;
        basis[guid] = [code, place.start, place.end, ...bearing].join(' ');
        isMoved = true;
      }
      if (isMoved) keep.run(JSON.stringify(basis), row.id);
    }
  }
}
