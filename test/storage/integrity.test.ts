import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyCodes } from '../../src/actions/codings/codings.ts';
import { openProject } from '../../src/storage/project.ts';
import { openChecked } from '../../src/storage/proved.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../support/project.ts';

/** A project file with one coding ("we trusted"), closed; then changed by another program. */
function tampered(sql: string): string {
  const file = join(temporaryFolder(), 'x.throughline');
  const project = openProject(file);
  project.christen('Test', '');
  project.coders.ensure('Ada');
  const codes = addCodes(project);
  const text = spoken('Interview', [['Rosa', 'Then we trusted 😀 her.']]);
  const sourceId = addSource(project, text);
  const coding = {
    guid: 'the-coding',
    codeId: codes.Trust,
    polarity: 'plain' as const,
    origin: 'by hand' as const,
  };
  const start = text.text.indexOf('we trusted');
  applyCodes(project, 1, sourceId, [{ ...coding, start, end: start + 10, exact: 'we trusted' }]);
  expect(project.integrity.check()).toMatchObject({ sources: 1, codings: 1, faults: [], problems: [] });
  project.close();
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
  return file;
}

const harms: [what: string, sql: string, found: RegExp][] = [
  [
    'a text that was changed',
    `UPDATE source_versions SET text = replace(text, 'Then', 'Thus')`,
    /Every text is what was imported\. Not so: the text of “Interview”/,
  ],
  [
    'a text that was cut',
    `UPDATE source_versions SET text = 'Rosa:'`,
    /text is what was imported.*turn 1 of “Interview”.*Every quote is the words.*\(the-coding\)/,
  ],
  [
    'a coding that was moved',
    `UPDATE codings SET start = start + 1`,
    /Every quote is the words at its place\. Not so: the coding of “Interview” at 12–21 \(the-coding\)/,
  ],
  [
    'a quote that was improved',
    `UPDATE codings SET exact = 'We trusted'`,
    /Every quote is the words at its place/,
  ],
  [
    'a coding that cuts an emoji',
    `UPDATE codings SET "end" = 23, exact = substr(exact, 1)`,
    /Every quote is the words at its place/,
  ],
  [
    'a turn that lies outside',
    `UPDATE turns SET "end" = 900`,
    /one after the other\. Not so: turn 1 of “Interview”/,
  ],
  [
    'a coding of a code that is gone',
    `UPDATE codings SET code_id = 77`,
    /What an entry refers to is there\. Not so: coding without its code/,
  ],
];

test.for(harms)('%s is found, and the project is not opened for work', ([, sql, found]) => {
  const file = tampered(sql);
  const project = openProject(file);
  expect(project.integrity.check().problems.join(' ')).toMatch(found);
  project.close();
  expect(() => openChecked(file, `${file}.backup`)).toThrow('did not pass its check');
});

test('a project that nobody harmed is opened', () => {
  const file = tampered('SELECT 1');
  const project = openChecked(file, `${file}.backup`);
  expect(project.codings.count()).toBe(1);
  project.close();
});
