import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Speaker } from '../domain/evidence.ts';
import { standing } from './freshness.ts';

/** A person who speaks, with the type the study compares by ("partner", "philanthropy"); '' where it is not said. */
export interface Informant {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly type: string;
}

/** A label under which somebody speaks in one source. */
export interface SpeakerRow extends Speaker {
  readonly sourceId: number;
  readonly label: string;
}

interface RawSpeaker {
  id: number;
  sourceId: number;
  label: string;
  informantId: number | null;
  isInterviewer: 0 | 1;
}

const asSpeaker = (row: RawSpeaker): SpeakerRow => ({ ...row, isInterviewer: row.isInterviewer === 1 });

/** Informants, and the speakers of sources through whom they speak. */
export function informantStorage(db: Database) {
  const all = db.prepare<[], Informant>('SELECT id, guid, name, type FROM informants ORDER BY name');
  const byName = db.prepare<[string], Informant>(
    'SELECT id, guid, name, type FROM informants WHERE name = ?',
  );
  const insert = db.prepare<[string, string, string, number, string]>(
    'INSERT INTO informants (guid, name, type, created_by, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const retype = db.prepare<[string, number]>('UPDATE informants SET type = ? WHERE id = ?');
  const columns =
    'id, source_id AS sourceId, label, informant_id AS informantId, is_interviewer AS isInterviewer';
  const speakers = db.prepare<[], RawSpeaker>(`SELECT ${columns} FROM speakers ORDER BY source_id, id`);
  const ofSource = db.prepare<[number], RawSpeaker>(
    `SELECT ${columns} FROM speakers WHERE source_id = ? ORDER BY id`,
  );
  const insertSpeaker = db.prepare<[number, string, 0 | 1, number | null]>(
    'INSERT INTO speakers (source_id, label, is_interviewer, informant_id) VALUES (?, ?, ?, ?)',
  );
  const setSpeaker = db.prepare<[0 | 1, number | null, number]>(
    'UPDATE speakers SET is_interviewer = ?, informant_id = ? WHERE id = ?',
  );

  const relabel = db.prepare<[string, number]>('UPDATE speakers SET label = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM informants WHERE id = ?');
  const removeSpeaker = db.prepare<[number]>('DELETE FROM speakers WHERE id = ?');

  return {
    /** Every informant: the same array until one of them changes. */
    all: standing(db, ['informants'], () => all.all()),
    named: (name: string): Informant | undefined => byName.get(name),
    /** The informant of that name, made where there is none; a type that is given replaces the one kept. */
    ensure: (name: string, type: string, coderId: number): number => {
      const known = byName.get(name);
      if (!known) {
        return Number(
          insert.run(randomUUID(), name, type, coderId, new Date().toISOString()).lastInsertRowid,
        );
      }
      if (type !== '' && type !== known.type) retype.run(type, known.id);
      return known.id;
    },
    /** Every speaker, source by source: the same array until one of them changes. */
    speakers: standing(db, ['speakers'], () => speakers.all().map(asSpeaker)),
    speakersOf: (sourceId: number): SpeakerRow[] => ofSource.all(sourceId).map(asSpeaker),
    addSpeaker: (speaker: Omit<SpeakerRow, 'id'>): number =>
      Number(
        insertSpeaker.run(speaker.sourceId, speaker.label, speaker.isInterviewer ? 1 : 0, speaker.informantId)
          .lastInsertRowid,
      ),
    relabel: (id: number, label: string): void => void relabel.run(label, id),
    /** Takes an informant away with what is known of her; who still speaks as her is nobody then. */
    remove: (id: number): void => void remove.run(id),
    removeSpeaker: (id: number): void => void removeSpeaker.run(id),
    setSpeaker: (id: number, isInterviewer: boolean, informantId: number | null): void =>
      void setSpeaker.run(isInterviewer ? 1 : 0, informantId, id),
  };
}
