import type { Database } from 'better-sqlite3';
import { wrongQuote } from '../domain/coding.ts';
import { isSpanOf } from '../domain/text.ts';
import { sha256 } from './source-versions.ts';

/** What a check of a project found; no problems means that every quote is the words at its place. */
export interface Check {
  readonly sources: number;
  readonly codings: number;
  readonly problems: readonly string[];
}

interface KeptText {
  readonly sourceId: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Proves a project: the file, every text against its hash, every coding and turn against its text. */
export function integrityStorage(db: Database) {
  const sourceIds = db.prepare<[], number>('SELECT id FROM sources ORDER BY id').pluck();
  const textOf = db.prepare<[number], KeptText>(
    `SELECT s.id AS sourceId, s.name, v.text, v.sha256 FROM sources s JOIN source_versions v ON v.source_id = s.id
     WHERE s.id = ? ORDER BY v.number DESC LIMIT 1`,
  );
  const codings = db
    .prepare<[number], [string, number, number, string]>(
      'SELECT guid, start, "end", exact FROM codings WHERE source_id = ?',
    )
    .raw();
  const outermost = db.prepare<[number], { first: number; last: number }>(
    `SELECT coalesce(min(start), 0) AS first, coalesce(max("end"), 0) AS last FROM turns
     WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)`,
  );
  const count = db.prepare<[], { sources: number; codings: number }>(
    'SELECT (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM codings) AS codings',
  );

  function* quotesOf({ sourceId, name, text }: KeptText): Generator<string> {
    for (const [guid, start, end, exact] of codings.all(sourceId)) {
      if (isSpanOf(text, { start, end }) && text.slice(start, end) === exact) continue;
      yield wrongQuote(name, { guid, start, end });
    }
  }

  function* problemsOf(kept: KeptText): Generator<string> {
    if (sha256(kept.text) !== kept.sha256) yield `The text of “${kept.name}” is no longer what was imported.`;
    const { first, last } = outermost.get(kept.sourceId) ?? { first: 0, last: 0 };
    if (first < 0 || last > kept.text.length) yield `A turn of “${kept.name}” lies outside its text.`;
    yield* quotesOf(kept);
  }

  /** What is wrong with each text, one after the other, so that memory stays small and others get their turn. */
  function* byText(problemsIn: (kept: KeptText) => Iterable<string>): Generator<string[]> {
    for (const id of sourceIds.all()) {
      const kept = textOf.get(id);
      if (kept) yield [...problemsIn(kept)];
    }
  }

  /** Every reference, every text against its hash, every coding against its text: proved whenever a project is opened. */
  const checkContents = (): string[] => {
    const loose = db.prepare('PRAGMA foreign_key_check').all().length > 0;
    return [...(loose ? ['Some entries point to nothing.'] : []), ...[...byText(problemsOf)].flat()];
  };

  return {
    checkContents,
    /** Text by text, the quotes that are not the words at their place: what is proved before quotes leave the house. */
    wrongQuotes: (): Iterable<string[]> => byText(quotesOf),
    /** Everything, the file itself included. */
    check: (): Check => {
      const problems =
        db.pragma('quick_check', { simple: true }) === 'ok' ? [] : ['The file itself is damaged.'];
      const { sources, codings: coded } = count.get() ?? { sources: 0, codings: 0 };
      return { sources, codings: coded, problems: [...problems, ...checkContents()] };
    },
  };
}
