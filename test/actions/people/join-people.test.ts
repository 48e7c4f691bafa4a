import { expect, test } from 'vitest';
import { makeAttribute, setValues } from '../../../src/actions/attributes/attributes.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { redo, undo } from '../../../src/actions/history/history.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { joinPeople } from '../../../src/actions/people/join-people.ts';
import { keyOf } from '../../../src/domain/matrix-key.ts';
import { nothingYet } from '../../../src/domain/writing/version.ts';
import { versionOfValue } from '../../../src/study/attributes/known.ts';
import { countByCode } from '../../../src/study/codebook/code-count.ts';
import { peopleOf } from '../../../src/study/people/people.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

/** One who speaks as “P Kowalik” in one interview and as “P. Kowalik” in another, and each time of trust. */
function twice() {
  const project = emptyProject();
  const codes = addCodes(project);
  for (const name of ['P Kowalik', 'P. Kowalik']) {
    const read = spoken(`Interview of ${name}`, [['P', `We trusted them, says ${name}.`]]);
    const speakers = [{ label: 'P', isInterviewer: false, informant: name, informantType: 'partner' }];
    const sourceId = addSource(project, read, { speakers });
    const start = read.text.indexOf('We trusted');
    const place = { start, end: start + 10, exact: 'We trusted' };
    applyCodes(project, 1, sourceId, [
      { guid: crypto.randomUUID(), codeId: codes.Trust, ...place, polarity: 'plain', origin: 'by hand' },
    ]);
  }
  const idOf = (name: string): number => project.informants.named(name)?.id ?? 0;
  const informantsOfTrust = (): number | undefined => countByCode(project).get(codes.Trust)?.informants;
  return { project, codes, idOf, informantsOfTrust };
}

test('two names of one person are offered with what tells them apart', () => {
  const { project } = twice();
  expect(peopleOf(project).maybeOne).toMatchObject([
    {
      people: [
        { name: 'P Kowalik', says: 'partner, 1 source' },
        { name: 'P. Kowalik', says: 'partner, 1 source' },
      ],
      because: 'the same name, written otherwise',
    },
  ]);
});

test('two who are one count once afterwards, and one undo tells them apart again', () => {
  const { project, idOf, informantsOfTrust } = twice();
  expect(informantsOfTrust()).toBe(2);
  const speaking = (): (number | null)[] =>
    project.informants.speakers().map(({ informantId }) => informantId);
  const before = speaking();
  const [from, into] = [idOf('P. Kowalik'), idOf('P Kowalik')];
  joinPeople(project, 1, { from, into });
  expect(project.informants.all().map(({ name }) => name)).toEqual(['P Kowalik']);
  expect(speaking()).toEqual([into, into]);
  expect(informantsOfTrust()).toBe(1);
  expect(peopleOf(project).everybody).toMatchObject([{ says: 'partner, 2 sources' }]);
  undo(project);
  expect(speaking()).toEqual(before);
  expect(project.informants.all()).toHaveLength(2);
  redo(project);
  expect(speaking()).toEqual([into, into]);
});

test('what is known of either is kept: values of the one that stays win, memos stand in one', () => {
  const { project, codes, idOf } = twice();
  const [from, into] = [idOf('P. Kowalik'), idOf('P Kowalik')];
  const make = (name: string) => makeAttribute(project, 1, 'informant', { name, type: 'text', choices: [] });
  const [age, region] = [make('Age'), make('Region')];
  const was = versionOfValue('');
  setValues(project, 1, 'informant', [
    { attribute: age, id: from, value: '40', was },
    { attribute: age, id: into, value: '41', was },
    { attribute: region, id: from, value: 'North', was },
  ]);
  writeMemo(project, 1, { about: 'informant', id: from, was: nothingYet }, 'Spoke softly.');
  writeMemo(project, 1, { about: 'informant', id: into, was: nothingYet }, 'Spoke long.');
  const cell = project.cells.ensure(keyOf({ kind: 'informant', id: from }), codes.Trust);
  project.memos.write('cell', cell, 'Says it twice.', 1);
  joinPeople(project, 1, { from, into });
  const values = project.attributes.informant.values().map(({ attributeId, value }) => [attributeId, value]);
  expect(values).toEqual(
    expect.arrayContaining([
      [age, '41'],
      [region, 'North'],
    ]),
  );
  expect(values).toHaveLength(2);
  expect(project.memos.about('informant', into)).toBe('Spoke long.\n\nSpoke softly.');
  const moved = project.cells.at(keyOf({ kind: 'informant', id: into }), codes.Trust) ?? 0;
  expect(project.memos.about('cell', moved)).toBe('Says it twice.');
});

test('somebody is not joined with herself, nor with somebody who is gone', () => {
  const { project, idOf } = twice();
  const id = idOf('P Kowalik');
  expect(() => {
    joinPeople(project, 1, { from: id, into: id });
  }).toThrow('is one person already');
  expect(() => {
    joinPeople(project, 1, { from: 99, into: id });
  }).toThrow('no longer in the project');
});
