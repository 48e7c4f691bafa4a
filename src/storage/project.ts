import { createHash, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { SqliteError, type Database } from 'better-sqlite3';
import type { ActionKind } from '../domain/action.ts';
import { Refusal } from '../domain/refusal.ts';
import { attributeStorage } from './attributes.ts';
import { caseStorage } from './cases.ts';
import { cellStorage } from './cells.ts';
import { reversalGuard } from './check/reversal.ts';
import { keepSeals } from './check/seals.ts';
import { codeForwardStorage } from './code-forwards.ts';
import { codeVersionStorage } from './code-versions.ts';
import { coderStorage } from './coders.ts';
import { codesThen } from './codes-then.ts';
import { codeStorage } from './codes.ts';
import { codingStorage } from './codings.ts';
import { correctionStorage } from './corrections.ts';
import { damaged, openDatabase } from './database.ts';
import { writeCopy } from './durable-file.ts';
import { erasureStorage } from './erasure/erasure.ts';
import { evidenceStorage } from './evidence.ts';
import { isBusy } from './faults.ts';
import { identityAt, isSameFile } from './file-identity.ts';
import { findingStorage } from './findings.ts';
import { elsewhere } from './freshness.ts';
import { guideStorage } from './guide.ts';
import { historyStorage } from './history.ts';
import { ignoredWordStorage } from './ignored-words.ts';
import { informantStorage } from './informants.ts';
import { integrityStorage } from './integrity.ts';
import { labelRuleStorage } from './label-rules.ts';
import { matterStorage } from './matter.ts';
import { memoStorage } from './memos.ts';
import { methodNoteStorage } from './method-notes.ts';
import { migrate } from './migrate.ts';
import { rewritingStorage } from './pseudonyms/rewriting.ts';
import { readingStorage } from './readings.ts';
import { reportStorage } from './reports.ts';
import { savedViewStorage } from './saved-views.ts';
import { searchStorage } from './search.ts';
import { sourceVersionStorage } from './source-versions.ts';
import { sourceStorage } from './sources.ts';
import { suggestionChoiceStorage } from './suggestion-choices.ts';
import { suggestionStorage } from './suggestions.ts';
import { summaryStorage } from './summaries.ts';
import { summaryVersions } from './summary-versions.ts';
import { truthTableStorage } from './truth-tables.ts';
import { workshopStorage } from './workshops.ts';

/** What a study is called, and since when it is kept. */
interface About {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
}

/** What an action did: its sentence for the history, and the source it was done in. */
interface Deed<T> {
  readonly result: T;
  readonly sentence: string;
  readonly sourceId?: number;
}

/** How a project is opened. */
export interface Opening {
  /** Where a copy is put before the file is brought to a newer schema. */
  readonly backup?: string | null;
  /** Why nothing may be written into it, as a sentence for the researcher; null where she may work. */
  readonly readOnly?: string | null;
  /** How long another program that holds the file is waited for, in ms. */
  readonly patience?: number;
}

/** Opens a project file at the newest schema. Every statement is prepared here, so SQL that does not fit it fails now. */
export function openProject(file: string, opening: Opening = {}): Project {
  const steps = openingSteps(file, opening);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds each, to be taken to the end: between them others may be answered. */
export function* openingSteps(file: string, { backup = null, readOnly = null, patience }: Opening) {
  const db = openDatabase(file, patience);
  try {
    migrate(db, backup);
    yield;
    const project = yield* assemble(db, file, readOnly);
    if (readOnly !== null) db.pragma('query_only = ON');
    return project;
  } catch (error) {
    db.close();
    // A statement that does not fit the schema: this file was not made by us, or lost a part of itself.
    if (error instanceof SqliteError && error.code === 'SQLITE_ERROR') throw damaged();
    throw error;
  }
}

function* assemble(db: Database, file: string, readOnly: string | null) {
  const place = placeOf(file, readOnly);
  keepSeals(db);
  yield;
  const texts = sourceVersionStorage(db);
  const history = historyStorage(db, texts);
  yield;
  const codes = codeStorage(db);
  const about = db.prepare<[], About>('SELECT guid, name, description, created_at AS createdAt FROM project');
  const people = whoAndWhat(db);
  yield;
  const coded = whatIsCoded(db, codes);
  yield;

  return {
    file,
    readOnly,
    ...place,
    about: (): About => {
      const found = about.get();
      if (!found) throw new Refusal('invalid', 'This project file is empty.');
      return found;
    },
    ...people,
    texts,
    matter: matterStorage(db),
    attributes: attributeStorage(db),
    codes,
    ...coded,
    readings: readingStorage(db),
    savedViews: savedViewStorage(db),
    labelRules: labelRuleStorage(db),
    summaries: summaryStorage(db),
    summaryVersions: summaryVersions(db),
    findings: findingStorage(db),
    truthTables: truthTableStorage(db),
    guide: guideStorage(db),
    reports: reportStorage(db),
    methodNotes: methodNoteStorage(db),
    workshops: workshopStorage(db),
    search: searchStorage(db),
    history,
    integrity: integrityStorage(db),
    /** Another one as soon as another file stands at the path, so that a page of the old file can be told from one of the new. */
    place: (): string =>
      createHash('sha256')
        .update(`${about.get()?.guid ?? ''} ${place.identity?.device ?? ''} ${place.identity?.inode ?? ''}`)
        .digest('base64url')
        .slice(0, 16),
    erasure: erasureStorage(db),
    rewriting: rewritingStorage(db),
    corrections: correctionStorage(db),
    reversal: reversalGuard(db),
    ...writing(db, history, place.refuseElsewhere),
    /** Tells, each time it is asked, whether another program has changed the file since. */
    elsewhere: (): (() => boolean) => elsewhere(db),
    newGuid: (): string => randomUUID(),
    ...naming(db),
    ...upkeep(db),
  };
}

/** The people, their cases and sources. */
const whoAndWhat = (db: Database) => ({
  coders: coderStorage(db),
  cases: caseStorage(db),
  cells: cellStorage(db),
  informants: informantStorage(db),
  sources: sourceStorage(db),
});

/** What was said of their words, or is suggested. */
const whatIsCoded = (db: Database, codes: ReturnType<typeof codeStorage>) => ({
  codesThen: codesThen(db, codes),
  codeVersions: codeVersionStorage(db),
  codeForwards: codeForwardStorage(db),
  codings: codingStorage(db),
  memos: memoStorage(db),
  suggestions: suggestionStorage(db),
  suggestionChoices: suggestionChoiceStorage(db),
  ignoredWords: ignoredWordStorage(db),
  evidence: evidenceStorage(db),
});

/** What the study is called. */
function naming(db: Database) {
  const begin = db.prepare<[string, string, string, string]>(
    'INSERT INTO project (id, guid, name, description, created_at) VALUES (1, ?, ?, ?, ?)',
  );
  const rename = db.prepare<[string]>('UPDATE project SET name = ?');
  const separate = db.prepare<[string]>('UPDATE project SET guid = ?');
  return {
    /** Names a project that was just made. */
    christen: (name: string, description: string): void =>
      void begin.run(randomUUID(), name, description, new Date().toISOString()),
    rename: (name: string): void => void rename.run(name),
    /** Makes a copied file a study of its own, which changes by itself from now on. */
    becomeCopy: (name: string): void => {
      rename.run(name);
      separate.run(randomUUID());
    },
  };
}

/** Which file was opened, and whether it is still the one at its path. */
function placeOf(file: string, readOnly: string | null) {
  const identity = file === ':memory:' ? null : identityAt(file);
  const isInPlace = (): boolean => identity === null || isSameFile(identityAt(file), identity);
  return {
    identity,
    /** The file beside it in which SQLite keeps what is not yet in the project file. */
    pages: identityAt(`${file}-wal`),
    isInPlace,
    /** Refuses to write where that would be lost: into a file that nobody will open again, or that is to be left alone. */
    refuseElsewhere: (): void => {
      if (readOnly !== null) throw new Refusal('conflict', readOnly);
      if (isInPlace()) return;
      throw new Refusal(
        'conflict',
        `The file ${basename(file)} was renamed, replaced or deleted while it was open. Nothing was written. Load the page again.`,
      );
    },
  };
}

/** How the project is written: whole or not at all, and only where it is not lost. */
function writing(
  db: Database,
  history: Pick<ReturnType<typeof historyStorage>, 'begin' | 'finish'>,
  refuseElsewhere: () => void,
) {
  return {
    /** Runs one thing a person does: whole or not at all, undone in one step, one line of history. */
    act: <T>(coderId: number, kind: ActionKind, deed: () => Deed<T>): T => {
      refuseElsewhere();
      return db
        .transaction(() => {
          const action = history.begin(coderId);
          const { result, sentence, sourceId } = deed();
          history.finish(action, { kind, sentence, sourceId: sourceId ?? null });
          return result;
        })
        .immediate();
    },
    orRefuse,
    /** Runs `change` whole or not at all, outside the history. */
    atOnce: <T>(change: () => T): T => {
      refuseElsewhere();
      return db.transaction(change).immediate();
    },
  };
}

/** The file itself: settled, shrunk, copied, closed. */
function upkeep(db: Database) {
  return {
    /**
     * Writes what is pending into the one file, as much as can be while others read it, and never waits for them. Answers
     * whether all of it is there.
     */
    settle: (): boolean => {
      const patience = String(db.pragma('busy_timeout', { simple: true }));
      db.pragma('busy_timeout = 0');
      try {
        // SQLite answers with one row: whether it was hindered, and how many pages there were.
        const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        return row?.busy === 0;
      } finally {
        db.pragma(`busy_timeout = ${patience}`);
      }
    },
    /** Writes the project as it stands to a file of its own, whole and checked or not at all. */
    writeTo: (target: string): void => {
      writeCopy(db, target);
    },
    /** Rewrites the file without what was removed from it. */
    shrink: (): void => {
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    /** Whether something could be written at this moment: no other program is writing or holds the file. */
    isFree: (): boolean => {
      if (db.inTransaction) return true;
      try {
        db.exec('BEGIN IMMEDIATE');
        db.exec('ROLLBACK');
        return true;
      } catch (error) {
        if (isBusy(error)) return false;
        throw error;
      }
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

/** What a project can be asked and told once it is open. */
export type Project =
  ReturnType<typeof openingSteps> extends Generator<unknown, infer Opened> ? Opened : never;
