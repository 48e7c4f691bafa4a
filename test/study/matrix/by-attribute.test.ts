import { expect, test } from 'vitest';
import { makeAttribute, setValues } from '../../../src/actions/attributes/attributes.ts';
import type { AttributeSubject } from '../../../src/domain/attribute.ts';
import { bearersOf } from '../../../src/study/attributes/known.ts';
import { queryFields, queryFilter } from '../../../src/study/excerpts/query.ts';
import { numbers, study } from './matrix-study.ts';

/** The study of matrices, with an attribute that says something of some. */
function described(subject: AttributeSubject, said: Readonly<Record<string, string>>, name = 'Region') {
  const lab = study();
  const { project } = lab;
  const attribute = makeAttribute(project, 1, subject, { name, type: 'text', choices: [] });
  const changes = bearersOf(project, subject).flatMap((one) => {
    const value = said[one.name];
    return value === undefined ? [] : [{ attribute, id: one.id, value }];
  });
  setValues(project, 1, subject, changes);
  return { ...lab, attribute, rows: `attribute ${attribute}` as const };
}

test('rows by an attribute of informants hold what each of them says, and only that', () => {
  const { count, rows } = described('informant', { Rosa: 'coast ', Ann: 'Coast' });
  // Both are of the coast; X of the focus group is nobody known, so what is said by X is in no row.
  expect(count({ rows }).rows.map(({ label }) => label)).toEqual(['Region: Coast']);
  expect(numbers(count({ rows }))).toEqual({ 'Region: Coast': [2, 2, 0, 4], All: [2, 2, 0, 4] });
  const apart = described('informant', { Rosa: 'Coast', Ann: 'Hills' });
  expect(numbers(apart.count({ rows: apart.rows }), 'informants')).toEqual({
    'Region: Coast': [1, 1, 0, 1],
    'Region: Hills': [0, 1, 0, 1],
    All: [1, 2, 0, 2],
  });
});

test('informants of whom nothing is known stand together in a row of their own', () => {
  const { count, rows } = described('informant', { Ann: 'Hills' });
  expect(count({ rows }).rows.map(({ label }) => label)).toEqual(['Region: Hills', 'Region: not given']);
});

test('what can be chosen stands in the order in which it is offered', () => {
  const lab = study();
  const choices = ['young', 'old'];
  const attribute = makeAttribute(lab.project, 1, 'informant', { name: 'Age', type: 'choice', choices });
  const [first, second] = bearersOf(lab.project, 'informant');
  setValues(lab.project, 1, 'informant', [
    { attribute, id: first?.id ?? 0, value: 'old' },
    { attribute, id: second?.id ?? 0, value: 'young' },
  ]);
  expect(lab.count({ rows: `attribute ${attribute}` }).rows.map(({ label }) => label)).toEqual([
    'Age: young',
    'Age: old',
  ]);
});

test('rows by an attribute of sources hold all that is said in them', () => {
  const { count, rows } = described('source', { P10: 'by phone', P2: 'by phone' }, 'Mode');
  expect(numbers(count({ rows }), 'sources')).toEqual({
    'Mode: by phone': [1, 1, 0, 2],
    'Mode: not given': [1, 1, 0, 1],
    All: [2, 2, 0, 3],
  });
});

test('a query asks for an attribute of who speaks; one called as an attribute of cases says whose it is', () => {
  const { project } = described('informant', { Rosa: 'Coast', Ann: 'Hills' });
  const found = (query: string): number => {
    const has = queryFilter(project, query);
    return project.evidence.all().flatMap(({ codings }) => codings.filter(({ id }) => has?.(id))).length;
  };
  expect(found('region = Hills')).toBe(1);
  expect(found('region = Coast')).toBeGreaterThan(1);
  makeAttribute(project, 1, 'case', { name: 'Region', type: 'text', choices: [] });
  expect(queryFields(project).map(({ field }) => field)).toContain('informant region');
  expect(found('"informant region" = Hills')).toBe(1);
});
