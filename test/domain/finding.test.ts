import { describe, expect, test } from 'vitest';
import { sayWeight, type Weight } from '../../src/domain/finding.ts';
import { quantifiersIn } from '../../src/domain/quantities/quantities.ts';

const weight = (change: Partial<Weight> = {}): Weight => ({
  cases: { count: 4, of: 5, unread: 0 },
  informants: { count: 12, of: 20, unread: 0 },
  types: { count: 2, of: 3, unread: 0 },
  byType: [
    { type: 'partner', count: 9, of: 10, unread: 0, against: 0 },
    { type: 'MEL partner', count: 3, of: 5, unread: 0, against: 0 },
    { type: 'philanthropy', count: 0, of: 5, unread: 0, against: 0 },
  ],
  against: 0,
  both: 0,
  ...change,
});

const read = (claim: string, change?: Partial<Weight>): string[] =>
  quantifiersIn(claim, weight(change)).map(
    ({ word, verdict, says }) => `${word} ${verdict === 'does not fit' ? 'misfits' : verdict} ${says}`,
  );

describe('words of quantity are held against the numbers', () => {
  test('against informants, unless the words after them speak of cases or of one type', () => {
    expect(read('Most say that set-up took long.')).toEqual(['Most fits 12 of 20 informants (60 %)']);
    expect(read('All of the cases had a facilitator')).toEqual(['All misfits 4 of 5 cases (80 %)']);
    expect(read('In virtually all partnerships')).toEqual(['virtually all misfits 4 of 5 cases (80 %)']);
    expect(read('All partners agree')).toEqual(['All misfits 9 of 10 informants of type “partner” (90 %)']);
    expect(read('Many of the MEL partners agree')).toEqual([
      'Many fits 3 of 5 informants of type “MEL partner” (60 %)',
    ]);
    expect(read('None of our philanthropy staff say so')).toEqual([
      'None fits 0 of 5 informants of type “philanthropy” (0 %)',
    ]);
  });

  test('one who speaks against it breaks “all” and “consensus”, and is counted aloud', () => {
    const all = { informants: { count: 20, of: 20, unread: 0 } };
    expect(read('Everyone says so', all)).toEqual(['Everyone fits 20 of 20 informants (100 %)']);
    expect(read('Everyone says so', { ...all, against: 1 })).toEqual([
      'Everyone misfits 20 of 20 informants (100 %), 1 informant against',
    ]);
    expect(read('There is broad consensus', { ...all, against: 2 })[0]).toContain('broad consensus misfits');
  });

  test.each([
    ['almost all', 0.85, true],
    ['almost all', 0.8, false],
    ['Most', 0.5, false],
    ['Most', 0.51, true],
    ['A few', 0.3, true],
    ['A few', 0.5, false],
    ['Half', 0.48, true],
    ['Half', 0.7, false],
    ['Never', 0.1, false],
    ['Never', 0, true],
    ['the vast majority', 0.8, true],
    ['the vast majority', 0.7, false],
    ['Several', 0.1, true],
  ])('“%s” at %d: %s', (word, share, fits) => {
    const [first] = quantifiersIn(
      `${word} say so`,
      weight({ informants: { count: Math.round(share * 100), of: 100, unread: 0 } }),
    );
    expect(first?.verdict).toBe(fits ? 'fits' : 'does not fit');
  });

  test.each([
    ['Most', 6, 10, 0, 'fits'],
    ['Most', 6, 10, 1, 'fits'],
    ['Most', 6, 10, 2, 'not sure'],
    ['All', 10, 10, 1, 'not sure'],
    ['All', 9, 10, 1, 'does not fit'],
    ['None', 0, 10, 1, 'not sure'],
    ['Half', 5, 10, 10, 'not sure'],
    ['All', 0, 0, 0, 'not sure'],
  ] as const)('“%s” with %d of %d and %d not read: %s', (...[word, count, of, unread, verdict]) => {
    const [first] = quantifiersIn(`${word} say so`, weight({ informants: { count, of, unread } }));
    expect(first?.verdict).toBe(verdict);
  });

  test('a longer word is read whole, words inside other words are not, and the order is that of the claim', () => {
    expect(read('Overall, the smallest call almost everybody made').map((one) => one.split(' ')[0])).toEqual([
      'almost',
    ]);
    expect(read('Some say so, most do not').map((one) => one.split(' ')[0])).toEqual(['Some', 'most']);
    expect(read('Trust matters')).toEqual([]);
  });

  test('a type with signs in its name is read as it is written', () => {
    const byType = [{ type: 'C.E.O. (acting)', count: 1, of: 2, unread: 0, against: 0 }];
    expect(read('All C.E.O. (acting) say so', { byType })).toEqual([
      'All misfits 1 of 2 informants of type “C.E.O. (acting)” (50 %)',
    ]);
    expect(
      read('All staff+board say so', {
        byType: [{ type: 'staff+board', count: 1, of: 2, unread: 0, against: 0 }],
      })[0],
    ).toContain('1 of 2');
  });
});

test('the denominators are said in one line', () => {
  expect(sayWeight(weight({ against: 2, both: 1 }))).toBe(
    '4 of 5 cases · 12 of 20 informants · 2 of 3 informant types · 2 against (1 of them also for)',
  );
});
