import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { rewriteMemo, writeCellMemo, writeMemo } from '../../../src/actions/memos/memos.ts';
import { removeSource } from '../../../src/actions/sources/sources.ts';
import { linksIn, titleOf } from '../../../src/domain/memo.ts';
import { backLinks, nameables, whatIs, notedBy } from '../../../src/study/memos/memo-links.ts';
import { turnMemos } from '../../../src/study/memos/subjects.ts';
import { smallProject } from '../../support/project.ts';

test('a thing has one memo, the journal as many entries as she likes', () => {
  const { project, codes } = smallProject();
  const trust = { about: 'code' as const, id: codes.Trust };
  writeMemo(project, 1, trust, 'First thought');
  writeMemo(project, 1, trust, ' Second thought ');
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Monday');
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Tuesday');
  const texts = () =>
    project.memos
      .all()
      .map(({ text }) => text)
      .toSorted();
  expect(texts()).toEqual(['Monday', 'Second thought', 'Tuesday']);
  undo(project);
  undo(project);
  undo(project);
  expect(texts()).toEqual(['First thought']);
  writeMemo(project, 1, trust, '  ');
  expect(texts()).toEqual([]);
  expect(project.history.list(1)[0]?.sentence).toBe('removed the memo on the code “Enabler > Trust”');
});

test('a memo on nothing, an empty entry and one too long are refused', () => {
  const { project } = smallProject();
  expect(() => {
    writeMemo(project, 1, { about: 'code', id: 999 }, 'x');
  }).toThrow('no longer in the project');
  expect(() => {
    writeMemo(project, 1, { about: 'journal', id: 0 }, ' \n');
  }).toThrow('Write something first');
  expect(() => {
    writeMemo(project, 1, { about: 'project', id: 1 }, 'x'.repeat(100_001));
  }).toThrow('100,000');
  expect(() => {
    rewriteMemo(project, 1, { id: 999 }, 'x');
  }).toThrow('no longer there');
  expect(project.memos.all()).toEqual([]);
});

test('names between brackets point to what they name, and back', () => {
  const { project, codes, sourceId } = smallProject();
  writeMemo(
    project,
    1,
    { about: 'journal', id: 0 },
    'About [[trust]], [[Interview 1]], [[nothing]] and [[Enabler > Time]].',
  );
  const named = nameables(project);
  const [memo] = project.memos.all();
  expect(linksIn(memo?.text ?? '').map((name) => whatIs(named, name)?.id)).toEqual([
    codes.Trust,
    sourceId,
    undefined,
    codes.Time,
  ]);
  const linked = (name: string) => {
    const one = whatIs(named, name);
    return one ? backLinks(project.memos.all(), named)(one).length : 0;
  };
  expect([linked('Trust'), linked('Interview 1'), linked('Focal point')]).toEqual([1, 1, 0]);
});

test('every kind of thing that a memo is about can be named in another, which is found from it', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  applyCodes(project, 1, sourceId, [
    {
      guid: 'g',
      codeId: codes.Trust,
      start,
      end: start + 6,
      exact: 'Slowly',
      polarity: 'plain',
      origin: 'by hand',
      memo: 'Why?',
    },
  ]);
  const caseId = project.cases.named('Kitchen Table')?.id ?? 0;
  const [informant] = project.informants.all();
  const turn = project.texts.turnsOf(sourceId)[1]?.id ?? 0;
  const about = {
    code: codes.Trust,
    source: sourceId,
    case: caseId,
    informant: informant?.id ?? 0,
    turn,
    project: 1,
  } as const;
  for (const [kind, id] of Object.entries(about))
    writeMemo(project, 1, { about: kind as keyof typeof about, id }, 'Noted'); // the keys above
  writeCellMemo(project, 1, { rowKey: `case-${caseId}`, codeId: codes.Trust }, 'Noted');
  const names = [
    'Trust',
    'Interview 1',
    'Kitchen Table',
    'Rosa Medina',
    'Interview 1, turn 2',
    'the project',
    'Interview 1, turn 2, Trust',
    'Kitchen Table × Trust',
  ];
  writeMemo(project, 1, { about: 'journal', id: 0 }, names.map((name) => `[[${name}]]`).join(' '));
  const named = nameables(project);
  const pointing = backLinks(project.memos.all(), named);
  const found = project.memos.all().filter((memo) => memo.about !== 'journal');
  expect(found).toHaveLength(8);
  for (const memo of found) {
    const one = notedBy(project, named, memo);
    expect(one ? pointing(one).map((other) => other.about) : [], memo.about).toEqual(['journal']);
  }
});

test('a memo is changed where it stands, also the one on a coding', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  applyCodes(project, 1, sourceId, [
    {
      guid: 'g',
      codeId: codes.Trust,
      start,
      end: start + 6,
      exact: 'Slowly',
      polarity: 'plain',
      origin: 'by hand',
      memo: 'Why?',
    },
  ]);
  const [memo] = project.memos.all();
  rewriteMemo(project, 1, { id: memo?.id ?? 0 }, 'Because');
  expect(project.codings.find('g')?.memo).toBe('Because');
  expect(project.history.list(1)[0]?.sentence).toBe(
    'changed the memo on a coding of “Interview 1” with “Trust”',
  );
});

test('a memo is known by its first line, without its signs', () => {
  expect(titleOf('## On [[Trust]] and *time*\nmore')).toBe('On Trust and time');
  expect(titleOf('x'.repeat(100), 10)).toBe(`${'x'.repeat(10)}…`);
});

test('a turn and a cell of a matrix are named between brackets, noted, and gone with their source', () => {
  const { project, codes, sourceId } = smallProject();
  const named = nameables(project);
  const [river] = project.cases.all();
  expect(whatIs(named, 'interview 1, turn 3')).toMatchObject({ about: 'turn', id: sourceId, turn: 3 });
  expect(whatIs(named, 'Kitchen Table × Trust')).toMatchObject({
    about: 'cell',
    id: codes.Trust,
    caseId: river?.id,
  });
  expect(whatIs(named, 'nothing, turn 3')).toBeUndefined();
  expect(whatIs(named, 'Trust × Kitchen Table')).toBeUndefined();

  const turn = project.texts.turnsOf(sourceId)[1];
  writeMemo(project, 1, { about: 'turn', id: turn?.id ?? 0 }, 'She hesitates');
  writeCellMemo(project, 1, { rowKey: `case-${river?.id ?? 0}`, codeId: codes.Trust }, 'All say so');
  expect(turnMemos(project, sourceId)).toEqual([{ turn: 2, text: 'She hesitates' }]);
  expect(project.history.list(2).map(({ sentence }) => sentence)).toEqual([
    'wrote a memo on the cell “Kitchen Table × Trust”',
    'wrote a memo on turn 2 of “Interview 1”',
  ]);
  removeSource(project, 1, sourceId);
  expect(project.memos.ofKind('turn')).toEqual([]);
  undo(project);
  expect(turnMemos(project, sourceId)).toHaveLength(1);
});
