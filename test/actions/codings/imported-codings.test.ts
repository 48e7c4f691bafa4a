import { expect, test } from 'vitest';
import { importCodings, type TabledCoding } from '../../../src/actions/codings/imported-codings.ts';
import { smallProject } from '../../support/project.ts';

let number = 0;
const row = (rest: Partial<TabledCoding>): TabledCoding => ({
  line: 2,
  guid: `guid ${++number}`,
  source: 'Interview 1',
  code: 'Trust',
  coder: '',
  span: null,
  quote: 'We trusted her',
  polarity: 'plain',
  origin: 'imported',
  memo: '',
  ...rest,
});

test('codings are placed by their words or by their offsets, with coder, polarity and memo', () => {
  const { project, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  const done = importCodings(project, 1, [
    row({
      quote: 'trusted   her after\na year',
      code: 'enabler > trust',
      polarity: 'supports',
      memo: 'early',
    }),
    row({ span: { start, end: start + 6 }, quote: 'Slowly', code: 'Time', coder: 'Bea' }),
  ]);
  expect(done).toEqual({ added: 2, known: 0 });
  const bea = project.coders.named('Bea')?.id;
  expect(project.codings.ofSource(sourceId)).toMatchObject([
    { exact: 'Slowly', coderId: bea, origin: 'imported' },
    { exact: 'trusted her after a year', coderId: 1, polarity: 'supports', memo: 'early' },
  ]);
  expect(project.integrity.check().problems).toEqual([]);
});

test('the same table twice adds nothing the second time, by its marks or by its places', () => {
  const { project } = smallProject();
  const table = [row({}), row({ quote: 'Then it went well', code: 'Time' })];
  expect(importCodings(project, 1, table)).toEqual({ added: 2, known: 0 });
  const lines = project.history.list(50);
  expect(importCodings(project, 1, table)).toEqual({ added: 0, known: 2 });
  expect(
    importCodings(
      project,
      1,
      table.map((one) => ({ ...one, guid: `other ${one.guid}` })),
    ),
  ).toEqual({ added: 0, known: 2 });
  expect(importCodings(project, 1, [row({}), row({})])).toEqual({ added: 0, known: 2 });
  expect(project.codings.count()).toBe(2);
  expect(project.history.list(50)).toEqual(lines);
});

test('a table with lines that cannot be placed is refused whole, with the number of each such line', () => {
  const { project, text } = smallProject();
  const emoji = text.indexOf('😀');
  const refusal = thrownBy(() =>
    importCodings(project, 1, [
      row({ line: 2, coder: 'Somebody new' }),
      row({ line: 3, source: 'Interview 9' }),
      row({ line: 5, code: 'Love' }),
      row({ line: 7, quote: 'never said' }),
      row({ line: 8, quote: 'a' }),
      row({ line: 9, span: { start: emoji + 1, end: emoji + 9 }, quote: '' }),
      row({ line: 10, span: { start: 0, end: 99_999 }, quote: '' }),
      row({ line: 11, span: { start: 0, end: 5 }, quote: 'other' }),
      row({ line: 13, quote: ' ' }),
    ]),
  );
  expect(refusal.split('\n')).toEqual([
    'Nothing was imported.',
    'Line 3: There is no source called “Interview 9”.',
    'Line 5: There is no code “Love” in the codebook.',
    'Line 7: The quote “never said” is not in the source.',
    expect.stringMatching(/^Line 8: .*more than once/),
    expect.stringMatching(/^Line 9: .*inside a character/),
    expect.stringMatching(/^Line 10: There are no words at 0–99999/),
    expect.stringMatching(/^Line 11: The words at 0–5 of “Interview 1” are not the quote/),
    'Line 13: The quote is empty.',
  ]);
  expect(project.codings.count()).toBe(0);
  expect(project.coders.named('Somebody new')).toBeUndefined();
});

test('of very many bad lines the first ten are named and the others counted', () => {
  const { project } = smallProject();
  const refusal = thrownBy(() =>
    importCodings(
      project,
      1,
      Array.from({ length: 25 }, (_, at) => row({ line: at + 2, code: 'Love' })),
    ),
  );
  expect(refusal).toContain('Line 11:');
  expect(refusal).not.toContain('Line 12:');
  expect(refusal).toContain('15 more lines');
});

function thrownBy(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'nothing was refused';
}
