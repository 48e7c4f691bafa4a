import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyCodes, removeCodings } from '../../../src/actions/codings/codings.ts';
import { importCodings } from '../../../src/api/codings.ts';
import { readCsv } from '../../../src/formats/tables/csv.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { openChecked } from '../../../src/storage/proved.ts';
import { addCodes, addSource, spoken, temporaryFolder } from '../../support/project.ts';
import { asked, serveEmpty, serveSample } from '../study.ts';

/** Every coding in the words of people: what it says must survive a round trip. */
function codingsOf(project: Project) {
  const coders = new Map(project.coders.all().map(({ id, name }) => [id, name]));
  const codes = new Map(project.codes.all().map(({ id, guid }) => [id, guid]));
  return project.sources
    .all()
    .flatMap(({ id, name }) => project.codings.ofSource(id).map((one) => ({ source: name, ...one })))
    .map(({ guid, source, start, end, exact, polarity, origin, memo, ...one }) => {
      const said = { guid, source, start, end, exact, polarity, origin, memo };
      return { ...said, coder: coders.get(one.coderId), code: codes.get(one.codeId) };
    })
    .toSorted((a, b) => a.guid.localeCompare(b.guid));
}

/** The CSV of excerpts as rows by the names of its columns. */
function excerptsIn(csv: string): Record<string, string>[] {
  const { header, rows } = readCsv(csv);
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

test('scripts are sent the same files as the browser', async () => {
  const { page, base } = await serveSample();
  const bytesOf = async (path: string) => Buffer.from(await (await page(path)).arrayBuffer());
  const query = 'informantTypes=partner&attributes=yes';
  const csv = await bytesOf(`/api/v1${base}/excerpts.csv?${query}`);
  expect(csv.length).toBeGreaterThan(1000);
  expect(csv.equals(await bytesOf(`${base}/export/excerpts.csv?${query}`))).toBe(true);
  expect((await bytesOf(`/api/v1${base}/file`)).toString('latin1', 0, 15)).toBe('SQLite format 3');
});

test('the excerpts CSV opens in Excel as it should and reads back to exactly the codings of the study', async () => {
  const { page, base, project } = await serveSample();
  const answer = await page(`${base}/export/excerpts.csv`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?[\w-]+\.csv"?$/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const csv = bytes.toString();
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const rows = excerptsIn(csv);
  const codings = codingsOf(project);
  expect(rows).toHaveLength(project.codings.count());
  const back = rows.map((row) => ({
    guid: row['coding guid'],
    source: row['source'],
    start: Number(row['start']),
    end: Number(row['end']),
    exact: row['exact'],
    polarity: row['polarity'],
    origin: row['origin'],
    memo: row['memo'],
    coder: row['coder'],
    code: row['code guid'],
  }));
  expect(back.toSorted((a, b) => (a.guid ?? '').localeCompare(b.guid ?? ''))).toEqual(codings);
});

test('the exported codings, taken into the same study without any, are the same codings again', async () => {
  const one = await serveSample();
  const csv = Buffer.from(await (await one.page(`${one.base}/export/excerpts.csv`)).arrayBuffer());
  const before = codingsOf(one.project);

  const other = await serveSample();
  removeCodings(
    other.project,
    1,
    before.map(({ guid }) => guid),
  );
  expect(other.project.codings.count()).toBe(0);
  const done = other.ask('POST', `${other.base}/codings`, csv);
  expect(await asked(importCodings.answer, done)).toMatchObject({ added: before.length, known: 0 });
  expect(codingsOf(other.project)).toEqual(before);
  expect(other.project.integrity.check().problems).toEqual([]);
  const again = other.ask('POST', `${other.base}/codings`, csv);
  expect(await asked(importCodings.answer, again)).toMatchObject({ added: 0, known: before.length });
});

test('words that a spreadsheet would run are words in the export, and words again when read back', async () => {
  const { page, ask, base, project } = await serveEmpty();
  const codes = addCodes(project);
  const nasty = [
    '=HYPERLINK("http://evil.example","x")',
    '+1+1',
    '-2',
    '@SUM(A1)',
    '＝1+1',
    "'=1",
    "''quoted'",
    '=1\n=2',
    '"; "',
    'a;b,c\td',
  ];
  const text = spoken(
    '=Interview 1',
    nasty.map((words) => ['@Rosa', words] as const),
  );
  const source = addSource(project, text, { cases: ['-Kitchen'] });
  const wanted = nasty.map((exact, at) => {
    const { start, end } = text.turns[at] ?? { start: 0, end: 0 };
    const rest = { polarity: 'plain', origin: 'by hand', memo: exact } as const;
    return { guid: crypto.randomUUID(), codeId: codes.Trust, start, end, exact, ...rest };
  });
  applyCodes(project, 1, source, wanted);
  const csv = await (await page(`${base}/export/excerpts.csv`)).text();
  for (const [cell] of csv.matchAll(/"(?:[^"]|"")*"/g)) expect(cell).not.toMatch(/^"\s*[=+\-@＝]/);
  const rows = excerptsIn(csv);
  expect(rows.map((row) => row['exact'])).toEqual(nasty);
  expect(rows.map((row) => row['memo'])).toEqual(nasty);
  expect(rows[0]).toMatchObject({ source: '=Interview 1', speaker: '@Rosa', case: '-Kitchen' });

  const before = codingsOf(project);
  removeCodings(
    project,
    1,
    before.map(({ guid }) => guid),
  );
  expect((await ask('POST', `${base}/codings`, Buffer.from(csv))).status).toBe(200);
  expect(codingsOf(project)).toEqual(before);
});

test('what is chosen for the export is what is in it, with the attributes of the cases where asked for', async () => {
  const { page, base, project } = await serveSample();
  const rows = async (query: string) =>
    excerptsIn(await (await page(`${base}/export/excerpts.csv?${query}`)).text());
  const all = await rows('');
  const [one] = project.cases.all();
  const ofCase = await rows(`cases=${one?.id ?? 0}&attributes=yes`);
  expect(ofCase.length).toBeGreaterThan(10);
  expect(ofCase.length).toBe(
    all.filter((row) => row['case']?.split('; ').includes(one?.name ?? '') === true).length,
  );
  const attributes = project.attributes.case.all().map(({ name }) => `case: ${name}`);
  expect(Object.keys(ofCase[0] ?? {})).toEqual(expect.arrayContaining(attributes));
  expect(Object.keys(all[0] ?? {})).not.toContain(attributes[0]);
  const against = await rows('polarities=contradicts');
  expect(against.length).toBe(all.filter((row) => row['polarity'] === 'contradicts').length);
  expect(against.length).toBeGreaterThan(0);
  expect(await rows('codes=&cases=')).toHaveLength(all.length);
});

test('nothing is exported while a quote is not the words at its place', async () => {
  const { page, base, project, workspace, key } = await serveSample();
  const [source] = project.sources.all();
  const [coding] = project.codings.ofSource(source?.id ?? 0);
  if (!coding) throw new Error('the sample study has no codings');
  project.codings.change({ ...coding, exact: 'other words' });
  const answer = await page(`${base}/export/excerpts.csv`);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toMatch(/Nothing was exported: .*does not hold the words there/);
  const copy = await page(`${base}/export/project`);
  expect(copy.status).toBe(400);
  expect(workspace.project(key)).toBe(project);
});

test('the saved project file passes its check and holds the whole study', async () => {
  const { page, base, project, workspace } = await serveSample();
  const answer = await page(`${base}/export/project`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('.throughline');
  const file = join(temporaryFolder(), 'copy.throughline');
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const copy = openChecked(file, `${file}.old`);
  expect(copy.about()).toEqual(project.about());
  expect(copy.integrity.check()).toEqual(project.integrity.check());
  expect(codingsOf(copy)).toEqual(codingsOf(project));
  expect(copy.history.list(1000)).toEqual(project.history.list(1000));
  copy.close();
  openProject(file).close();
  expect(workspace.list()).toHaveLength(1);
});
