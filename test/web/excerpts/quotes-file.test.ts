import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { correctTurns } from '../../../src/actions/correction/correct.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import { openZip } from '../../../src/formats/texts/packed/zip.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { serveEmpty } from '../study.ts';

/** A study in which Rosa's words have two codes and the interviewer's have one. */
async function smallStudy() {
  const server = await serveEmpty();
  const { project } = server;
  const codes = addCodes(project);
  const read = spoken('Interview 1', [
    ['Interviewer', 'Did you trust her?'],
    ['Rosa', 'We trusted her after a year.'],
  ]);
  const speakers = [
    { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
    { label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' },
  ];
  const sourceId = addSource(project, read, { cases: ['Kitchen Table'], speakers });
  const code = (exact: string, codeId: number, memo = ''): void => {
    const start = read.text.indexOf(exact);
    const place = { guid: crypto.randomUUID(), codeId, start, end: start + exact.length, exact };
    applyCodes(project, 1, sourceId, [{ ...place, polarity: 'qualifies', origin: 'by hand', memo }]);
  };
  code('We trusted her', codes.Trust, 'at last');
  code('after a year', codes.Time);
  code('Did you trust her', codes.Trust);
  return { ...server, codes, sourceId };
}

test('quotes come to Word by code, each with its source in a footnote, without the interviewer’s words', async () => {
  const { page, base, codes } = await smallStudy();
  const answer = await page(`${base}/export/quotes.docx?codes=${codes.Trust}`);
  expect(answer.headers.get('content-disposition')).toContain('.docx');
  const buffer = Buffer.from(await answer.arrayBuffer());
  const { value } = await mammoth.convertToHtml({ buffer });
  expect(value).toContain('“We trusted her”');
  expect(value).toContain('Rosa Medina (partner), Kitchen Table · qualifies · at last');
  expect(value).toMatch(/footnote.*Interview 1, turn 2.*coded by Ada/s);
  expect(value).not.toContain('after a year');
  expect(value).not.toContain('Did you trust');
  const parts = await (await openZip(buffer)).read((part) => part === 'word/footnotes.xml');
  expect([...parts.keys()]).toEqual(['word/footnotes.xml']);
});

test('a code without codings makes a file that says so', async () => {
  const { page, base, codes } = await smallStudy();
  const answer = await page(`${base}/export/quotes.docx?codes=${codes['Focal point']}`);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) });
  expect(value).toContain('0 quotes with 0 codes');
});

test('of a text that was corrected every quote that leaves says from which version it is', async () => {
  const { page, base, project, sourceId } = await smallStudy();
  const footnotes = async (): Promise<string> => {
    const answer = await page(`${base}/export/quotes.docx`);
    const parts = await (
      await openZip(Buffer.from(await answer.arrayBuffer()))
    ).read((part) => part === 'word/footnotes.xml');
    return parts.get('word/footnotes.xml')?.toString() ?? '';
  };
  const versions = async (): Promise<string[]> => {
    const { header, rows } = readCsv(await (await page(`${base}/export/excerpts.csv`)).text());
    return rows.map((cells) => cells[header.indexOf('text version')] ?? '');
  };
  expect(await versions()).toEqual(['1', '1', '1']);
  expect(await footnotes()).not.toContain('of the text');
  const change = { from: 0, to: 0, parts: [{ speaker: 'Interviewer', words: 'And: did you trust her?' }] };
  const gone = project.codings.ofSource(sourceId).filter(({ exact }) => exact.startsWith('Did'));
  const decisions = gone.map(({ guid }) => ({ guid, place: null }));
  correctTurns(project, 1, sourceId, { version: 1, change, decisions });
  expect(await versions()).toEqual(['2', '2']);
  expect(await footnotes()).toContain('Interview 1, turn 2, version 2 of the text; coded by Ada');
  const listed = await page(`/api/v1${base}/excerpts`);
  expect(await listed.json()).toMatchObject({ excerpts: [{ textVersion: 2 }, { textVersion: 2 }] });
});
