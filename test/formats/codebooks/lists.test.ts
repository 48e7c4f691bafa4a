import { expect, test } from 'vitest';
import type { Codebook, CodebookCode } from '../../../src/domain/codebook.ts';
import { asColour } from '../../../src/domain/colour.ts';
import { takenOver } from '../../../src/formats/codebooks/list.ts';
import { readCodebookFile } from '../../../src/formats/codebooks/read-codebook.ts';
import { cell, row, workbook } from '../../support/workbooks.ts';

const read = (csv: string): Promise<Codebook> => readCodebookFile('codes.csv', Buffer.from(csv));

/** Each code by its path, with its definition and where else it is listed. */
function linesOf({ facets }: Codebook): string[] {
  const lines = (code: CodebookCode, above: string): string[] => {
    const also = code.alsoUnder.length > 0 ? ` [${code.alsoUnder.join()}]` : '';
    const definition = code.definition === '' ? '' : `: ${code.definition}`;
    return [
      above + code.name + definition + also,
      ...code.codes.flatMap((one) => lines(one, `${above}${code.name} > `)),
    ];
  };
  return facets.flatMap((code) => lines(code, ''));
}

test.each([
  ['Taguette', 'tag,description,number of highlights\nTrust,About trust,3\n', ['Trust: About trust']],
  ['a code and its memo', 'Code;Memo\nTrust;Relying\nTime;\n', ['Trust: Relying', 'Time']],
  ['names with an underscore', 'code_name,code_definition\nTrust,Relying\n', ['Trust: Relying']],
  ['category and code in one', 'cat>>code\nValue>>Trust\nMoney\n', ['Value', 'Value > Trust', 'Money']],
  ['paths by backslashes', 'path,description\nValue\\Trust,Relying\n', ['Value', 'Value > Trust: Relying']],
  ['paths by colons', 'Code\nValue::Trust\nO: open\n', ['Value', 'Value > Trust', 'O: open']],
  [
    'blanks before a name, as NVivo prints them',
    'Name,Description,Files\nValue,A parent,1\n   Trust,Relying,9\n   Time,,3\nTrust,another,1\n',
    ['Value: A parent', 'Value > Trust: Relying', 'Value > Time', 'Trust: another'],
  ],
  [
    'groups, as ATLAS.ti has them',
    'Code,Comment,Code Group 1,Code Group 2\nTrust,Relying,Value,\nMoney,,Cost,Value\nTime,,,\n',
    ['Value', 'Value > Trust: Relying', 'Cost', 'Cost > Money [Value]', 'Time'],
  ],
  [
    'two of one name that say different things',
    'name,definition\nTime,months\nTime,years\nTime,months\n',
    ['Time: months', 'Time (2): years'],
  ],
  [
    'signs that mean something elsewhere',
    'path,definition\nSet,\nSet > and/or,\nSet > #12,\nSet > a::b\\c,\n',
    ['Set', 'Set > and/or', 'Set > #12', 'Set > a::b\\c'],
  ],
])('%s is read for certain', async (_what, csv, lines) => {
  const book = await read(csv);
  expect(linesOf(book)).toEqual(lines);
  expect(book.list?.columns.isCertain).toBe(true);
});

test('a list of names alone is a list of codes', async () => {
  expect(linesOf(await read('Trust\nTime\nMoney\n'))).toEqual(['Trust', 'Time', 'Money']);
});

test('a workbook with a title above its columns is read, and colours however they are written', async () => {
  const rows = [['Our codebook 2026'], ['Code', 'Group', 'Color'], ['Trust', 'Value', 'rgb(255, 0, 16)']].map(
    (cells, at) =>
      row(at + 1, cells.map((words, place) => cell(`${'ABC'.charAt(place)}${at + 1}`, words)).join('')),
  );
  const book = await readCodebookFile('ours.xlsx', workbook(rows.join('')));
  expect(linesOf(book)).toEqual(['Value', 'Value > Trust']);
  expect(book.facets[0]?.codes[0]?.colour).toBe('#ff0010');
  expect(
    ['#00FF0080', '0F0', '#0f0c', '12, 20,255', 'rgba(1,2,3,0.5)', 'red', 'rgb(300,0,0)', ''].map(asColour),
  ).toEqual(['#00ff00', '#00ff00', '#00ff00', '#0c14ff', '#010203', null, null, null]);
});

test('of a list whose columns nobody names it is guessed what they say, and not taken over before somebody has looked', async () => {
  const book = await read(
    'Trust,Relying on one another,Value\nTime,Months and years,Value\nMoney,What is paid,Cost\n',
  );
  expect(book.list?.columns).toEqual({
    roles: ['name', 'definition', 'group'],
    above: 0,
    isCertain: false,
  });
  expect(() => takenOver(book)).toThrow('not certain what the columns of codes say');
  const said = takenOver(book, { roles: ['name', 'definition', 'nothing'], above: 1, isCertain: true });
  expect(linesOf(said)).toEqual(['Time: Months and years', 'Money: What is paid']);
  expect(said).not.toHaveProperty('list');
});
