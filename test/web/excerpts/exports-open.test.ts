// Every file that leaves the program can be opened, whatever signs a text was typed or pasted with.
import mammoth from 'mammoth';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { writeSummary } from '../../../src/actions/framework/summaries.ts';
import { openZip } from '../../../src/formats/texts/packed/zip.ts';
import { addSource, spoken } from '../../support/project.ts';
import { serveEmpty } from '../study.ts';

/** Signs that a PDF, a form or an old transcript leaves behind, and that no XML holds. */
const odd = 'one\vtwo\u001Fthree\uFFFEfour\u0008\f';

/** A study in which every text that somebody writes has such signs. */
async function oddStudy() {
  const server = await serveEmpty();
  const { project } = server;
  const code = createCode(project, 1, { name: `Code ${odd}`, parentId: null });
  reviseCode(project, 1, code, { definition: odd, useWhen: odd, example: odd, keywords: [odd], origin: odd });
  const read = spoken(`Source ${odd}`, [['Rosa', `We ${odd} trusted her.`]]);
  const speakers = [{ label: 'Rosa', isInterviewer: false, informant: `Rosa ${odd}`, informantType: odd }];
  const sourceId = addSource(project, read, { cases: [`Case ${odd}`], speakers });
  const guid = crypto.randomUUID();
  const how = { guid, codeId: code, polarity: 'plain', origin: 'by hand', memo: odd } as const;
  applyCodes(project, 1, sourceId, [{ ...how, start: 0, end: read.text.length, exact: read.text }]);
  const [first] = project.cases.all();
  const summary = { text: `They say ${odd}. [1]`, citations: [{ number: 1, codingGuid: guid }] };
  writeSummary(project, 1, { caseId: first?.id ?? 0, codeId: code }, summary);
  return server;
}

const beyondXml =
  /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|&#(?:x0*(?:1?[0-8bcef]|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/iu;

/** Where a file, or a part of it, holds what no XML may. */
async function faultsIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const isArchive = /\.(?:xlsx|docx)$/.test(name);
  const parts = isArchive
    ? await (await openZip(bytes)).read((part) => /\.(?:xml|rels)$/.test(part))
    : new Map([[name, Buffer.from(bytes)]]);
  return [...parts].flatMap(([part, content]) =>
    beyondXml.test(content.toString('utf8')) ? `${name}: ${part}` : [],
  );
}

test('no export holds a sign that Word, Excel or another program cannot open', async () => {
  const { page, base } = await oddStudy();
  const exports = [
    ...['xlsx', 'docx', 'qdc'].map((format) => `/codebook.${format}`),
    ...['xlsx', 'docx', 'html'].map((format) => `/framework.${format}?under=0`),
    '/matrix.xlsx?under=0&rows=informant',
    '/export/quotes.docx',
  ];
  for (const path of exports) {
    const answer = await page(base + path);
    expect(answer.status, path).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const name = path.replace(/\?.*/, '');
    expect(await faultsIn(name, bytes)).toEqual([]);
    if (name.endsWith('.docx'))
      expect((await mammoth.extractRawText({ buffer: bytes })).value).toContain('three');
    if (name.endsWith('.xlsx')) expect(JSON.stringify(await readSheet(bytes))).toContain('threefour');
  }
});
