import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codingsTogether,
  coefficients,
  countTogether,
  type TogetherIn,
} from '../../src/domain/co-occurrence.ts';
import { evidenceOf, type EvidenceCoding } from '../../src/domain/evidence.ts';
import { saturationOf, saturationOfCounts } from '../../src/domain/saturation.ts';
import { readVoices } from '../../src/domain/voices.ts';

const [trust, time, focal] = [0, 1, 2];
/** Twenty segments over nine documents of five cases: [document, case, start, end, code]. */
const segments = [
  [1, 1, 0, 100, trust],
  [1, 1, 50, 200, trust],
  [1, 1, 60, 120, time],
  [1, 1, 400, 500, focal],
  [2, 1, 0, 80, trust],
  [2, 1, 80, 160, focal],
  [2, 1, 300, 340, time],
  [3, 2, 100, 220, time],
  [3, 2, 210, 260, trust],
  [3, 2, 600, 720, focal],
  [4, 2, 0, 60, time],
  [4, 2, 100, 160, trust],
  [5, 3, 0, 200, focal],
  [5, 3, 200, 300, time],
  [6, 3, 0, 50, focal],
  [6, 3, 100, 150, trust],
  [7, 4, 0, 90, time],
  [8, 5, 0, 70, trust],
  [9, 5, 0, 30, trust],
  [9, 5, 30, 60, time],
] as const;

const codingOf = (id: number, codeId: number, start: number, end: number): EvidenceCoding => ({
  id,
  codeId,
  coderId: 1,
  start,
  end,
  polarity: 'plain',
  origin: 'by hand',
});

function sources() {
  const documents = [...Map.groupBy(segments, ([document]) => document)];
  return documents.map(([sourceId, all]) => {
    const turns = [{ number: 1, start: 0, end: 1200, speakerId: null }];
    const codings = all.map(([, , start, end, code], place) =>
      codingOf(sourceId * 100 + place, code, start, end),
    );
    const evidence = evidenceOf({ sourceId, kind: 'interview' }, turns, [], codings);
    return { evidence, turns, caseIds: [all[0]?.[1] ?? 0] };
  });
}

const together = (unit: TogetherIn) => countTogether(sources(), planOf(unit));
const strangers = () => false;
const planOf = (unit: TogetherIn) => ({
  unit,
  size: 3,
  filter: {},
  areKin: strangers,
  placesOf: (code: number) => [code],
});

describe('codes that stand together', () => {
  test('by overlap: pairs that share words; those that only touch do not', () => {
    const counts = together('overlap');
    expect([...counts.alone]).toEqual([8, 7, 5]);
    expect(counts.both[trust * 3 + time]).toBe(3);
    expect(counts.both[trust * 3 + focal]).toBe(0);
    expect(coefficients(counts, trust, time).c).toBeCloseTo(0.25, 6);
    expect(coefficients(counts, time, focal)).toEqual({ c: 0, ofRarer: 0 });
  });

  test('by source and by case: Jaccard', () => {
    const jaccard = (unit: TogetherIn, a: number, b: number) => coefficients(together(unit), a, b).c;
    expect(jaccard('source', trust, time)).toBeCloseTo(0.555556, 6);
    expect(jaccard('source', trust, focal)).toBeCloseTo(0.5, 6);
    expect(jaccard('source', time, focal)).toBeCloseTo(0.5, 6);
    expect(jaccard('case', trust, time)).toBeCloseTo(0.8, 6);
    expect(jaccard('case', trust, focal)).toBeCloseTo(0.75, 6);
    expect(jaccard('case', time, focal)).toBeCloseTo(0.6, 6);
  });

  test('the coefficient of ATLAS.ti’s manual: 100 and 10 codings, 5 together, is .048, though half of the rarer are', () => {
    const counts = { size: 2, alone: Int32Array.of(100, 10), both: Int32Array.of(0, 5, 5, 0) };
    expect(coefficients(counts, 0, 1).c).toBeCloseTo(0.047619, 6);
    expect(coefficients(counts, 0, 1).ofRarer).toBe(0.5);
  });

  test('the sweep counts what comparing every pair counts, in whatever order', () => {
    const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 15 }), fc.nat(2));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (all) => {
        const codings = all.map(([start, length, code], id) => codingOf(id, code, start, start + length));
        const turns = [{ number: 1, start: 0, end: 100, speakerId: null }];
        const count = (list: readonly EvidenceCoding[]) => {
          const evidence = evidenceOf({ sourceId: 1, kind: 'interview' }, turns, [], list);
          return countTogether([{ evidence, turns, caseIds: [] }], planOf('overlap')).both;
        };
        const slow = new Int32Array(9);
        const passages = [
          ...new Map(codings.map((one) => [`${one.codeId} ${one.start} ${one.end}`, one])).values(),
        ];
        for (const a of passages)
          for (const b of passages)
            if (a.codeId !== b.codeId && a.start < b.end && b.start < a.end) {
              const at = a.codeId * 3 + b.codeId;
              slow[at] = (slow[at] ?? 0) + 1;
            }
        expect([...count(codings)]).toEqual([...slow]);
        expect([...count([...codings].reverse())]).toEqual([...slow]);
      }),
    );
  });

  test('a code is never together with what stands above it', () => {
    const turns = [{ number: 1, start: 0, end: 100, speakerId: null }];
    const list = [codingOf(1, 5, 0, 50), codingOf(2, 5, 10, 60)];
    const evidence = evidenceOf({ sourceId: 1, kind: 'interview' }, turns, [], list);
    const plan = { unit: 'overlap' as const, size: 2, placesOf: () => [0, 1], filter: {}, areKin: strangers };
    expect([...countTogether([{ evidence, turns, caseIds: [] }], plan).both]).toEqual([0, 0, 0, 0]);
  });
});

describe('several coders', () => {
  const turns = [
    { number: 1, start: 0, end: 100, speakerId: 1 },
    { number: 2, start: 100, end: 200, speakerId: 2 },
  ];
  const speakers = [
    { id: 1, informantId: 8, isInterviewer: false },
    { id: 2, informantId: null, isInterviewer: true },
  ];
  const by = (coderId: number, codeId: number, start: number, end: number) => {
    const id = coderId * 1000 + codeId * 100 + start;
    return { ...codingOf(id, codeId, start, end), coderId };
  };
  const given = (...codings: EvidenceCoding[]) => {
    const evidence = evidenceOf({ sourceId: 1, kind: 'interview' }, turns, speakers, codings);
    return [{ evidence, turns, caseIds: [1] }];
  };

  test.each(['overlap', 'turn'] as const)(
    'who agree make one passage, who disagree none together (%s)',
    (unit) => {
      const agreed = countTogether(
        given(by(1, trust, 0, 50), by(1, time, 0, 50), by(2, trust, 0, 50), by(2, time, 0, 50)),
        planOf(unit),
      );
      expect([...agreed.alone]).toEqual([1, 1, 0]);
      expect(coefficients(agreed, trust, time)).toEqual({ c: 1, ofRarer: 1 });
      const apart = countTogether(given(by(1, trust, 0, 50), by(2, time, 0, 50)), planOf(unit));
      expect([...apart.alone]).toEqual([1, 1, 0]);
      expect(coefficients(apart, trust, time)).toEqual({ c: 0, ofRarer: 0 });
    },
  );

  test('words of the interviewer do not bring two codes together, nor words outside the filter', () => {
    const over = given(by(1, trust, 50, 150), by(1, time, 120, 180));
    for (const unit of ['overlap', 'turn'] as const) {
      const { alone, both } = countTogether(over, planOf(unit));
      expect([...alone]).toEqual([1, 0, 0]);
      expect([...both]).toEqual([...new Int32Array(9)]);
    }
    const near = given(by(1, trust, 0, 50), by(1, time, 20, 60));
    const nobody = { ...planOf('overlap'), filter: { informant: () => false } };
    expect([...countTogether(near, nobody).alone]).toEqual([0, 0, 0]);
  });

  test('more pairs than passages are no share of anything', () => {
    const many = given(by(1, trust, 0, 50), by(1, trust, 10, 60), by(1, time, 0, 40), by(1, time, 5, 45));
    const counts = countTogether(many, planOf('overlap'));
    expect([counts.both[time], [...counts.alone]]).toEqual([4, [2, 2, 0]]);
    expect(coefficients(counts, trust, time)).toEqual({ c: null, ofRarer: null });
  });

  test('a code is beside none that stands above it, in a turn or a case either', () => {
    const both = given(by(1, trust, 0, 50), by(1, time, 0, 50));
    for (const unit of ['overlap', 'turn', 'source', 'case'] as const)
      expect(countTogether(both, { ...planOf(unit), areKin: () => true }).both[time], unit).toBe(0);
  });

  test('the list behind a pair is the codings that take part: it is empty where the number is 0, and no smaller than it needs', () => {
    const coding = fc.tuple(
      fc.integer({ min: 1, max: 2 }),
      fc.nat(2),
      fc.nat(150),
      fc.integer({ min: 1, max: 40 }),
    );
    const unit = fc.constantFrom('overlap', 'turn', 'source', 'case');
    fc.assert(
      fc.property(fc.array(coding, { maxLength: 14 }), unit, (all, asked) => {
        const codings = all.map(([coderId, codeId, start, length], id) => ({
          ...by(coderId, codeId, start, Math.min(200, start + length)),
          id: id + 1,
        }));
        const plan = planOf(asked);
        const { both } = countTogether(given(...codings), plan);
        const ids = codingsTogether(given(...codings), plan, [trust, time]);
        expect(ids.length > 0).toBe((both[time] ?? 0) > 0);
        const taken = codings.filter(({ id }) => ids.includes(id));
        expect(new Set(taken.map(({ codeId }) => codeId)).size).toBe(ids.length > 0 ? 2 : 0);
        // Without any one of them nothing new comes together, and they alone make the whole number.
        expect(countTogether(given(...taken), plan).both[time]).toBe(both[time]);
      }),
    );
  });
});

describe('saturation after Guest, Namey and Chen 2020', () => {
  const fresh = [10, 6, 5, 3, 2, 2, 1, 1, 1, 0, 0, 0];
  test.each([
    { base: 4, run: 2, codes: 24, runs: [4, 3, 2, 2, 1, 0, 0], at5: '9-10', at0: '10-11' },
    { base: 4, run: 3, codes: 24, runs: [5, 4, 3, 2, 1, 0], at5: '9-11', at0: '10-12' },
    { base: 5, run: 2, codes: 26, runs: [3, 2, 2, 1, 0, 0], at5: '9-10', at0: '10-11' },
  ])('base $base, run $run', ({ base, run, codes, runs, at5, at0 }) => {
    const found = saturationOfCounts(fresh, { base, run, threshold: 0.05 });
    expect(found.base).toBe(codes);
    expect(found.runs.map((one) => one.fresh)).toEqual(runs);
    expect(`${found.reached?.from}-${found.reached?.to}`).toBe(at5);
    const none = saturationOfCounts(fresh, { base, run, threshold: 0 }).reached;
    expect(`${none?.from}-${none?.to}`).toBe(at0);
    expect(found.runs.map(({ ratio }) => ratio)).toEqual(runs.map((count) => count / codes));
  });

  test('codes count once, where they are first heard; too few interviews make no run', () => {
    const found = saturationOf([new Set([1, 2]), new Set([2, 3]), new Set([1, 3])], {
      base: 2,
      run: 1,
      threshold: 0,
    });
    expect(found.fresh).toEqual([2, 1, 0]);
    expect(found.known).toEqual([2, 3, 3]);
    expect(found.reached).toEqual({ from: 3, to: 3, fresh: 0, ratio: 0 });
    expect(saturationOf([], { base: 4, run: 2, threshold: 0 })).toMatchObject({
      base: 0,
      runs: [],
      reached: null,
    });
  });
});

describe('voices', () => {
  const voice = (
    type: string,
    raising: number,
    interviewed: number,
    more: { against?: number; known?: number } = {},
  ) => ({
    type,
    raising,
    interviewed,
    against: 0,
    known: interviewed,
    ...more,
    qualified: 0,
  });
  test('a code is as strong as its weakest voice, and spread over those who raise it', () => {
    const spread = (...raising: number[]) =>
      readVoices(raising.map((count, place) => voice(String(place), count, [3, 3, 2][place] ?? 1)));
    expect(spread(2, 2, 2).weakest).toBeCloseTo(0.6667, 4);
    expect(spread(2, 2, 2).spread).toBeCloseTo(0.6667, 4);
    expect(spread(3, 2, 2).spread).toBeCloseTo(0.6531, 4);
    expect(spread(2, 3, 0)).toMatchObject({ weakest: 0, isSingle: false });
    expect(spread(2, 3, 0).spread).toBeCloseTo(0.48, 4);
  });

  test('a single voice is said to be one, but not where nobody else was asked', () => {
    expect(readVoices([voice('partner', 2, 3, { against: 1 }), voice('funder', 0, 2)])).toMatchObject({
      isSingle: true,
      against: 1,
    });
    expect(readVoices([voice('partner', 2, 3), voice('funder', 0, 0)])).toMatchObject({
      isSingle: false,
      weakest: 2 / 3,
    });
    expect(readVoices([])).toEqual({
      weakest: null,
      isSingle: false,
      spread: 0,
      raising: 0,
      qualified: 0,
      against: 0,
    });
  });

  test('those who were not read are no silent voices: shares are of those who are known', () => {
    const half = readVoices([voice('partner', 2, 4, { known: 2 }), voice('funder', 0, 3, { known: 0 })]);
    expect(half).toMatchObject({ weakest: 1, isSingle: false });
    expect(readVoices([voice('partner', 0, 4, { known: 0 })]).weakest).toBeNull();
  });
});
