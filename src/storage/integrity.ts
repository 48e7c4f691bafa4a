import type { Database } from 'better-sqlite3';
import { isSpanOf } from '../domain/text.ts';
import { sha256 } from './source-versions.ts';

/** What a check of a project found; no problems means that every quote is the words at its place. */
export interface Check {
  readonly sources: number;
  readonly codings: number;
  readonly problems: readonly string[];
}

/** Proves a whole project: the file, every text against its hash, every coding and turn against its text. */
export function integrityStorage(db: Database) {
  const texts = db.prepare<[], { sourceId: number; name: string; text: string; sha256: string }>(
    `SELECT s.id AS sourceId, s.name, v.text, v.sha256 FROM sources s JOIN source_versions v ON v.source_id = s.id
     WHERE v.number = (SELECT max(number) FROM source_versions WHERE source_id = s.id)`,
  );
  const codings = db.prepare<[number], { guid: string; start: number; end: number; exact: string }>(
    'SELECT guid, start, "end", exact FROM codings WHERE source_id = ?',
  );
  const turns = db.prepare<[number], { number: number; start: number; end: number }>(
    `SELECT number, start, "end" FROM turns
     WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)`,
  );

  return {
    check: (): Check => {
      const problems: string[] = [];
      if (db.pragma('quick_check', { simple: true }) !== 'ok') problems.push('The file itself is damaged.');
      if (db.prepare('PRAGMA foreign_key_check').all().length > 0)
        problems.push('Some entries point to nothing.');
      let sources = 0;
      let coded = 0;
      for (const { sourceId, name, text, sha256: kept } of texts.iterate()) {
        sources++;
        if (sha256(text) !== kept) problems.push(`The text of “${name}” is no longer what was imported.`);
        for (const { guid, start, end, exact } of codings.all(sourceId)) {
          coded++;
          if (isSpanOf(text, { start, end }) && text.slice(start, end) === exact) continue;
          problems.push(`A coding of “${name}” at ${start}–${end} does not hold the words there (${guid}).`);
        }
        for (const { number, start, end } of turns.all(sourceId)) {
          if (!isSpanOf(text, { start, end }))
            problems.push(`Turn ${number} of “${name}” lies outside its text.`);
        }
      }
      return { sources, codings: coded, problems };
    },
  };
}
