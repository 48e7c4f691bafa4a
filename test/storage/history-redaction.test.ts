import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { historyLog, redactLines } from '../../src/storage/history-log.ts';
import { openProject } from '../../src/storage/project.ts';
import { temporaryFolder } from '../support/project.ts';

const samples = join(import.meta.dirname, '../../data-samples/old-projects');

interface Line {
  readonly id: number;
  readonly sentence: string;
}
const linesOf = (db: Database): Line[] =>
  db.prepare<[], Line>('SELECT id, sentence FROM history ORDER BY id').all();

/** A project with a log of one line for each sentence, opened as a bare file. */
function logOf(sentences: readonly string[]): Database {
  const file = join(temporaryFolder(), 'x.throughline');
  const project = openProject(file);
  project.christen('Test', '');
  project.coders.ensure('Ada');
  for (const sentence of sentences)
    project.act(1, 'codings', () => {
      project.memos.write('journal', 0, sentence, 1);
      return { result: undefined, sentence };
    });
  project.close();
  return opened(file);
}

function opened(file: string): Database {
  const db = openDatabase(file);
  onTestFinished(() => void db.close());
  return db;
}

test('a sentence that names somebody who withdrew is replaced, and the log can still be proved', () => {
  const db = logOf(['imported “Rosa”', 'coded turn 2 of “Rosa” with Trust', 'wrote in the journal']);
  redactLines(
    db,
    new Map(
      linesOf(db)
        .slice(0, 2)
        .map(({ id, sentence }) => [id, sentence.replace('Rosa', 'a withdrawn source')]),
    ),
  );
  expect(linesOf(db).map(({ sentence }) => sentence)).toEqual([
    'imported “a withdrawn source”',
    'coded turn 2 of “a withdrawn source” with Trust',
    'wrote in the journal',
  ]);
  const log = historyLog(db);
  expect(log.brokenLine()).toBeUndefined();
  const salts = db.prepare<[], string>('SELECT sentence_salt FROM history ORDER BY id').pluck().all();
  expect(salts.map((salt) => salt === '')).toEqual([true, true, false]);
});

test('neither a neutral sentence nor a sealed one can be changed unseen, and none can pass for redacted', () => {
  const db = logOf(['imported “Rosa”', 'wrote in the journal', 'wrote in the journal']);
  const [first, second] = linesOf(db).map(({ id }) => id);
  redactLines(db, new Map([[first ?? 0, 'imported a withdrawn source']]));
  const log = historyLog(db);
  const broken = (sql: string): number | undefined => {
    db.exec('BEGIN');
    db.exec(sql);
    const line = log.brokenLine();
    db.exec('ROLLBACK');
    return line;
  };
  expect(broken(`UPDATE history SET sentence = 'imported nothing' WHERE id = ${first}`)).toBe(first);
  expect(broken(`UPDATE history SET sentence = 'x' WHERE id = ${second}`)).toBe(second);
  expect(broken(`UPDATE history SET sentence = 'x', sentence_salt = '' WHERE id = ${second}`)).toBe(second);
  expect(broken(`UPDATE history SET sentence_seal = '' WHERE id = ${second}`)).toBe(second);
  expect(broken(`UPDATE history SET neutral_seal = '' WHERE id = ${first}`)).toBe(first);
  expect(broken(`DELETE FROM history WHERE id = ${first}`)).toBe(second);
});

test('lines that an earlier version sealed with the sentence itself are sealed anew once one of them must go', () => {
  const file = join(temporaryFolder(), 'old.throughline');
  copyFileSync(join(samples, 'version-5.throughline'), file);
  openProject(file).close();
  const db = opened(file);
  const lines = linesOf(db);
  const middle = lines[Math.floor(lines.length / 2)];
  expect(historyLog(db).brokenLine()).toBeUndefined();
  const hashes = db.prepare<[], string>(`SELECT hash FROM history WHERE hash <> '' ORDER BY id`).pluck();
  const before = hashes.all();
  redactLines(db, new Map([[middle?.id ?? 0, 'did something']]));
  redactLines(db, new Map([[lines.at(-1)?.id ?? 0, 'did something else']]));
  expect(historyLog(db).brokenLine()).toBeUndefined();
  expect(linesOf(db).filter(({ sentence }) => sentence.startsWith('did something'))).toHaveLength(2);
  // Nothing that was sealed with the sentence is left, from which it could be found by trying.
  const kept = new Set(hashes.all());
  expect(before.filter((hash) => kept.has(hash)).length).toBeLessThan(lines.length / 2 + 1);
  db.exec(`UPDATE history SET sentence = 'x' WHERE id = ${lines.at(-2)?.id ?? 0}`);
  expect(historyLog(db).brokenLine()).toBe(lines.at(-2)?.id);
});

test('the seal of a redacted sentence does not tell by trying what it was', () => {
  const db = logOf(['imported “Rosa”']);
  const [id] = linesOf(db).map((line) => line.id);
  redactLines(db, new Map([[id ?? 0, 'imported a withdrawn source']]));
  const row = db.prepare<[], Record<string, unknown>>('SELECT * FROM history').get() ?? {};
  const kept = Object.values(row).map(String);
  for (const salt of ['', ...kept]) {
    const tried = createHash('sha256').update(`${salt}\nimported “Rosa”`).digest('hex');
    expect(kept).not.toContain(tried);
  }
});
