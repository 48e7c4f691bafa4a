import { expect, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import {
  addPlan,
  chooseInPlan,
  markFacet,
  writeInPlan,
  writeMark,
} from '../../../src/actions/guide/guide.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { codebookOf } from '../../../src/domain/codebook.ts';
import { needsIn } from '../../../src/domain/guide/guide.ts';
import { writeYaml } from '../../../src/formats/codebooks/write-yaml.ts';
import { readCodebook } from '../../../src/formats/codebooks/yaml.ts';
import { starterCodebook } from '../../../src/starters.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { choiceOf, markedFacets, marksOf, planKnown } from '../../../src/study/guide/guide.ts';
import { emptyProject } from '../../support/project.ts';

function study() {
  const project = emptyProject();
  addCodebook(project, 1, starterCodebook());
  const code = (name: string): number => placedCodes(project).find((one) => one.name === name)?.id ?? 0;
  return { project, code };
}

test('the starter codebook marks all six steps, with words for every archetype and both ends of every choice', () => {
  const { project } = study();
  const facets = markedFacets(project);
  expect(new Set(facets.map(({ part }) => part)).size).toBe(9);
  const archetypes = facets.find(({ part }) => part === 'archetype')?.codes ?? [];
  expect(archetypes.map(({ mark }) => mark.helpful !== '' && mark.needs !== '')).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const sliders = facets.flatMap((one) => one.sliders);
  expect(sliders).toHaveLength(6);
  for (const { ends } of sliders)
    for (const { mark, code } of ends)
      expect(mark.speaksFor !== '' && mark.speaksAgainst !== '', code.name).toBe(true);
});

test('marks travel with a codebook as YAML, and are taken over where a project has none', () => {
  const { project } = study();
  const written = writeYaml(codebookOf('LP', '', placedCodes(project), marksOf(project)));
  const other = emptyProject();
  addCodebook(other, 1, readCodebook('lp.yaml', written));
  const named = (one: typeof project) =>
    placedCodes(one).flatMap(({ id, path }) => (marksOf(one).has(id) ? [[path, marksOf(one).get(id)]] : []));
  expect(named(other)).toEqual(named(project));
  // A project that had the codes already gets the marks when she says so, and without a new version of any entry.
  const bare = emptyProject();
  addCodebook(bare, 1, codebookOf('LP', '', placedCodes(project)));
  addCodebook(bare, 1, readCodebook('lp.yaml', written), true);
  expect(named(bare)).toEqual(named(project));
  expect(placedCodes(bare).flatMap(({ id }) => bare.codeVersions.ofCode(id))).toEqual([]);
  undo(bare);
});

test('a part that the guide does not know is refused with the line it stands on', () => {
  const yaml = `format: throughline-codebook/1\nname: X\nfacets:\n  - name: A\n    guide: {part: purposes}\n`;
  expect(() => readCodebook('x.yaml', yaml)).toThrow(
    /x\.yaml, line 5: part must be one of: participants, value/,
  );
});

test('one archetype alone is the chosen one, and every answer is undone in one step', () => {
  const { project, code } = study();
  const id = addPlan(project, 1, '  Coast   programme ');
  const choose = (name: string, choice: string) => {
    chooseInPlan(project, 1, id, { codeId: code(name), choice });
  };
  choose('Practice partner', 'first');
  choose('Network builder', 'first');
  const plan = () => planKnown(project, id);
  expect(plan().name).toBe('Coast programme');
  expect(choiceOf(plan(), code('Practice partner'))).toBe('');
  undo(project);
  expect(choiceOf(plan(), code('Practice partner'))).toBe('first');
  expect(choiceOf(plan(), code('Network builder'))).toBe('');
  writeInPlan(project, 1, id, { question: '', codeId: code('Practice partner'), text: ' Because. ' });
  choose('Practice partner', '');
  // Taking the choice back leaves the words.
  expect(plan().answers.map(({ choice, words }) => [choice, words])).toEqual([['', 'Because.']]);
});

test('what cannot be answered is refused with a sentence', () => {
  const { project, code } = study();
  const id = addPlan(project, 1, 'Coast');
  const choose = (name: string, choice: string) => () => {
    chooseInPlan(project, 1, id, { codeId: code(name), choice });
  };
  expect(choose('Clarity of purpose', 'fits')).toThrow('“fits” is no answer to “Clarity of purpose”.');
  expect(choose('Facilitator inside', '1')).toThrow(/not among what the guide asks/);
  expect(() => addPlan(project, 1, ' ')).toThrow(/needs a name/);
  expect(() => addPlan(project, 1, 'x'.repeat(201))).toThrow(/200 characters/);
  expect(() => {
    writeInPlan(project, 1, id, { question: 'nothing', codeId: null, text: 'x' });
  }).toThrow('The guide has no question “nothing”.');
  expect(() => {
    markFacet(project, 1, code('Trust in the facilitator'), 'risk');
  }).toThrow(/lies below another code/);
  expect(() => {
    writeInPlan(project, 1, 99, { question: 'who', codeId: null, text: 'x' });
  }).toThrow('That plan is no longer there.');
});

test('nobody writes over an answer she has not seen', () => {
  const { project } = study();
  const id = addPlan(project, 1, 'Coast');
  writeInPlan(project, 1, id, { question: 'who', codeId: null, text: 'Three partners' });
  expect(() => {
    writeInPlan(project, 1, id, { question: 'who', codeId: null, text: 'Four', was: 'none' });
  }).toThrow(/changed what the plan “Coast” says to who meanwhile\. It says now: “Three partners”/);
});

test('where a code is merged into another its mark and its answers go with it, unless that one has its own', () => {
  const { project, code } = study();
  const id = addPlan(project, 1, 'Coast');
  chooseInPlan(project, 1, id, { codeId: code('Clarity of purpose'), choice: 'missing' });
  writeMark(project, 1, code('Clarity of purpose'), { field: 'needs', text: 'So' });
  mergeCodes(project, 1, [code('Clarity of purpose')], code('All participants see value'));
  expect(choiceOf(planKnown(project, id), code('All participants see value'))).toBe('missing');
  expect(project.guide.marks.of(code('All participants see value'))?.needs).toBe('So');
});

test('what an archetype needs is read by the name of the enabler; what names none is kept as it is', () => {
  expect(needsIn('Trust: it takes time\ntrust\nMoney: much\n\n', ['Trust', 'Clarity'])).toEqual([
    { code: 'Trust', why: 'it takes time' },
    { code: 'Trust', why: '' },
    { code: '', why: 'Money: much' },
  ]);
});
