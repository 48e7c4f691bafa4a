import fc from 'fast-check';
import { evidenceOf, type SourceEvidence } from '../../src/domain/evidence.ts';
import type { MatrixCounts } from '../../src/domain/matrix-counts.ts';
import type { MatrixPlan } from '../../src/domain/matrix-plan.ts';

/** A matrix of words by codes, from what says the rows of words and the columns of a code. */
export const planOf = (
  [rowCount, rowsOf]: [number, (sourceId: number, informantId: number | null) => readonly number[]],
  [columnCount, columnsOf]: [number, (codeId: number) => readonly number[]],
): MatrixPlan => ({
  rows: { sorts: 'words', count: rowCount, placesOf: rowsOf },
  columns: { sorts: 'codings', count: columnCount, by: ({ codeId }) => codeId, placesOf: columnsOf },
  filter: {},
});
/** Every measure that cells have, as plain lists. */
export const measuresOf = ({
  codings,
  sources,
  informants,
  against,
  covered,
  lengths,
}: MatrixCounts): number[][] =>
  [codings, sources, informants, against.codings, against.sources, against.informants, covered, lengths].map(
    (one) => [...one],
  );

export interface Made {
  readonly evidence: SourceEvidence[];
  readonly rowsOf: (sourceId: number, informantId: number | null) => readonly number[];
  readonly columnsOf: (codeId: number) => readonly number[];
  readonly plan: MatrixPlan;
}
/** Studies with overlapping codings, people in several sources, sources in several rows, codes in several columns. */
export const studies: fc.Arbitrary<Made> = fc
  .record({
    turns: fc.array(
      fc.array(
        fc.record({ length: fc.integer({ min: 1, max: 6 }), speakerId: fc.constantFrom(null, 1, 2, 3) }),
        { maxLength: 5, size: 'max' },
      ),
      { maxLength: 4, size: 'max' },
    ),
    codings: fc.array(
      fc.record({
        source: fc.nat(3),
        codeId: fc.nat(2),
        coderId: fc.integer({ min: 1, max: 2 }),
        start: fc.nat(20),
        length: fc.integer({ min: 1, max: 12 }),
        polarity: fc.constantFrom('plain' as const, 'contradicts' as const),
      }),
      { maxLength: 12, size: 'max' },
    ),
    rowsOfSource: fc.array(fc.subarray([0, 1, 2]), { minLength: 4, maxLength: 4 }),
    columnsOfCode: fc.array(fc.subarray([0, 1]), { minLength: 3, maxLength: 3 }),
    personRows: fc.boolean(),
  })
  .map(({ turns, codings, rowsOfSource, columnsOfCode, personRows }) => {
    const rowsOf = (sourceId: number, informantId: number | null): readonly number[] =>
      personRows ? (informantId === null ? [] : [informantId % 3]) : (rowsOfSource[sourceId] ?? []);
    const columnsOf = (codeId: number): readonly number[] => columnsOfCode[codeId] ?? [];
    const plan = { ...planOf([3, rowsOf], [2, columnsOf]), types: { count: 2, of: (id: number) => id % 2 } };
    const evidence = turns.map((list, sourceId) => {
      let at = 0;
      const placed = list.map(({ length, speakerId }, place) => {
        const start = at + 1;
        at = start + length;
        return { number: place + 1, start, end: at, speakerId };
      });
      const speakers = [
        { id: 1, informantId: null, isInterviewer: true },
        { id: 2, informantId: 1, isInterviewer: false },
        { id: 3, informantId: sourceId + 2, isInterviewer: false },
      ];
      const own = codings.flatMap(({ source, start, length, ...rest }, at) =>
        source === sourceId
          ? { ...rest, id: at + 1, origin: 'by hand' as const, start, end: start + length }
          : [],
      );
      return evidenceOf({ sourceId, kind: 'interview' }, placed, speakers, own);
    });
    return { evidence, rowsOf, columnsOf, plan };
  });
