import { afterAll, expect, test } from 'vitest';
import { truthTableOf } from '../../src/domain/qca/truth-table.ts';
import { createMinimising } from '../../src/processes/minimising.ts';

const minimising = createMinimising();
afterAll(() => minimising.close());

/** Cases by a rule with exceptions, the same each time: so many conditions, so many cases. */
function madeTable(conditions: number, count: number) {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  const cases = Array.from({ length: count }, () => {
    const own = Array.from({ length: conditions }, () => (next() < 0.5 ? 0 : 1));
    const [a = 0, b = 0, c = 0] = own;
    return { conditions: own, outcome: next() < 0.1 ? 1 - (a & b) : (a & b) | c };
  });
  const table = truthTableOf(cases, conditions, { consistency: 0.8, pri: 0, frequency: 1 });
  return { table, expected: Array.from({ length: conditions }, () => 'present' as const) };
}

test('twelve conditions of two hundred cases are minimised in a process, as they are at once', async () => {
  const [solutions] = await minimising.solve([madeTable(12, 200)]);
  expect(solutions?.parsimonious.models.length).toBeGreaterThan(0);
  const [small] = await minimising.solve([madeTable(3, 20)]);
  expect(small?.conservative.models[0]?.assumed).toEqual([]);
}, 60_000);

test('whoever goes away ends what was worked out for her, and nobody else’s', async () => {
  const gone = new AbortController();
  const given = minimising.solve([madeTable(16, 200)], gone.signal);
  const others = minimising.solve([madeTable(10, 60)]);
  gone.abort();
  await expect(given).rejects.toThrow();
  expect((await others)[0]?.parsimonious.models.length).toBeGreaterThan(0);
}, 60_000);
