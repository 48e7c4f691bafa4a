import type { Database } from 'better-sqlite3';
import {
  evidenceOf,
  type EvidenceCoding,
  type SourceEvidence,
  type Speaker,
  type SpokenTurn,
} from '../domain/evidence.ts';
import type { SourceKind } from '../domain/source.ts';
import { dataVersion, freshness } from './freshness.ts';
import { isSaid } from './matter.ts';

interface RawSpeaker {
  id: number;
  informantId: number | null;
  isInterviewer: 0 | 1;
}

/**
 * What is counted, by source, kept in memory. Triggers of this connection mark the source that an action (or its
 * undoing, or its refusal) touched, and only that one is read again; a change by another program drops all of it.
 */
export function evidenceStorage(db: Database) {
  const watched = ['codings', 'source_versions', 'speakers', 'sources', 'matter'];
  const isStale = freshness(db, watched);
  db.exec('CREATE TEMP TABLE touched (source_id INTEGER PRIMARY KEY, mark INTEGER NOT NULL)');
  for (const table of watched) touch(db, table, table === 'sources' ? 'id' : 'source_id');

  const marks = db
    .prepare<[], [bigint, bigint]>('SELECT source_id, mark FROM temp.touched')
    .raw()
    .safeIntegers();
  const { sources, read } = sourceReader(db);
  const version = dataVersion(db);

  let known = new Map<number, { mark: bigint; evidence: SourceEvidence }>();
  let last: readonly SourceEvidence[] = [];
  let seenVersion = version();

  /** By source, the mark of its last change here; what another program changed is not known, so all is forgotten then. */
  function lookForChanges(): ReadonlyMap<number, bigint> {
    const now = version();
    if (now !== seenVersion) known = new Map();
    seenVersion = now;
    return new Map(marks.all().map(([id, mark]) => [Number(id), mark]));
  }

  function readStale(): void {
    const markOf = lookForChanges();
    const before = known;
    known = new Map(
      sources.all().map((source) => {
        const mark = markOf.get(source.sourceId) ?? 0n;
        const kept = before.get(source.sourceId);
        return [source.sourceId, kept?.mark === mark ? kept : { mark, evidence: read(source) }];
      }),
    );
    last = [...known.values()].map(({ evidence }) => evidence);
  }

  /** Reads source by source what is not known yet, so that others get their turn; answers 1 for each. */
  function* readAhead(): Generator<number> {
    const markOf = lookForChanges();
    for (const source of sources.all()) {
      if (!db.open) return;
      const mark = markOf.get(source.sourceId) ?? 0n;
      if (known.get(source.sourceId)?.mark === mark) continue;
      known.set(source.sourceId, { mark, evidence: read(source) });
      yield 1;
    }
  }

  return {
    readAhead,
    /** What is counted of every source, in the order the sources came: the same array until something of it changes. */
    all: (): readonly SourceEvidence[] => {
      if (isStale()) readStale();
      return last;
    },
  };
}

/** Reads what is counted of a source from the file. */
function sourceReader(db: Database) {
  const sources = db.prepare<[], { sourceId: number; kind: SourceKind }>(
    'SELECT id AS sourceId, kind FROM sources ORDER BY id',
  );
  const turns = db.prepare<[number], SpokenTurn>(
    `SELECT number, start, "end", speaker_id AS speakerId FROM turns
     WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)
       AND ${isSaid('turns.id')} ORDER BY number`,
  );
  const speakers = db.prepare<[number], RawSpeaker>(
    'SELECT id, informant_id AS informantId, is_interviewer AS isInterviewer FROM speakers WHERE source_id = ?',
  );
  const codings = db.prepare<[number], EvidenceCoding>(
    `SELECT id, code_id AS codeId, coder_id AS coderId, polarity, origin, start, "end" FROM codings WHERE source_id = ?
     ORDER BY start, "end" DESC, id`,
  );

  function read(source: { sourceId: number; kind: SourceKind }): SourceEvidence {
    const voices: Speaker[] = speakers
      .all(source.sourceId)
      .map((speaker) => ({ ...speaker, isInterviewer: speaker.isInterviewer === 1 }));
    return evidenceOf(source, turns.all(source.sourceId), voices, codings.all(source.sourceId));
  }

  return { sources, read };
}

function touch(db: Database, table: string, column: string): void {
  // Not INSERT OR REPLACE: inside a trigger the conflict handling of the statement that fired it would rule.
  const note = (row: string): string =>
    `UPDATE temp.touched SET mark = random() WHERE source_id = ${row}.${column};
     INSERT INTO temp.touched SELECT ${row}.${column}, random()
     WHERE NOT EXISTS (SELECT 1 FROM temp.touched WHERE source_id = ${row}.${column});`;
  db.exec(`
    CREATE TEMP TRIGGER ${table}_touch_new AFTER INSERT ON main.${table} BEGIN ${note('NEW')} END;
    CREATE TEMP TRIGGER ${table}_touch_changed AFTER UPDATE ON main.${table} BEGIN ${note('NEW')} ${note('OLD')} END;
    CREATE TEMP TRIGGER ${table}_touch_removed AFTER DELETE ON main.${table} BEGIN ${note('OLD')} END;`);
}
