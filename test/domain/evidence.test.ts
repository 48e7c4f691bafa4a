import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf, turnsWithin, type EvidenceCoding } from '../../src/domain/evidence.ts';
import { coveredLength, overlaps } from '../../src/domain/text.ts';

const speakers = [
  { id: 1, informantId: null, isInterviewer: true },
  { id: 2, informantId: 7, isInterviewer: false },
  { id: 3, informantId: null, isInterviewer: false },
];
/** Turns one after the other with a gap (a label, a line end) before each; the speaker may be nobody. */
const turns = fc
  .array(
    fc.record({
      gap: fc.nat(3),
      length: fc.integer({ min: 1, max: 5 }),
      speakerId: fc.constantFrom(null, 1, 2, 3),
    }),
    { size: 'max', maxLength: 12 },
  )
  .map((list) => {
    let at = 0;
    return list.map(({ gap, length, speakerId }, place) => {
      const start = at + gap;
      at = start + length;
      return { number: place + 1, start, end: at, speakerId };
    });
  });
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const coding = (id: number, start: number, end: number): EvidenceCoding => ({
  id,
  codeId: 1,
  coderId: 1,
  polarity: 'plain',
  origin: 'by hand',
  start,
  end,
});

test('the turns of a passage are those that share a character with it', () => {
  fc.assert(
    fc.property(turns, span, (list, place) => {
      expect(turnsWithin(list, place)).toEqual(list.filter((turn) => overlaps(turn, place)));
    }),
  );
});

test('no words of an interviewer are evidence, and all words of everybody else are', () => {
  fc.assert(
    fc.property(turns, fc.array(span, { size: 'max', maxLength: 6 }), (list, places) => {
      const codings = places.map(({ start, end }, at) => coding(at, start, end));
      const { pieces, lengths } = evidenceOf({ sourceId: 1, kind: 'interview' }, list, speakers, codings);
      const heard = list.filter((turn) => turn.speakerId !== 1);
      for (const piece of pieces) {
        const turn = heard.find((one) => one.start <= piece.start && piece.end <= one.end);
        expect(turn).toBeDefined();
        expect(piece.informantId).toBe(turn?.speakerId === 2 ? 7 : null);
        expect(piece.start >= piece.coding.start && piece.end <= piece.coding.end).toBe(true);
      }
      for (const one of codings) {
        const own = pieces.filter((piece) => piece.coding === one);
        const expected = heard.reduce(
          (sum, turn) => sum + Math.max(0, Math.min(turn.end, one.end) - Math.max(turn.start, one.start)),
          0,
        );
        expect(coveredLength(own)).toBe(expected);
        expect(own.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBe(expected);
      }
      const spoken = heard.reduce((sum, turn) => sum + turn.end - turn.start, 0);
      expect([...lengths.values()].reduce((sum, length) => sum + length, 0)).toBe(spoken);
    }),
  );
});

test('a passage over a question and its answer counts only in the answer', () => {
  const list = [
    { number: 1, start: 0, end: 10, speakerId: 1 },
    { number: 2, start: 12, end: 30, speakerId: 2 },
  ];
  const evidence = evidenceOf({ sourceId: 4, kind: 'interview' }, list, speakers, [
    coding(1, 5, 20),
    coding(2, 0, 9),
  ]);
  expect(evidence.pieces).toEqual([{ coding: coding(1, 5, 20), informantId: 7, start: 12, end: 20 }]);
  expect(evidence.lengths).toEqual(new Map([[7, 18]]));
  expect(evidence.codings).toHaveLength(2);
});
