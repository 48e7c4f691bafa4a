import { expect, test } from 'vitest';
import { codeName, findCode, inTreeOrder, withDescendants, type Code } from '../../src/domain/code.ts';

function code(id: number, parentId: number | null, name: string, own: Partial<Code> = {}): Code {
  return {
    id,
    guid: `code-${id}`,
    parentId,
    name,
    position: id,
    colour: null,
    archivedAt: null,
    alsoUnder: [],
    definition: '',
    useWhen: '',
    doNotUseWhen: '',
    example: '',
    counterExample: '',
    keywords: [],
    exclusions: [],
    origin: '',
    ...own,
  };
}

// Listed in no order: reading order comes from parents and positions.
const codes = [
  code(6, 2, 'Trust', { position: 2 }),
  code(5, 4, 'Slow trust'),
  code(2, null, 'Value', { position: 1, colour: '#aa0000' }),
  code(3, 1, 'Time', { position: 2 }),
  code(4, 1, 'Trust', { position: 1, colour: '#00aa00' }),
  code(1, null, 'Enabler', { position: 2 }),
  code(7, 2, 'Money', { position: 2 }),
];
const placed = inTreeOrder(codes);

test('the codebook reads facet by facet, depth first, siblings by position', () => {
  expect(placed.map(({ path }) => path)).toEqual([
    'Value',
    'Value > Trust',
    'Value > Money',
    'Enabler',
    'Enabler > Trust',
    'Enabler > Trust > Slow trust',
    'Enabler > Time',
  ]);
  expect(placed.map(({ depth }) => depth)).toEqual([0, 1, 1, 0, 1, 2, 1]);
  expect(placed.filter(({ hasChildren }) => hasChildren).map(({ id }) => id)).toEqual([2, 1, 4]);
});

test('a code has the facet above it and the nearest colour above it', () => {
  const slow = placed.find(({ id }) => id === 5);
  expect(slow).toMatchObject({ facet: 'Enabler', facetId: 1, tint: '#00aa00', colour: null });
  expect(placed.find(({ id }) => id === 7)).toMatchObject({ facet: 'Value', tint: '#aa0000' });
  expect(placed.find(({ id }) => id === 3)?.tint).toMatch(/^#[0-9a-f]{6}$/);
});

test('a code is found by its whole path, in any case and with any blanks around the signs', () => {
  expect(findCode(placed, 'Enabler > Trust').id).toBe(4);
  expect(findCode(placed, ' value>TRUST ').id).toBe(6);
  expect(findCode(placed, 'Enabler').id).toBe(1);
});

test('a code is found by its name when no other has that name', () => {
  expect(findCode(placed, 'slow trust').id).toBe(5);
  expect(findCode(placed, 'Money').id).toBe(7);
});

test('a name that several codes have is refused with their paths, and one that none has is refused too', () => {
  expect(() => findCode(placed, 'trust')).toThrow('“Value > Trust”, “Enabler > Trust”');
  expect(() => findCode(placed, 'Trust > Slow trust')).toThrow('no code “Trust > Slow trust”');
  expect(() => findCode(placed, '')).toThrow('no code');
});

test('a branch is a code and everything below it', () => {
  expect([...withDescendants(codes, 1)].sort()).toEqual([1, 3, 4, 5]);
  expect([...withDescendants(codes, 5)]).toEqual([5]);
});

test('a name is kept on one line and without the sign of a path', () => {
  expect(codeName('  Focal \n point ')).toBe('Focal point');
  expect(codeName('x'.repeat(120))).toHaveLength(120);
  expect(() => codeName(' \n')).toThrow('needs a name');
  expect(() => codeName('x'.repeat(121))).toThrow('120 characters');
  expect(() => codeName('A > B')).toThrow('separates a path');
});
