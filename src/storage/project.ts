import { randomUUID } from 'node:crypto';
import { SqliteError, type Database } from 'better-sqlite3';
import { Refusal } from '../domain/refusal.ts';
import { caseStorage } from './cases.ts';
import { cellStorage } from './cells.ts';
import { coderStorage } from './coders.ts';
import { codeForwardStorage } from './code-forwards.ts';
import { codeVersionStorage } from './code-versions.ts';
import { codeStorage } from './codes.ts';
import { codesThen } from './codes-then.ts';
import { codingStorage } from './codings.ts';
import { damaged, openDatabase } from './database.ts';
import { evidenceStorage } from './evidence.ts';
import { findingStorage } from './findings.ts';
import { elsewhere } from './freshness.ts';
import { historyStorage } from './history.ts';
import { informantStorage } from './informants.ts';
import { integrityStorage } from './integrity.ts';
import { memoStorage } from './memos.ts';
import { migrate } from './migrate.ts';
import { savedViewStorage } from './saved-views.ts';
import { searchStorage } from './search.ts';
import { sourceVersionStorage } from './source-versions.ts';
import { sourceStorage } from './sources.ts';
import { ignoredWordStorage } from './ignored-words.ts';
import { suggestionChoiceStorage } from './suggestion-choices.ts';
import { suggestionStorage } from './suggestions.ts';
import { summaryStorage } from './summaries.ts';
import { summaryVersions } from './summary-versions.ts';

/** What a study is called, and since when it is kept. */
export interface About {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
}

/** What an action did: its sentence for the history, and the source it was done in. */
export interface Deed<T> {
  readonly result: T;
  readonly sentence: string;
  readonly sourceId?: number;
}

/** Opens a project file at the newest schema. Every statement is prepared here, so SQL that does not fit it fails now. */
export function openProject(file: string, backup: string | null = null) {
  const db = openDatabase(file);
  try {
    migrate(db, backup);
    return assemble(db, file);
  } catch (error) {
    db.close();
    // A statement that does not fit the schema: this file was not made by us, or lost a part of itself.
    if (error instanceof SqliteError && error.code === 'SQLITE_ERROR') throw damaged();
    throw error;
  }
}

function assemble(db: Database, file: string) {
  const texts = sourceVersionStorage(db);
  const history = historyStorage(db, texts.restore);
  const codes = codeStorage(db);
  const about = db.prepare<[], About>('SELECT guid, name, description, created_at AS createdAt FROM project');

  return {
    file,
    about: (): About => {
      const found = about.get();
      if (!found) throw new Refusal('invalid', 'This project file is empty.');
      return found;
    },
    coders: coderStorage(db),
    cases: caseStorage(db),
    cells: cellStorage(db),
    informants: informantStorage(db),
    sources: sourceStorage(db),
    texts,
    codes,
    codesThen: codesThen(db, codes),
    codeVersions: codeVersionStorage(db),
    codeForwards: codeForwardStorage(db),
    codings: codingStorage(db),
    memos: memoStorage(db),
    suggestions: suggestionStorage(db),
    suggestionChoices: suggestionChoiceStorage(db),
    ignoredWords: ignoredWordStorage(db),
    evidence: evidenceStorage(db),
    savedViews: savedViewStorage(db),
    summaries: summaryStorage(db),
    summaryVersions: summaryVersions(db),
    findings: findingStorage(db),
    search: searchStorage(db),
    history,
    integrity: integrityStorage(db),
    /** Runs one thing a person does: whole or not at all, undone in one step, one line of history. */
    act: <T>(coderId: number, deed: () => Deed<T>): T =>
      db
        .transaction(() => {
          const action = history.begin(coderId);
          const { result, sentence, sourceId } = deed();
          history.finish(action, sentence, sourceId ?? null);
          return result;
        })
        .immediate(),
    orRefuse,
    /** Runs `change` whole or not at all, outside the history. */
    atOnce: <T>(change: () => T): T => db.transaction(change).immediate(),
    /** Tells, each time it is asked, whether another program has changed the file since. */
    elsewhere: (): (() => boolean) => elsewhere(db),
    newGuid: (): string => randomUUID(),
    /** Names a project that was just made. */
    christen: (name: string, description: string): void =>
      void db
        .prepare('INSERT INTO project (id, guid, name, description, created_at) VALUES (1, ?, ?, ?, ?)')
        .run(randomUUID(), name, description, new Date().toISOString()),
    ...upkeep(db),
  };
}

/** The file itself: settled, shrunk, copied, frozen, closed. */
function upkeep(db: Database) {
  return {
    /** Writes all that is pending into the one file, so that a copy of it is whole. */
    settle: (): void => void db.pragma('wal_checkpoint(TRUNCATE)'),
    /** Rewrites the file without what was removed from it. */
    shrink: (): void => {
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    /** Copies the project as it stands to a new file, without stopping anybody. */
    copyTo: async (target: string): Promise<void> => {
      await db.backup(target);
    },
    /**
     * From now on this connection reads the project as it stands, whatever others write; nothing can be written by it.
     * For long reading, on a connection opened for it alone.
     */
    freeze: (): void => {
      db.exec('BEGIN');
      db.prepare('SELECT count(*) FROM project').get();
    },
    close: (): void => void db.close(),
  };
}

/** Does something that the rules of the data may forbid (two alike, one that points to nothing); that is refused. */
function orRefuse<T>(sentence: string, deed: () => T): T {
  try {
    return deed();
  } catch (error) {
    if (!(error instanceof SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    throw new Refusal('conflict', sentence);
  }
}

export type Project = ReturnType<typeof openProject>;
