import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceCoding } from '../../src/domain/evidence.ts';
import { valueOf } from '../../src/domain/matrix-cell.ts';
import type { MatrixPlan } from '../../src/domain/matrix-plan.ts';
import { countedInCell } from '../../src/domain/matrix-words.ts';
import { countMatrix } from '../../src/domain/matrix.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { studies } from '../support/matrices.ts';

const coding = (
  id: number,
  start: number,
  end: number,
  more: Partial<EvidenceCoding> = {},
): EvidenceCoding => ({
  id,
  start,
  end,
  codeId: 1,
  coderId: 1,
  polarity: 'plain',
  origin: 'by hand',
  ...more,
});

test('a passage is a stretch with a code as far as codings overlap, whoever gave them; what only touches is two', () => {
  const codings = [
    coding(1, 0, 10),
    coding(2, 5, 20, { coderId: 2 }),
    coding(3, 20, 30),
    coding(4, 0, 9, { codeId: 2 }),
  ];
  const passages = passagesOf(codings);
  expect(codings.map((one) => passages.get(one)?.id)).toEqual([1, 1, 3, 4]);
});

test('two coders who agree count once, and their passage is for and against where one of them contradicts', () => {
  const evidence = [
    {
      sourceId: 1,
      kind: 'interview' as const,
      lengths: new Map([[7, 100]]),
      ...piecesOf([
        coding(1, 0, 10),
        coding(2, 2, 12, { coderId: 2, polarity: 'contradicts' }),
        coding(3, 50, 60, { codeId: 2 }),
      ]),
    },
  ];
  const plan: MatrixPlan = {
    rows: { sorts: 'words', count: 1, placesOf: () => [0] },
    columns: { sorts: 'codings', count: 2, by: ({ codeId }) => codeId, placesOf: (codeId) => [codeId - 1] },
    filter: { layer: 'once' },
  };
  const once = countMatrix(plan, evidence);
  expect([...once.codings]).toEqual([1, 1, 2, 1, 1, 2]);
  expect([once.raising[0], once.against.codings[0]]).toEqual([1, 1]);
  expect(valueOf(once, 'row %', 0, 0)).toBe(50);
  expect(valueOf(once, 'presence', 0, 0)).toBe(1);
  expect(countedInCell(plan, evidence, 0, 0)).toEqual([[1, 2]]);
  const each = countMatrix({ ...plan, filter: {} }, evidence);
  expect([...each.codings].slice(0, 3)).toEqual([2, 1, 3]);
});

const piecesOf = (codings: EvidenceCoding[]) => ({
  codings,
  pieces: codings.map((one) => ({ coding: one, informantId: 7, start: one.start, end: one.end })),
});

test('passages are the runs of coded characters, and each number opens onto as many', () => {
  fc.assert(
    fc.property(studies, ({ evidence, plan: each }) => {
      const plan = { ...each, filter: { layer: 'once' as const } };
      const counts = countMatrix(plan, evidence);
      for (let cell = 0; cell < counts.codings.length; cell++) {
        const place = [Math.floor(cell / counts.width), cell % counts.width] as const;
        const opened = countedInCell(plan, evidence, ...place);
        expect(opened).toHaveLength(counts.codings[cell] ?? -1);
        expect(opened.flat().toSorted()).toEqual(
          countedInCell(each, evidence, ...place)
            .flat()
            .toSorted(),
        );
        for (const ids of opened) {
          const codings = evidence.flatMap((source) => source.codings.filter(({ id }) => ids.includes(id)));
          expect(new Set(codings.map(({ codeId }) => codeId)).size).toBe(1);
        }
      }
      // Only codings that join two of a cell without lying in it can make fewer of what stands apart there.
      for (const { codings } of evidence) {
        const apart = [...Map.groupBy(codings, ({ codeId }) => codeId).values()].map(runs);
        expect(new Set(passagesOf(codings).values()).size).toBe(apart.reduce((sum, one) => sum + one, 0));
      }
    }),
  );
});

/** The runs of codings, seam by seam: a run goes on across a seam between two characters where one coding holds both. */
function runs(codings: readonly EvidenceCoding[]): number {
  let count = 0;
  for (let at = 0; at < 40; at++) {
    const isIn = codings.some(({ start, end }) => start <= at && at < end);
    const goesOn = codings.some(({ start, end }) => start < at && at < end);
    if (isIn && !goesOn) count += 1;
  }
  return count;
}
