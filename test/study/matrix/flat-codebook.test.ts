import { expect, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { MatrixQuery } from '../../../src/api/matrix.ts';
import { wholeCodebook } from '../../../src/domain/code.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { arrange } from '../../../src/study/matrix/arranged-matrix.ts';
import { countCells } from '../../../src/study/matrix/counted-matrix.ts';
import { mostCodedFacet } from '../../../src/study/matrix/matrix.ts';
import { addSource, emptyProject, smallProject, spoken } from '../../support/project.ts';

/** A study with codes side by side at the top, of which one was given, and a new one that was made while reading. */
function flatStudy() {
  const project = emptyProject();
  const trust = createCode(project, 1, { name: 'Trust', parentId: null });
  createCode(project, 1, { name: 'Time', parentId: null });
  const read = spoken('Interview', [['Rosa', 'We trusted her.']]);
  const sourceId = addSource(project, read, { cases: ['North'] });
  const place = {
    start: 0,
    end: 3,
    exact: read.text.slice(0, 3),
    polarity: 'plain',
    origin: 'by hand',
  } as const;
  applyCodes(project, 1, sourceId, [
    { ...place, guid: crypto.randomUUID(), codeId: trust },
    { ...place, guid: crypto.randomUUID(), newCode: { name: 'Money', parentId: null } },
  ]);
  const labels = (under: number, level: 'finest' | 'children' | 'alone' = 'finest'): string[] => {
    const query = MatrixQuery.parse({ under, level });
    return arrange(project, countCells(project, query), query).columns.map(({ label }) => label);
  };
  return { project, trust, labels };
}

test('codes without a group are coded with at once, and a new one stands beside them', () => {
  const { project } = flatStudy();
  expect(placedCodes(project).map(({ path }) => path)).toEqual(['Trust', 'Time', 'Money']);
  expect(project.codings.count()).toBe(2);
});

test('a matrix begins with all codes of a codebook that has no groups, on every level', () => {
  const { project, trust, labels } = flatStudy();
  const whole = mostCodedFacet(project);
  expect(whole).toBe(wholeCodebook);
  for (const level of ['finest', 'children', 'alone'] as const)
    expect(labels(whole, level)).toEqual(['Trust', 'Time', 'Money']);
  expect(labels(trust)).toEqual(['Trust']);
  createCode(project, 1, { name: 'Early', parentId: trust });
  expect(labels(whole)).toEqual(['Early', 'Time', 'Money']);
  expect(labels(whole, 'children')).toEqual(['Trust', 'Time', 'Money']);
  expect(labels(whole, 'alone')).toEqual(['Trust', 'Early', 'Time', 'Money']);
  expect(labels(trust)).toEqual(['Early']);
});

test('in a codebook with groups a new code without a place goes into a group of its own', () => {
  const { project, sourceId, text } = smallProject();
  const [start, end] = [text.indexOf('Slowly'), text.indexOf('Slowly') + 6];
  const newCode = { name: 'Fresh', parentId: null };
  const how = { guid: crypto.randomUUID(), polarity: 'plain', origin: 'by hand' } as const;
  applyCodes(project, 1, sourceId, [{ ...how, newCode, start, end, exact: 'Slowly' }]);
  expect(placedCodes(project).map(({ path }) => path)).toContain('New codes > Fresh');
});
