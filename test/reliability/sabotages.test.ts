import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bars } from './frame/bars.ts';

const house = join(import.meta.dirname, '../..');
const planted = bars.flatMap(({ number, sabotages }) =>
  sabotages.flatMap(({ name, breaks }) => breaks.map((one) => ({ ...one, what: `${number} ${name}` }))),
);

test('every fault that is planted still has its place in the program: one without proves nothing', () => {
  expect(planted.length).toBeGreaterThan(20);
  const without = planted.filter(({ file, from }) => !readFileSync(join(house, file), 'utf8').includes(from));
  expect(without.map(({ what, file }) => `${what}: ${file}`)).toEqual([]);
});
