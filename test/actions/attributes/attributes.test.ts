import { expect, test } from 'vitest';
import {
  cardOf,
  describeAttribute,
  makeAttribute,
  removeAttribute,
  setValues,
  takeTable,
} from '../../../src/actions/attributes/attributes.ts';
import { redo, undo } from '../../../src/actions/history/history.ts';
import { attributeSubjects, type AttributeSubject } from '../../../src/domain/attribute.ts';
import { versionOf } from '../../../src/domain/writing/version.ts';
import { bearersOf, knownOf, planOfTable, versionOfValue } from '../../../src/study/attributes/known.ts';
import { addSource, spoken } from '../../support/project.ts';
import { study } from '../story/study.ts';

const text = { type: 'text', choices: [] } as const;

/** A study in which Rosa speaks alone in one source, and with Ben in another. */
function people() {
  const lab = study();
  const { project } = lab;
  const speakers = ['Rosa', 'Ben'].map((label) => ({
    label,
    isInterviewer: false,
    informantType: 'partner',
    informant: label === 'Rosa' ? 'Rosa Medina' : label,
  }));
  const group = addSource(
    project,
    spoken('Group', [
      ['Rosa', 'We trusted them.'],
      ['Ben', 'I did not trust.'],
    ]),
    { speakers },
  );
  const idOf = (subject: AttributeSubject, name: string): number =>
    bearersOf(project, subject).find((one) => one.name === name)?.id ?? 0;
  return { ...lab, group, idOf };
}

test.each(attributeSubjects)(
  'an attribute of a %s is made, said, renamed and removed, each in one step that undoes',
  (subject) => {
    const { project } = people();
    const [first] = bearersOf(project, subject);
    const id = first?.id ?? 0;
    const attribute = makeAttribute(project, 1, subject, { name: ' Region ', ...text });
    setValues(project, 1, subject, [{ attribute, id, value: 'North', was: versionOfValue('') }]);
    const values = () => knownOf(project, subject).get(id)?.values;
    expect(values()).toEqual({ Region: 'North' });
    describeAttribute(project, 1, attribute, { name: 'Area', type: 'choice', choices: ['North', ' South '] });
    expect(values()).toEqual({ Area: 'North' });
    removeAttribute(project, 1, attribute);
    expect(values()).toEqual({});
    undo(project);
    expect(values()).toEqual({ Area: 'North' });
    undo(project);
    undo(project);
    undo(project);
    expect(project.attributes[subject].all().map(({ name }) => name)).not.toContain('Region');
    for (let step = 0; step < 4; step++) redo(project);
    expect(values()).toEqual({});
    expect(project.integrity.check()).toMatchObject({ problems: [], faults: [] });
  },
);

test('each subject has attributes of its own name; what goes takes its values along and brings them back', () => {
  const { project, group } = people();
  const of = (subject: AttributeSubject) => makeAttribute(project, 1, subject, { name: 'Place', ...text });
  expect(new Set(attributeSubjects.map(of)).size).toBe(3);
  const attribute = project.attributes.source.all()[0]?.id ?? 0;
  setValues(project, 1, 'source', [{ attribute, id: group, value: 'Nairobi' }]);
  project.act(1, 'sources', () => {
    project.sources.remove(group);
    return { result: undefined, sentence: 'removed' };
  });
  expect(project.attributes.source.values()).toEqual([]);
  undo(project);
  expect(project.attributes.source.values().map(({ value }) => value)).toEqual(['Nairobi']);
});

test('a value that is not of its kind is refused by name, and nothing of the step is written', () => {
  const { project, idOf } = people();
  const age = makeAttribute(project, 1, 'informant', { name: 'Age', type: 'number', choices: [] });
  const role = makeAttribute(project, 1, 'informant', {
    name: 'Role',
    type: 'choice',
    choices: ['lead', 'member'],
  });
  const [rosa, ben] = [idOf('informant', 'Rosa Medina'), idOf('informant', 'Ben')];
  const set =
    (...changes: [number, number, string][]) =>
    () => {
      setValues(
        project,
        1,
        'informant',
        changes.map(([attribute, id, value]) => ({ attribute, id, value })),
      );
    };
  expect(set([age, ben, '41'], [age, rosa, 'old'])).toThrow('Age of “Rosa Medina”: “old” is no number.');
  expect(set([role, ben, 'boss'])).toThrow(
    'Role of “Ben”: “boss” is none of what can be chosen: lead, member.',
  );
  expect(project.attributes.informant.values()).toEqual([]);
  set([age, ben, '41'], [role, ben, 'lead'])();
  expect(() => {
    describeAttribute(project, 1, role, { name: 'Role', type: 'choice', choices: ['member'] });
  }).toThrow('“lead” is none of what can be chosen');
  expect(set([age, 999, '1'])).toThrow('no longer in the project');
  expect(() => makeAttribute(project, 1, 'informant', { name: 'AGE', ...text })).toThrow(
    'There is an attribute “Age”',
  );
  expect(() => makeAttribute(project, 1, 'informant', { name: 'x', type: 'choice', choices: [' '] })).toThrow(
    'what can be chosen',
  );
});

test('nobody writes over a value or an attribute she has not seen', () => {
  const { project, idOf } = people();
  const attribute = makeAttribute(project, 1, 'informant', { name: 'Region', ...text });
  const id = idOf('informant', 'Ben');
  setValues(project, 1, 'informant', [{ attribute, id, value: 'North', was: versionOfValue('') }]);
  expect(() => {
    setValues(project, 1, 'informant', [{ attribute, id, value: 'South', was: versionOfValue('') }]);
  }).toThrow('It says now: value: “North”');
  const known = project.attributes.find(attribute);
  const was = known && versionOf({ ...cardOf(known) });
  describeAttribute(project, 1, attribute, { name: 'Area', ...text, was });
  expect(() => {
    describeAttribute(project, 1, attribute, { name: 'Zone', ...text, was });
  }).toThrow('changed the attribute “Area” meanwhile');
});

test('a table says what it would change, by name whatever its capitals, and then changes just that', () => {
  const { project, idOf } = people();
  const attribute = makeAttribute(project, 1, 'informant', { name: 'Region', ...text });
  setValues(project, 1, 'informant', [{ attribute, id: idOf('informant', 'Ben'), value: 'North' }]);
  const table = {
    attributes: ['region', 'Age'],
    rows: [
      { name: 'ben', values: ['North', '41'] },
      { name: 'Rosa Medina', values: ['South', ''] },
      { name: 'Nobody', values: ['West', '1'] },
    ],
  };
  const plan = planOfTable(project, 'informant', table);
  expect(plan).toEqual({
    newAttributes: ['Age'],
    unknown: ['Nobody'],
    changes: [
      { name: 'ben', attribute: 'Age', from: '', to: '41' },
      { name: 'Rosa Medina', attribute: 'region', from: '', to: 'South' },
    ],
    same: 1,
  });
  takeTable(project, 1, 'informant', table);
  expect([...knownOf(project, 'informant').values()]).toEqual([
    { name: 'Ben', values: { Region: 'North', Age: '41' } },
    { name: 'Rosa Medina', values: { Region: 'South' } },
  ]);
  expect(planOfTable(project, 'informant', table).changes).toEqual([]);
});
