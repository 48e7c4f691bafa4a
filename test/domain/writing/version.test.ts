import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../src/domain/refusal.ts';
import { nothingYet, refuseUnseen, versionOf } from '../../../src/domain/writing/version.ts';

test('what says something else has another version, and what says the same has the same', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'a\nb'));
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(versionOf({ text: one }) === versionOf({ text: other })).toBe(one === other);
      expect(versionOf({ a: one, b: other }) === versionOf({ a: other, b: one })).toBe(one === other);
    }),
  );
});

test('200,000 texts that differ by little have versions that all differ', () => {
  const versions = new Set(Array.from({ length: 200_000 }, (_, at) => versionOf({ text: `Memo ${at}` })));
  expect(versions.size).toBe(200_000);
});

test('where nothing is written the version says so', () => {
  expect(versionOf({ text: '' })).toBe(nothingYet);
  expect(versionOf({ text: '', citations: [], by: null })).toBe(nothingYet);
  expect(versionOf({ text: ' ' })).not.toBe(nothingYet);
});

test('who has not seen what stands is refused, told what stands and by whom, and given its version', () => {
  const stands = { called: 'the memo on “Trust”', says: { text: 'Hers' }, by: 'Ben' };
  const write = (was: string | undefined, text: string) => () => {
    refuseUnseen(was, { text }, stands);
  };
  expect(write(versionOf({ text: 'Hers' }), 'Mine')).not.toThrow();
  expect(write(undefined, 'Mine')).not.toThrow();
  // A second try after the answer was lost.
  expect(write(nothingYet, 'Hers')).not.toThrow();
  let refused: unknown;
  try {
    write(nothingYet, 'Mine')();
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining(
      'Ben changed the memo on “Trust” meanwhile. It says now: “Hers”.',
    ) as string,
    wayOut: { stands: { version: versionOf({ text: 'Hers' }), by: 'Ben', says: { text: 'Hers' } } },
  });
});
