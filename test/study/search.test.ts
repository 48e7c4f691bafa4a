import { expect, test } from 'vitest';
import { reviseCode } from '../../src/actions/codebook/codebook.ts';
import { addFinding } from '../../src/actions/findings/findings.ts';
import { writeMemo } from '../../src/actions/memos/memos.ts';
import { describeCase } from '../../src/actions/sources/cases.ts';
import { searchTerms } from '../../src/domain/search.ts';
import { foundElsewhere } from '../../src/study/search/elsewhere.ts';
import { smallProject } from '../support/project.ts';

function study() {
  const { project, codes } = smallProject();
  reviseCode(project, 1, codes.Trust, { definition: 'They rely on each other in the long run.' });
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'The Café was where they met. 合作很好。');
  addFinding(project, 1, 'Most partners met at the café', []);
  describeCase(project, 1, 1, { name: 'Kitchen Table', values: [{ attribute: 'Town', value: 'Café Alto' }] });
  return (typed: string) =>
    foundElsewhere(project, searchTerms(typed)).map(({ kind, title }) => `${kind}: ${title}`);
}

test('codes, memos, findings, cases and people are found by what they are called and what is written of them', () => {
  const found = study();
  expect(found('cafe')).toEqual([
    'memo: On the journal',
    'finding: Most partners met at the café',
    'case: Kitchen Table',
  ]);
  expect(found('trust')).toEqual(['code: Enabler > Trust']);
  expect(found('rely run')).toEqual(['code: Enabler > Trust']);
  expect(found('medina')).toEqual(['informant: Rosa Medina']);
  expect(found('interview 1')).toEqual(['source: Interview 1']);
});

test('words are whole, the last may go on; in scripts without blanks they stand anywhere', () => {
  const found = study();
  expect(found('rel')).toEqual(['code: Enabler > Trust']);
  expect(found('rel ')).toEqual([]);
  expect(found('ely')).toEqual([]);
  expect(found('合作')).toHaveLength(1);
  expect(found('cafe zebra')).toEqual([]);
  expect(found('')).toEqual([]);
});

test('what was found is shown with what stands around it, marked', () => {
  const { project } = smallProject();
  writeMemo(project, 1, { about: 'journal', id: 0 }, `${'long '.repeat(80)}needle ${'tail '.repeat(200)}`);
  const [memo] = foundElsewhere(project, searchTerms('needle'));
  expect(memo?.snippets.filter(({ matched }) => matched).map(({ text }) => text)).toEqual(['needle']);
  expect(memo?.snippets.map(({ text }) => text).join('').length).toBeLessThan(500);
});
