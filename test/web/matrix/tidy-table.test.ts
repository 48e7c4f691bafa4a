import { expect, test } from 'vitest';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { showMatrix } from '../../../src/api/matrix.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import { asked, serveSample } from '../study.ts';

const silent = new Set(['not read', 'read before', 'no words']);

test('the tidy file has one line for each cell, its state beside its number, and NA where nobody can say', async () => {
  const { ask, page, base, project } = await serveSample();
  const [read] = project.readings.finished();
  if (!read) throw new Error('nothing of the sample is read');
  setRead(project, read.coderId, read.sourceId, false);
  const query = 'rows=case&measure=informants';
  const { rows, columns, cells = [] } = await asked(showMatrix.answer, ask('GET', `${base}/matrix?${query}`));
  const answer = await page(`${base}/matrix.tidy?${query}`);
  expect(answer.headers.get('content-disposition')).toContain('-tidy.csv');
  const { header, rows: lines } = readCsv(await answer.text());
  const wanted = rows.flatMap((row, at) =>
    columns.map((column, place) => {
      const cell = cells[at]?.[place] ?? expect.fail('a cell is missing');
      const value = silent.has(cell.state) ? 'NA' : String(cell.informants);
      return [row.label, column.title, 'Informants', 'once', value, cell.state, String(cell.codings)];
    }),
  );
  expect(header.slice(0, 7)).toEqual(['row', 'column', 'measure', 'counted', 'value', 'state', 'codings']);
  expect(lines.map((line) => line.slice(0, 7))).toEqual(wanted);
  const states = new Set(wanted.map(([, , , , , state]) => state));
  expect([...states].sort()).toEqual(['contradicted', 'not raised', 'not read', 'present']);
});
