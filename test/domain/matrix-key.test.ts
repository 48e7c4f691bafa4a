import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idIn, keyOf, readKey, type LineOf } from '../../src/domain/matrix-key.ts';

const line: fc.Arbitrary<LineOf> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('case', 'source', 'informant', 'code', 'coder', 'query'),
    id: fc.nat(),
  }),
  fc.record({ kind: fc.constantFrom('type', 'value'), name: fc.string({ unit: 'binary' }) }),
  fc.record({ kind: fc.constantFrom('total', 'no-value') }),
);

test('a key says which line it is, whatever is called by whatever name', () => {
  fc.assert(
    fc.property(line, (one) => {
      expect(readKey(keyOf(one))).toEqual(one);
    }),
  );
});

test('two lines have one key only where they are the same', () => {
  fc.assert(
    fc.property(line, line, (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test('keys are as they stand in addresses and in projects that were made before', () => {
  expect(keyOf({ kind: 'case', id: 3 })).toBe('case-3');
  expect(keyOf({ kind: 'type', name: '' })).toBe('type-');
  expect(readKey('value-Africa + partner')).toEqual({ kind: 'value', name: 'Africa + partner' });
  expect(readKey('total')).toEqual({ kind: 'total' });
});

test('what no line has for a key is none', () => {
  for (const key of [
    '',
    'case',
    'case-',
    'case-x',
    'case-3 ',
    'case-1e3',
    'row-3',
    'constructor',
    '__proto__',
  ])
    expect(readKey(key), key).toBeNull();
});

test('an id is read of the kind that is asked for alone', () => {
  expect(idIn('case-3', 'case')).toBe(3);
  expect(idIn('case-3', 'code')).toBeNull();
  expect(idIn('type-case-3', 'case')).toBeNull();
});
