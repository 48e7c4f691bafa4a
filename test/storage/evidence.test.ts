import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { addCode } from '../../src/actions/codebook/codebook.ts';
import { applyCodes, changeCoding, removeCodings } from '../../src/actions/codings/codings.ts';
import { redo, undo } from '../../src/actions/history/history.ts';
import { describeSource, removeSource } from '../../src/actions/sources/sources.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../support/project.ts';

const interview = (name: string) =>
  spoken(name, [
    ['I', 'How?'],
    ['Rosa', 'Slowly, we trusted her.'],
    ['Ann', 'Never.'],
  ]);

/** A project on disk, what it counts, and what a project just opened on the same file counts. */
function study() {
  const project = openProject(join(temporaryFolder(), 'x.throughline'));
  project.christen('Test', '');
  project.coders.ensure('Ada');
  const codes = addCodes(project);
  const sourceId = addSource(project, interview('One'));
  addSource(project, interview('Two'));
  onTestFinished(() => {
    project.close();
  });
  return { project, codes, sourceId };
}

function fresh(project: Project) {
  const other = openProject(project.file);
  const counted = other.evidence.all();
  other.close();
  return counted;
}

const trusted = { start: 11, end: 34, exact: 'ly, we trusted her.\n\nAn' };

test('what is counted is always what a fresh look would count', () => {
  const { project, codes, sourceId } = study();
  const { text } = interview('One');
  const guid = crypto.randomUUID();
  const card = { name: 'One', kind: 'focus group' as const, date: null, cases: [] };
  const role = (label: string, isInterviewer: boolean, informant = '') => ({
    label,
    isInterviewer,
    informant,
    informantType: '',
  });
  const steps: (() => unknown)[] = [
    () => {
      applyCodes(project, 1, sourceId, [
        {
          guid,
          codeId: codes.Trust,
          start: 15,
          end: 38,
          exact: text.slice(15, 38),
          polarity: 'plain',
          origin: 'by hand',
        },
      ]);
    },
    () => {
      changeCoding(project, 1, guid, { end: 20 });
    },
    () => {
      changeCoding(project, 1, guid, { codeId: codes.Time, polarity: 'contradicts' });
    },
    () => {
      describeSource(project, 1, sourceId, {
        ...card,
        speakers: [role('I', true), role('Rosa', false, 'Rosa Medina')],
      });
    },
    () => {
      describeSource(project, 1, sourceId, { ...card, speakers: [role('Rosa', true)] });
    },
    () => addSource(project, interview('Three')),
    () => {
      removeSource(project, 1, sourceId);
    },
    () => addSource(project, interview('Four')),
    () => undo(project),
    () => undo(project),
    () => redo(project),
    () => undo(project),
    () => undo(project),
    () => {
      removeCodings(project, 1, [guid]);
    },
    () => undo(project),
    () => undo(project),
    () => undo(project),
    () => undo(project),
    () => undo(project),
    () => undo(project),
    () => redo(project),
  ];
  const seen = new Set<string>();
  for (const [at, step] of steps.entries()) {
    step();
    const counted = project.evidence.all();
    expect(counted, `step ${at}`).toEqual(fresh(project));
    seen.add(JSON.stringify(counted.map(({ pieces, lengths, ...rest }) => [rest, pieces, [...lengths]])));
  }
  expect(seen.size).toBeGreaterThan(8);
  expect(project.evidence.all().find((one) => one.sourceId === sourceId)?.sourceId).toBe(sourceId);
});

test('an action that fails leaves the counts as they were', () => {
  const { project, codes, sourceId } = study();
  const before = project.evidence.all();
  const exact = interview('One').text.slice(trusted.start, trusted.end);
  const good = {
    guid: crypto.randomUUID(),
    codeId: codes.Trust,
    start: trusted.start,
    end: trusted.end,
    exact,
    polarity: 'plain' as const,
    origin: 'by hand' as const,
  };
  expect(() => {
    applyCodes(project, 1, sourceId, [good, { ...good, guid: crypto.randomUUID(), exact: 'other words' }]);
  }).toThrow('not what was selected');
  expect(project.evidence.all()).toEqual(before);
});

test('what was counted inside an action that is then refused is forgotten', () => {
  const { project, codes, sourceId } = study();
  const coding = { ...trusted, guid: 'a', sourceId, coderId: 1, codeId: codes.Trust } as const;
  const before = project.evidence.all();
  const names = project.codes.all().map(({ name }) => name);
  const trying = (name: string): void => {
    expect(() =>
      project.act(1, 'codings', () => {
        project.codings.add({ ...coding, polarity: 'plain', origin: 'by hand' });
        addCode(project, 1, { name, parentId: null });
        expect(project.evidence.all()).not.toEqual(before);
        expect(project.codes.all()).toHaveLength(names.length + 1);
        throw new Error('changed her mind');
      }),
    ).toThrow('changed her mind');
  };
  trying('One');
  trying('Two');
  expect(project.evidence.all()).toEqual(before);
  expect(project.codes.all().map(({ name }) => name)).toEqual(names);
});

test('a change by another program on the same file is seen', () => {
  const { project, codes, sourceId } = study();
  const { text } = interview('One');
  expect(project.evidence.all().find((one) => one.sourceId === sourceId)?.pieces).toEqual([]);
  const other = new Database(project.file);
  other
    .prepare(`INSERT INTO codings VALUES (NULL, 'g', ?, ?, 1, 20, 30, ?, 'plain', 'by hand', '', '')`)
    .run(sourceId, codes.Trust, text.slice(20, 30));
  other.close();
  expect(project.evidence.all().find((one) => one.sourceId === sourceId)?.pieces).toHaveLength(1);
  expect(project.evidence.all()).toEqual(fresh(project));
});

test('a source that nothing touched is not read again', () => {
  const { project, sourceId } = study();
  const [, before] = project.evidence.all();
  removeSource(project, 1, sourceId);
  expect(project.evidence.all()[0]).toBe(before);
});
