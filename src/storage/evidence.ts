import type { Database } from 'better-sqlite3';
import {
  evidenceOf,
  type EvidenceCoding,
  type SourceEvidence,
  type Speaker,
  type SpokenTurn,
} from '../domain/evidence.ts';
import type { SourceKind } from '../domain/source.ts';

interface RawSpeaker {
  id: number;
  informantId: number | null;
  isInterviewer: 0 | 1;
}

/**
 * What is counted, by source, kept in memory. Triggers of this connection say which source an action (or its undoing)
 * touched, and only that one is read again; a change by another program drops all of it.
 */
export function evidenceStorage(db: Database) {
  db.exec('CREATE TEMP TABLE touched (source_id INTEGER PRIMARY KEY)');
  for (const table of ['codings', 'source_versions', 'speakers']) touch(db, table, 'source_id');
  touch(db, 'sources', 'id');

  const touched = db.prepare<[], number>('DELETE FROM temp.touched RETURNING source_id').pluck();
  const sources = db.prepare<[], { sourceId: number; kind: SourceKind }>(
    'SELECT id AS sourceId, kind FROM sources ORDER BY id',
  );
  const turns = db.prepare<[number], SpokenTurn>(
    `SELECT number, start, "end", speaker_id AS speakerId FROM turns
     WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1) ORDER BY number`,
  );
  const speakers = db.prepare<[number], RawSpeaker>(
    'SELECT id, informant_id AS informantId, is_interviewer AS isInterviewer FROM speakers WHERE source_id = ?',
  );
  const codings = db.prepare<[number], EvidenceCoding>(
    `SELECT id, code_id AS codeId, coder_id AS coderId, polarity, origin, start, "end" FROM codings WHERE source_id = ?
     ORDER BY start, "end" DESC, id`,
  );
  const dataVersion = (): unknown => db.pragma('data_version', { simple: true });

  let known = new Map<number, SourceEvidence>();
  let seenVersion = dataVersion();

  function read(source: { sourceId: number; kind: SourceKind }): SourceEvidence {
    const voices: Speaker[] = speakers
      .all(source.sourceId)
      .map((speaker) => ({ ...speaker, isInterviewer: speaker.isInterviewer === 1 }));
    return evidenceOf(source, turns.all(source.sourceId), voices, codings.all(source.sourceId));
  }

  function all(): SourceEvidence[] {
    const version = dataVersion();
    if (version !== seenVersion) known = new Map();
    seenVersion = version;
    for (const id of touched.all()) known.delete(id);
    const present = sources.all();
    if (known.size > present.length) known = new Map();
    return present.map((source) => {
      const evidence = known.get(source.sourceId) ?? read(source);
      known.set(source.sourceId, evidence);
      return evidence;
    });
  }

  return {
    /** What is counted of every source, in the order the sources came. */
    all,
    ofSource: (sourceId: number): SourceEvidence | undefined =>
      all().find((source) => source.sourceId === sourceId),
  };
}

function touch(db: Database, table: string, column: string): void {
  // Not INSERT OR IGNORE: inside a trigger the conflict handling of the statement that fired it would rule.
  const note = (row: string): string =>
    `INSERT INTO temp.touched SELECT ${row}.${column}
     WHERE NOT EXISTS (SELECT 1 FROM temp.touched WHERE source_id = ${row}.${column});`;
  db.exec(`
    CREATE TEMP TRIGGER ${table}_touch_new AFTER INSERT ON main.${table} BEGIN ${note('NEW')} END;
    CREATE TEMP TRIGGER ${table}_touch_changed AFTER UPDATE ON main.${table} BEGIN ${note('NEW')} ${note('OLD')} END;
    CREATE TEMP TRIGGER ${table}_touch_removed AFTER DELETE ON main.${table} BEGIN ${note('OLD')} END;`);
}
