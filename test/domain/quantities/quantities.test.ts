import { describe, expect, test } from 'vitest';
import { quantifiersIn } from '../../../src/domain/quantities/quantities.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { weightSaid, type Row } from './weights.ts';

const tables: Readonly<Record<string, readonly Row[]>> = { english, german, french, spanish, portuguese };

describe.each(Object.entries(tables))('quantities in %s', (_language, rows) => {
  test.each(rows.map((row) => [row[0], row[1], row.slice(2).join(' · ')]))(
    '“%s” at %s: %s',
    (claim, numbers, verdicts) => {
      expect(
        quantifiersIn(claim, weightSaid(numbers))
          .map(({ verdict }) => verdict)
          .join(' · '),
      ).toBe(verdicts);
    },
  );
});
