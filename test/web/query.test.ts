import { expect, test } from 'vitest';
import { applyCodes } from '../../src/actions/coding.ts';
import { listExcerpts } from '../../src/api/excerpts.ts';
import { addCodes, addSource, spoken } from '../support/project.ts';
import { asked, serveEmpty } from './study.ts';

test('excerpts are asked for by how they stand to another code, and by their words', async () => {
  const { ask, base, project, page } = await serveEmpty();
  const codes = addCodes(project);
  const text = spoken('One', [
    ['Rosa', 'We trusted her slowly.'],
    ['Rosa', 'It took time.'],
    ['Rosa', 'Trust came at last.'],
  ]);
  const sourceId = addSource(project, text);
  const code = (codeId: number, exact: string): void => {
    const start = text.text.indexOf(exact);
    const how = { polarity: 'plain', origin: 'by hand' } as const;
    applyCodes(project, 1, sourceId, [{ guid: crypto.randomUUID(), codeId, start, end: start + exact.length, exact, ...how }]);
  };
  code(codes.Trust, 'We trusted her slowly.');
  code(codes.Time, 'slowly');
  code(codes.Time, 'It took time.');
  code(codes.Trust, 'Trust came at last.');
  const found = async (query: string) => {
    const { excerpts } = await asked(listExcerpts.answer, ask('GET', `${base}/excerpts?codes=${codes.Trust}&${query}`));
    return excerpts.map(({ exact }) => exact);
  };
  const time = `other=${codes.Time}`;
  expect(await found('')).toHaveLength(2);
  expect(await found(`${time}&relation=overlap`)).toEqual(['We trusted her slowly.']);
  expect(await found(`${time}&relation=overlap&whether=do+not`)).toEqual(['Trust came at last.']);
  expect(await found(`${time}&relation=lie+inside`)).toEqual([]);
  expect(await found(`${time}&relation=stand+near&within=1`)).toHaveLength(2);
  expect(await found(`${time}&relation=come+after&within=1`)).toEqual(['Trust came at last.']);
  expect(await found('words=AT+LAST')).toEqual(['Trust came at last.']);
  expect(await found(`words=slowly&${time}&relation=come+after`)).toEqual([]);
  expect((await ask('GET', `${base}/excerpts?relation=beside`)).status).toBe(400);
  const html = await (await page(`${base}/excerpts?codes=${codes.Trust}&${time}&relation=come+after&within=1`)).text();
  expect(html).toContain('Trust came at last.');
  expect(html).toContain('<option value="come after" selected>');
}); // prettier-ignore
