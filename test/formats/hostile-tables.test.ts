import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { writeQdc } from '../../src/formats/codebooks/qdc.ts';
import { readCodebookFile } from '../../src/formats/codebooks/read-codebook.ts';
import { codebookCsv, codebookXlsx } from '../../src/formats/codebooks/table.ts';
import { writeYaml } from '../../src/formats/codebooks/write-yaml.ts';
import { createReader } from '../../src/processes/reader.ts';
import { hostileFiles } from '../support/hostile-files.ts';
import { cell, codeRows, row, workbook } from '../support/workbooks.ts';
import { bytesOf } from './invariants.ts';

// What is refused for its kind is refused at once; no file of these may need the deadline.
const reader = createReader({ workers: 1, timeoutMs: 60_000 });
beforeAll(() => reader.cases('warm.csv', bytesOf('case\nKitchen\n')));
afterAll(() => reader.close());

test.each(hostileFiles.map((file) => [file.as, file.name, file.what, file] as const))(
  '%s, %s: %s',
  async (_as, _name, _what, { as, name, bytes, says }) => {
    const refusal = await reader[as](name, bytes()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    const { message } = refusal as Refusal;
    expect(message).toContain(says);
    expect(message.length).toBeLessThan(500);
    expect(message).not.toMatch(/\n|\bat \S+ \(|node_modules|TypeError|undefined is not|call stack/);
  },
  30_000,
);

test('a codebook may go on being what it is: styled to the last row, with long definitions and strange names', async () => {
  const styled = `<row r="1048576" ht="15"/><row r="1048575"><c r="XFD1048575" s="1"/><c r="A1048576" s="0"></c></row>`;
  const { facets } = await reader.codebook('ours.xlsx', workbook(codeRows(styled)));
  expect(facets.map(({ name, definition }) => [name, definition])).toEqual([
    ['Trust', 'Relying on each other'],
  ]);
  const csv = `name,definition\n__proto__,"${'It means a lot. '.repeat(200)}"\nconstructor,x\n`;
  const book = await reader.codebook('ours.csv', bytesOf(csv));
  expect(book.facets.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
});

test('what is written so that it slips through is clean when it comes out: no NUL, no half of a character', async () => {
  const odd = row(1, cell('A1', 'name') + cell('B1', 'definition')) + row(2, cell('A2', 'Tr_x0000_ust') + cell('B2', 'a_xD83D_z')); // prettier-ignore
  const yaml =
    'format: throughline-codebook/1\nname: "A\\0B"\nfacets:\n  - name: "Tr\\0ust"\n    definition: "a\\uD83Dz"\n';
  const books = [
    await reader.codebook('a.xlsx', workbook(odd)),
    await reader.codebook('a.yaml', bytesOf(yaml)),
    await reader.codebook('a.csv', bytesOf(`name,definition\nTr\0ust,"a\0z${' and more'.repeat(20)}"\n`)),
    await reader.codebook(
      'a.qdc',
      bytesOf(
        '<CodeBook><Codes><Code name="Tr&#0;ust"><Description>a&#xD83D;z</Description></Code></Codes></CodeBook>',
      ),
    ),
  ];
  for (const { facets } of books) {
    const said = JSON.stringify(facets);
    expect(said).not.toMatch(/\\u0000|\\ud83d/i);
    expect(said).toContain('"Tr');
  }
  const [coding] = await reader.codings(
    'a.csv',
    bytesOf(`source,code,quote,memo\nA\0,B,${'some words '.repeat(20)},d\0e\n`),
  );
  expect(coding).toMatchObject({ source: 'A', memo: 'de' });
});

test('a table of thousands of rows comes through in its order, to the last row', async () => {
  const rows = Array.from({ length: 2345 }, (_, at) => `A,B,${at},${at + 1}`);
  const lines = await reader.codings('a.csv', bytesOf(`source,code,start,end\n${rows.join('\n')}\n`));
  expect(lines.map(({ span }) => span?.start)).toEqual(rows.map((_, at) => at));
});

test('a damaged codebook never breaks a reader: a thousand bytes changed, one at a time', async () => {
  const book = await readCodebookFile(
    'a.yaml',
    readFileSync(join(import.meta.dirname, '../../codebook/evaluation-criteria.yaml')),
  );
  const good: [string, Uint8Array][] = [
    ['a.yaml', bytesOf(writeYaml(book))],
    ['a.qdc', bytesOf(writeQdc(book))],
    ['a.csv', bytesOf([...codebookCsv(book)].join(''))],
    ['a.xlsx', await codebookXlsx(book)],
  ];
  let refused = 0;
  for (let round = 0; round < 250; round++)
    for (const [at, [name, bytes]] of good.entries()) {
      const damaged = Uint8Array.from(bytes);
      damaged[(round * 7919) % bytes.length] = (round * 31 + at) % 256;
      const outcome = await readCodebookFile(name, damaged).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) continue;
      expect(outcome, `${name}, round ${round}`).toBeInstanceOf(Refusal);
      refused++;
    }
  expect(refused).toBeGreaterThan(50);
}, 240_000);
