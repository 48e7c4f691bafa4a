import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf, type EvidenceCoding, type SourceEvidence } from '../../src/domain/evidence.ts';
import { belongs, pointsApart, readMemberships, type Membership } from '../../src/domain/profile.ts';

const [practice, network] = [10, 20];
const places = new Map([
  [practice, [0]],
  [network, [1]],
]);

/** A source in which each person has a turn of ten letters; codings name the person they are of. */
function source(
  sourceId: number,
  people: readonly (number | null)[],
  codings: readonly { codeId: number; of: number; polarity?: EvidenceCoding['polarity'] }[],
): SourceEvidence {
  const turns = people.map((_, at) => ({
    number: at + 1,
    start: at * 10,
    end: at * 10 + 10,
    speakerId: at + 1,
  }));
  const speakers = people.map((informantId, at) => ({ id: at + 1, informantId, isInterviewer: false }));
  const made = codings.map(({ codeId, of, polarity = 'plain' }, at): EvidenceCoding => ({
    id: sourceId * 100 + at,
    codeId,
    coderId: 1,
    polarity,
    origin: 'by hand',
    start: of * 10 + 1,
    end: of * 10 + 5,
  }));
  return evidenceOf({ sourceId, kind: 'interview' }, turns, speakers, made);
}

const read = (evidence: readonly SourceEvidence[], casesOf: (id: number) => readonly number[] = () => [1]) =>
  readMemberships(evidence, { placesOf: (code) => places.get(code) ?? [], casesOf, filter: {} });

test('a case is placed by its people, out of all who speak in it; who says otherwise is counted apart', () => {
  const { of, moments } = read([
    source(
      1,
      [1, 2],
      [
        { codeId: practice, of: 0 },
        { codeId: practice, of: 0 },
        { codeId: network, of: 1 },
      ],
    ),
    source(
      2,
      [2, 3, null],
      [
        { codeId: practice, of: 0, polarity: 'contradicts' },
        { codeId: practice, of: 1, polarity: 'qualifies' },
        { codeId: practice, of: 2 },
      ],
    ),
  ]);
  expect(of.get('1 0')).toEqual({ placing: { count: 2, of: 3 }, against: 1, codings: 4, shared: 0 });
  expect(of.get('1 1')).toEqual({ placing: { count: 1, of: 3 }, against: 0, codings: 1, shared: 0 });
  expect(moments).toEqual([
    { sourceId: 1, caseId: 1, place: 0, codings: 2, against: 0, isShared: false },
    { sourceId: 1, caseId: 1, place: 1, codings: 1, against: 0, isShared: false },
    { sourceId: 2, caseId: 1, place: 0, codings: 2, against: 1, isShared: false },
  ]);
});

test('a source about several cases places none of them, nor asks its people about one; it is counted apart', () => {
  const note = source(1, [7], [{ codeId: practice, of: 0 }]);
  const own = source(2, [8], [{ codeId: practice, of: 0 }]);
  const { of, moments } = read([note, own], (id) => (id === 1 ? [1, 2] : [2]));
  expect(of.get('1 0')).toEqual({ placing: { count: 0, of: 0 }, against: 0, codings: 0, shared: 1 });
  expect(of.get('2 0')).toEqual({ placing: { count: 1, of: 1 }, against: 0, codings: 1, shared: 1 });
  expect([of.get('1 0'), of.get('2 0')].map((one) => one && belongs(one, 0))).toEqual([false, true]);
  expect(moments.map(({ isShared }) => isShared)).toEqual([true, true, false]);
});

test('a case belongs where enough of its people say so; where nobody speaks, any words do', () => {
  const case_ = (count: number, of: number, codings = count): Membership => ({
    placing: { count, of },
    against: 0,
    codings,
    shared: 0,
  });
  expect(belongs(case_(1, 3), 1 / 3)).toBe(true);
  expect(belongs(case_(1, 4), 1 / 3)).toBe(false);
  expect(belongs(case_(1, 40), 0.01)).toBe(true);
  // Only its notes say so, though people were asked.
  expect(belongs(case_(0, 4, 2), 0)).toBe(false);
  expect(belongs(case_(0, 0, 2), 0.5)).toBe(true);
  expect(belongs(case_(0, 0, 0), 0)).toBe(false);
});

test('points apart are those of the whole per cents, and none where nobody speaks', () => {
  const raised = (here: [number, number], elsewhere: [number, number]) => ({
    here: { count: here[0], of: here[1] },
    elsewhere: { count: elsewhere[0], of: elsewhere[1] },
    against: 0,
    qualified: 0,
    codings: 0,
    isSingle: false,
    unread: { here: 0, elsewhere: 0 },
  });
  expect(pointsApart(raised([2, 3], [1, 6]))).toBe(67 - 17);
  expect(pointsApart(raised([0, 3], [3, 3]))).toBe(-100);
  expect(pointsApart(raised([1, 3], [0, 0]))).toBe(null);
});

test('nobody counts twice, and the order of sources and codings changes nothing', () => {
  const coding = fc.record({
    codeId: fc.constantFrom(practice, network, 99),
    of: fc.nat(2),
    polarity: fc.constantFrom('plain' as const, 'supports' as const, 'contradicts' as const),
  });
  const one = fc.tuple(
    fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { minLength: 3, maxLength: 3 }),
    fc.array(coding, { maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (all) => {
      const made = (list: readonly (typeof all)[number][], turned: boolean) =>
        list.map(([people, codings]) =>
          source(
            all.findIndex((other) => other[0] === people) + 1,
            people,
            turned ? [...codings].reverse() : codings,
          ),
        );
      const casesOf = (id: number) => [1 + (id % 2)];
      const { of } = read(made(all, false), casesOf);
      for (const { placing, against } of of.values()) {
        expect(placing.count).toBeLessThanOrEqual(placing.of);
        expect(against).toBeLessThanOrEqual(placing.of);
      }
      const turned = read(made([...all].reverse(), true), casesOf);
      expect(new Map([...turned.of].sort())).toEqual(new Map([...of].sort()));
    }),
  );
});
