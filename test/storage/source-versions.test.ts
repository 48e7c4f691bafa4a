import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { redo, undo } from '../../src/actions/history/history.ts';
import { describeSource, removeSource } from '../../src/actions/sources/sources.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { addSource, spoken, temporaryFolder } from '../support/project.ts';

const interview = (name: string) =>
  spoken(name, [
    ['I', 'How?'],
    ['Rosa', 'Slowly.'],
    ['Ann', 'Never.'],
  ]);

/** The texts and turns of the first sources as a project that was just opened on the same file reads them. */
function readAnew(file: string) {
  const other = openProject(file);
  const read = readAll(other);
  other.close();
  return read;
}

const readAll = ({ texts }: Project) =>
  [1, 2, 3].map((id) => ({ text: texts.textOf(id), turns: texts.turnsOf(id) }));

test('texts and turns that were read lately are always what a fresh look would read', () => {
  const project = openProject(join(temporaryFolder(), 'x.throughline'));
  onTestFinished(() => {
    project.close();
  });
  project.christen('Test', '');
  project.coders.ensure('Ada');
  const one = addSource(project, interview('One'));
  addSource(project, interview('Two'));
  const card = { name: 'One', kind: 'interview' as const, date: null, cases: [] };
  const role = (label: string) => ({ label, isInterviewer: false, informant: '', informantType: '' });
  const foreign = new Database(project.file);
  const refused = (deed: () => void): void => {
    expect(() =>
      project.act(1, 'codings', () => {
        deed();
        readAll(project);
        throw new Error('refused');
      }),
    ).toThrow('refused');
  };
  const steps: (() => unknown)[] = [
    () => addSource(project, interview('Three')),
    () => undo(project),
    () => redo(project),
    () => {
      describeSource(project, 1, one, { ...card, speakers: [role('I')] });
    },
    () => {
      removeSource(project, 1, one);
    },
    () => undo(project),
    () => {
      refused(() => {
        removeSource(project, 1, one);
      });
    },
    () => foreign.exec('UPDATE turns SET speaker_id = NULL WHERE number = 2'),
    () => foreign.exec(`UPDATE source_versions SET text = upper(text)`),
  ];
  const seen = new Set<string>();
  for (const step of steps) {
    step();
    const read = readAll(project);
    expect(read).toEqual(readAnew(project.file));
    expect(readAll(project).map(({ text }) => text)).toEqual(read.map(({ text }) => text));
    seen.add(JSON.stringify(read));
  }
  expect(seen.size).toBeGreaterThan(3);
  // Until something changes they are not read again.
  expect(project.texts.turnsOf(2)).toBe(project.texts.turnsOf(2));
  foreign.close();
});
