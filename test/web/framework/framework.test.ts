import mammoth from 'mammoth';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { confirmSummary, listSummaries, writeSummary } from '../../../src/api/framework.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import { allLinks, numbersIn } from '../links.ts';
import { asked, sentenceIn, serveSample } from '../study.ts';

const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

test('every cell of the framework matrix says how many excerpts it has, and opens onto so many', async () => {
  const { page, base } = await serveSample();
  const html = await (await page(`${base}/framework`)).text();
  expect(html).toContain(
    '6 of 80 cells written · 66 with excerpts wait · 2 with a sentence that cites nothing',
  );
  const cells = allLinks(html).filter(({ words }) => /^\d+ excerpts?$/.test(words));
  expect(cells.length).toBe(72);
  for (const { href, words } of cells.filter((_, place) => place % 8 === 0))
    expect(numbersIn(await (await page(href)).text()).total).toBe(Number(words.split(' ')[0]));
});

test('the whole matrix leaves the house with its citations, as workbook, for Word, as a page and as a table', async () => {
  const { page, base } = await serveSample();
  const file = async (format: string) => page(`${base}/framework.${format}`);
  const quote =
    'And for two years I did not say one bad thing, because the panel was going to meet in November and I am not stupid.';
  const place = 'Kitchen Table 1 partner (Medina), turn 19 (partner)';
  const xlsx = await bytesOf(await file('xlsx'));
  const matrix = await readSheet(xlsx, 'Framework');
  const column = matrix[0]?.indexOf('Risk > Unequal power silences') ?? -1;
  const row = matrix.find(([name]) => name === 'Kitchen Table');
  expect(row?.[column]).toMatch(/^Partners kept bad news .* \[1\]/);
  const citations = await readSheet(xlsx, 'Citations');
  expect(citations).toContainEqual(['Kitchen Table', 'Risk > Unequal power silences', 1, place, quote]);
  const cells = await readSheet(xlsx, 'Cells');
  expect(cells.filter(([, , , written]) => written === 'yes')).toHaveLength(6);
  expect(cells.some((cells_) => String(cells_[4]).includes('2 sentences cite nothing.'))).toBe(true);

  const { value: words } = await mammoth.extractRawText({ buffer: await bytesOf(await file('docx')) });
  for (const wanted of [
    'Kitchen Table',
    'Partners kept bad news',
    `${place}: “${quote}”`,
    'Nothing written yet (3 excerpts).',
  ])
    expect(words).toContain(wanted);
  const html = await (await file('html')).text();
  expect(html).toContain(`[1] ${place}: “${quote}”`);
  expect(html).toContain(
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'sha256-`,
  );
  const { header, rows } = readCsv(await (await file('csv')).text());
  expect(header).toEqual(['case', 'code', 'summary', 'citations', 'excerpts', 'read again because']);
  expect(rows).toHaveLength(80);
  expect(rows.filter(([, , summary]) => summary !== '')).toHaveLength(6);
  expect((await file('pdf')).status).toBe(404);
});

test('a cell is written by scripts as by the page, with the words before it and what cites nothing', async () => {
  const { ask, base, project } = await serveSample();
  const all = await asked(listSummaries.answer, ask('GET', `${base}/summaries`));
  expect(all).toHaveLength(8);
  const [first] = all;
  if (!first) throw new Error('no summary');
  const at = `${base}/summaries/${first.caseId}/${first.codeId}`;
  const citations = first.citations.map(({ number, codingGuid }) => ({ number, codingGuid }));
  const body = { text: 'Shorter. [1]', citations, was: first.version };
  const kept = await asked(writeSummary.answer, ask('PUT', at, body));
  expect(kept.uncited).toEqual([]);
  expect(project.summaries.at(first.caseId, first.codeId)?.citations).toHaveLength(1);
  const late = await ask('PUT', at, { ...body, text: 'Too late' });
  expect([late.status, sentenceIn(late.json).includes('Shorter. [1]')]).toEqual([409, true]);
  await asked(confirmSummary.answer, ask('POST', `${at}/confirmed`));
});

test('the page of a cell shows what is new since, and the summary that stood there before', async () => {
  const { page, ask, base, project } = await serveSample();
  const [first] = project.summaries.all();
  if (!first) throw new Error('no summary');
  const cited = first.citations[0]?.codingGuid ?? '';
  await ask('POST', `${base}/codings/removed`, { codings: [cited] });
  const html = await (await page(`${base}/framework/${first.caseId}/${first.codeId}`)).text();
  expect(html).toContain('was taken away');
  expect(html).toContain('And for two years I did not say one bad thing');
  expect(await (await page(`${base}/framework`)).text()).toContain('1 to read again');
});
