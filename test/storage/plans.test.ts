import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { undo } from '../../src/actions/history/history.ts';
import { openMoment, type Moment } from '../../src/storage/moment.ts';
import { openWorkspace, type Workspace } from '../../src/storage/workspace.ts';
import { temporaryFolder } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';
import { preparedDuring, scansOf } from './plans.ts';

/** Tables that stay small however long a study runs: what a codebook and a team can be. */
const small = [
  'project', 'coders', 'codes', 'code_facets', 'attributes', 'saved_views', 'label_rules', 'suggestion_choices',
  'sqlite_schema', 'sqlite_sequence',
]; // prettier-ignore

/** Statements that may walk through a table that grows: how each begins (as one line), and why it may. */
const allowed: readonly (readonly [begins: string, why: string])[] = [
  ['SELECT (SELECT coalesce(max(id), 0) FROM history)', 'stops at the last line'],
  ['SELECT max((SELECT highest_code FROM project)', 'stops at the end of an index of codes alone'],
  ['UPDATE project SET highest_code', 'stops at the end of an index of codes alone'],
  [
    "SELECT id, guid, coder_id AS coderId, at, sentence, source_id AS sourceId, operations, hash, sentence_salt AS salt, sentence_seal AS sentenceSeal, neutral_seal AS neutralSeal FROM history WHERE hash <> ''",
    'the check of the log reads the log',
  ],
  ['DELETE FROM history_rows WHERE action_id IN', 'emptying, by hand: once in a study'],
  ['UPDATE history SET emptied_at', 'emptying, by hand: once in a study'],
  [
    'SELECT EXISTS (SELECT 1 FROM history WHERE at >',
    'the codebook of a day, asked for by hand; lines without words',
  ],
  ['SELECT id, guid, name FROM cases ORDER BY name', 'every case is wanted'],
  ['SELECT case_id AS caseId, source_id AS sourceId FROM case_sources', 'every link is wanted'],
  ['SELECT v.attribute_id AS attributeId, coalesce(v.case_id', 'every value is wanted'],
  ['SELECT id, guid, name, type FROM informants ORDER BY name', 'every informant is wanted'],
  [
    'SELECT id, source_id AS sourceId, label, informant_id AS informantId, is_interviewer AS isInterviewer FROM speakers ORDER BY',
    'every speaker is wanted',
  ],
  ['SELECT id, guid, name, kind, date, file_name', 'every source is wanted, without its text'],
  ['SELECT id AS sourceId, kind FROM sources ORDER BY id', 'every source is wanted, without its text'],
  ['/* whole check */', 'a check reads everything'],
  ['SELECT id FROM sources ORDER BY id', 'a check reads every source'],
  [
    'SELECT source_id AS sourceId, coder_id AS coderId, finished_at AS at FROM source_readings',
    'every reading is wanted',
  ],
  [
    'SELECT source_id AS sourceId, code_id AS codeId, coder_id AS coderId, read_at AS at FROM code_readings',
    'every reading is wanted',
  ],
  [
    'SELECT g.id, g.code_id AS codeId FROM codings g JOIN (SELECT code_id, max(created_at)',
    'walks through what entries said before; codings by their code',
  ],
  ['SELECT count(*) FROM codings', 'counts in the smallest index: 1 ms for 100,000'],
  [
    'SELECT m.id, m.about, m.about_id AS aboutId, m.text, r.name AS coder, m.created_at AS createdAt, m.modified_at AS modifiedAt FROM memos m JOIN coders r ON r.id = m.created_by ORDER BY',
    'every memo is wanted',
  ],
  ['SELECT id, row_key AS rowKey, code_id AS codeId FROM cells', 'every cell that has a memo is wanted'],
  ['SELECT w.code_id AS codeId, w.word, r.name AS coder FROM ignored_words', 'every ignored word is wanted'],
  [
    'SELECT s.id, s.case_id AS caseId, s.code_id AS codeId, s.text, s.basis, r.name AS coder, s.modified_at AS modifiedAt FROM summaries s JOIN coders r ON r.id = s.written_by ORDER BY',
    'every summary is wanted',
  ],
  [
    'SELECT f.id, f.guid, f.standard, f.standard_counted AS standardCounted, f.claim, f.notes, f.negative_case AS negativeCase, f.state, f.basis, r.name AS coder, f.modified_at AS modifiedAt FROM findings f JOIN coders r ON r.id = f.written_by ORDER BY',
    'every finding is wanted',
  ],
  ['PRAGMA foreign_key_check', 'a check reads every reference'],
];

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

/** A day's work on a real project, so that statements that are prepared late are seen as well. */
async function aDay(workspace: Workspace, key: string): Promise<Moment> {
  workspace.list();
  const project = workspace.project(key);
  project.act(1, 'codings', () => {
    project.memos.write('coding', 1, 'To be looked at again.', 1);
    return { result: undefined, sentence: 'wrote a memo' };
  });
  const done = project.history.lastDone();
  if (!done) throw new Error('the memo is not in the history');
  project.history.after(done);
  undo(project);
  project.integrity.check();
  await workspace.create({ name: 'Another', description: '' }, (fresh) => void fresh.coders.ensure('Ada'));
  return openMoment(project.file);
}

describe('what the storage layer asks', () => {
  it('walks through no table that grows, but for those that have a reason', async () => {
    const workspace = openWorkspace(temporaryFolder());
    const key = copySample(workspace);
    const { prepared, done: moment } = await preparedDuring(() => aDay(workspace, key));
    expect(prepared.length).toBeGreaterThan(240);

    const walking = prepared.flatMap(({ sql, db }) => {
      const tables = db.open ? scansOf({ sql, db }).filter((table) => !small.includes(table)) : [];
      return tables.length > 0 ? [{ sql: oneLine(sql), tables }] : [];
    });
    const strangers = walking.filter(({ sql }) => !allowed.some(([begins]) => sql.startsWith(begins)));
    expect(strangers).toEqual([]);
    // A reason whose statement is gone goes too.
    const asked = prepared.map(({ sql }) => oneLine(sql));
    expect(allowed.filter(([begins]) => !asked.some((sql) => sql.startsWith(begins)))).toEqual([]);
    moment.close();
    workspace.close();
  });
});

describe('a walk through a table is seen', () => {
  const database = (): Database.Database => {
    const db = new Database(':memory:');
    db.exec(`
      CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born INTEGER);
      CREATE INDEX people_by_name ON people (name) WHERE name <> 'nobody';
      CREATE TABLE letters (id INTEGER PRIMARY KEY, sender INTEGER REFERENCES people ON DELETE CASCADE, words TEXT);
      CREATE TABLE visits (id INTEGER PRIMARY KEY, host INTEGER);
      CREATE TEMP TRIGGER gone AFTER DELETE ON letters BEGIN DELETE FROM visits WHERE host = OLD.id; END;`);
    db.pragma('foreign_keys = ON');
    return db;
  };
  const scans = (sql: string): string[] => scansOf({ db: database(), sql });

  it('where an index leaves something out', () => {
    expect(scans('SELECT * FROM people WHERE name = ?')).toEqual(['people']);
    expect(scans("SELECT * FROM people WHERE name = ? AND name <> 'nobody'")).toEqual([]);
    expect(scans('SELECT * FROM people WHERE id = @id')).toEqual([]);
  });

  it('where it is only counted, or joined from the other side', () => {
    expect(scans('SELECT count(*) FROM people')).toEqual(['people']);
    expect(scans('SELECT 1 FROM people p JOIN letters l ON l.sender = p.id WHERE p.id = ?')).toEqual([
      'letters',
    ]);
  });

  it('where a reference or a trigger does it', () => {
    expect(scans('DELETE FROM people WHERE id = ?')).toEqual(['letters', 'visits']);
    expect(scans('DELETE FROM letters WHERE id = ?')).toEqual(['visits']);
  });
});
