import type { Database } from 'better-sqlite3';
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
  const texts = db.prepare<[], KeptText>(
    `SELECT s.id AS sourceId, s.name, v.text, v.sha256 FROM sources s JOIN source_versions v ON v.source_id = s.id
     WHERE v.number = (SELECT max(number) FROM source_versions WHERE source_id = s.id)`,
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
      yield `A coding of “${name}” at ${start}–${end} does not hold the words there (${guid}).`;
    }
  }

  function* problemsOf(kept: KeptText): Generator<string> {
    if (sha256(kept.text) !== kept.sha256) yield `The text of “${kept.name}” is no longer what was imported.`;
    const { first, last } = outermost.get(kept.sourceId) ?? { first: 0, last: 0 };
    if (first < 0 || last > kept.text.length) yield `A turn of “${kept.name}” lies outside its text.`;
    yield* quotesOf(kept);
  }

  /** One text after the other, so that memory stays small. */
  function gathered(problemsIn: (kept: KeptText) => Iterable<string>): string[] {
    const problems: string[] = [];
    for (const kept of texts.iterate()) problems.push(...problemsIn(kept));
    return problems;
  }

  /** Every reference, every text against its hash, every coding against its text: proved whenever a project is opened. */
  const checkContents = (): string[] => {
    const loose = db.prepare('PRAGMA foreign_key_check').all().length > 0;
    return [...(loose ? ['Some entries point to nothing.'] : []), ...gathered(problemsOf)];
  };

  return {
    checkContents,
    /** Only that every quote is the words at its place: what is proved before quotes leave the house. */
    checkQuotes: (): string[] => gathered(quotesOf),
    /** Everything, the file itself included. */
    check: (): Check => {
      const problems =
        db.pragma('quick_check', { simple: true }) === 'ok' ? [] : ['The file itself is damaged.'];
      const { sources, codings: coded } = count.get() ?? { sources: 0, codings: 0 };
      return { sources, codings: coded, problems: [...problems, ...checkContents()] };
    },
  };
}
