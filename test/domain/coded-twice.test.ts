import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codedTwice } from '../../src/domain/coded-twice.ts';
import type { EvidenceCoding } from '../../src/domain/evidence.ts';
import { coveredLength, overlaps } from '../../src/domain/text.ts';

const codings = fc
  .array(
    fc.record({
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 9 }),
      codeId: fc.integer({ min: 1, max: 2 }),
      coderId: fc.integer({ min: 1, max: 2 }),
      polarity: fc.constantFrom('plain' as const, 'contradicts' as const),
    }),
    { maxLength: 14, size: 'max' },
  )
  .map((all) =>
    all
      .map(({ start, length, ...rest }, at): EvidenceCoding => ({
        ...rest,
        id: at + 1,
        origin: 'by hand',
        start,
        end: start + length,
      }))
      .sort((a, b) => a.start - b.start || b.end - a.end),
  );

const isAlike = (a: EvidenceCoding, b: EvidenceCoding): boolean =>
  a.codeId === b.codeId && a.coderId === b.coderId && a.polarity === b.polarity;

test('a passage holds all that overlap in code, coder and bearing, and nothing else; its words hang together', () => {
  fc.assert(
    fc.property(codings, (all) => {
      const passages = codedTwice(all);
      for (const a of all)
        for (const b of all) {
          if (a === b) continue;
          const isTogether = passages.some((own) => own.includes(a) && own.includes(b));
          if (isAlike(a, b) && overlaps(a, b)) expect(isTogether).toBe(true);
          else if (isTogether) expect(isAlike(a, b)).toBe(true);
        }
      for (const own of passages) {
        expect(own.length).toBeGreaterThan(1);
        const reach = Math.max(...own.map(({ end }) => end)) - Math.min(...own.map(({ start }) => start));
        expect(coveredLength(own)).toBe(reach);
      }
      expect(new Set(passages.flat()).size).toBe(passages.flat().length);
    }),
  );
});

test('stretches that only touch, of another coder or bearing otherwise, are no passage', () => {
  const at = (
    id: number,
    start: number,
    end: number,
    rest: Partial<EvidenceCoding> = {},
  ): EvidenceCoding => ({
    id,
    codeId: 1,
    coderId: 1,
    polarity: 'plain',
    origin: 'by hand',
    start,
    end,
    ...rest,
  });
  expect(codedTwice([at(1, 0, 5), at(2, 5, 9)])).toEqual([]);
  expect(codedTwice([at(1, 0, 5), at(2, 3, 9, { coderId: 2 })])).toEqual([]);
  expect(codedTwice([at(1, 0, 5), at(2, 3, 9, { polarity: 'qualifies' })])).toEqual([]);
  expect(codedTwice([at(1, 0, 5), at(2, 3, 9), at(3, 8, 10)]).map((own) => own.map(({ id }) => id))).toEqual([
    [1, 2, 3],
  ]);
});
