import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { LanguageCode } from '../domain/language.ts';
import type { SourceKind } from '../domain/source.ts';
import { standing } from './freshness.ts';

/** A source without its text. */
export interface Source {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** YYYY-MM-DD, where it is known. */
  readonly date: string | null;
  readonly fileName: string;
  readonly fileType: string;
  readonly fileHash: string;
  readonly words: number;
  /** As somebody chose it; null where it is told from the words. */
  readonly language: LanguageCode | null;
  readonly createdAt: string;
}

export type NewSource = Omit<Source, 'id' | 'guid' | 'createdAt' | 'language'>;

export function sourceStorage(db: Database) {
  const columns = `id, guid, name, kind, date, file_name AS fileName, file_type AS fileType, file_hash AS fileHash,
    words, language, created_at AS createdAt`;
  const all = db.prepare<[], Source>(`SELECT ${columns} FROM sources ORDER BY id`);
  const find = db.prepare<[number], Source>(`SELECT ${columns} FROM sources WHERE id = ?`);
  const byName = db.prepare<[string], Source>(`SELECT ${columns} FROM sources WHERE name = ?`);
  const byHash = db.prepare<[string], Source>(
    `SELECT ${columns} FROM sources WHERE file_hash = ? ORDER BY id LIMIT 1`,
  );
  const insert = db.prepare<NewSource & { guid: string; coderId: number; at: string }>(
    `INSERT INTO sources (guid, name, kind, date, file_name, file_type, file_hash, words, created_by, created_at)
     VALUES (@guid, @name, @kind, @date, @fileName, @fileType, @fileHash, @words, @coderId, @at)`,
  );
  const update = db.prepare<[string, string, string | null, LanguageCode | null, number]>(
    'UPDATE sources SET name = ?, kind = ?, date = ?, language = ? WHERE id = ?',
  );
  const removeVersions = db.prepare<[number]>('DELETE FROM source_versions WHERE source_id = ?');
  const remove = db.prepare<[number]>('DELETE FROM sources WHERE id = ?');

  return {
    /** Every source, in the order they came: the same array until one of them changes. */
    all: standing(db, ['sources'], () => all.all()),
    find: (id: number): Source | undefined => find.get(id),
    named: (name: string): Source | undefined => byName.get(name),
    /** A source that came from a file with the same bytes. */
    ofFile: (hash: string): Source | undefined => byHash.get(hash),
    add: (source: NewSource, coderId: number): number =>
      Number(
        insert.run({ ...source, guid: randomUUID(), coderId, at: new Date().toISOString() }).lastInsertRowid,
      ),
    describe: (
      id: number,
      { name, kind, date, language }: Pick<Source, 'name' | 'kind' | 'date' | 'language'>,
    ): void => void update.run(name, kind, date, language, id),
    /** Takes a source with everything that hangs on it. Its texts go first, so that history keeps who spoke. */
    remove: (id: number): void => {
      removeVersions.run(id);
      remove.run(id);
    },
  };
}
