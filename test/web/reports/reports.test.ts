import { expect, test } from 'vitest';
import { removeCodings } from '../../../src/actions/codings/codings.ts';
import { removeFinding } from '../../../src/actions/findings/findings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { addReport, addReportParts, showReport } from '../../../src/api/reports.ts';
import { openZip } from '../../../src/formats/texts/packed/zip.ts';
import { weigh } from '../../../src/study/findings/finding-weight.ts';
import { labelsOf } from '../../../src/study/reports/labels.ts';
import { token } from '../../support/server.ts';
import { asked, sentenceIn, serveSample } from '../study.ts';

type Study = Awaited<ReturnType<typeof serveSample>>;

const shown = ({ ask, base }: Study, id = 1) => asked(showReport.answer, ask('GET', `${base}/reports/${id}`));

async function file({ url, base }: Study, format: 'docx' | 'html', id = 1): Promise<Buffer> {
  const response = await fetch(`${url}/api/v1${base}/reports/${id}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ format }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain(`report-${id}-`);
  return Buffer.from(await response.arrayBuffer());
}

test('the report of the sample study is one page with the words behind its numbers, and no name of anybody who spoke', async () => {
  const study = await serveSample();
  const html = (await file(study, 'html')).toString();
  expect(html).toContain('What five learning partnerships taught us');
  expect(html).toMatch(/<summary>16 of 21 informants/);
  expect(html).toMatch(/<b>P\d\d ¶\d+<\/b>/);
  const { informants, sources } = study.project;
  const names = [
    ...informants.all().flatMap(({ name }) => [name, ...name.split(' ')]),
    ...informants.speakers().flatMap(({ label, isInterviewer }) => (isInterviewer ? [] : label)),
    ...sources.all().map(({ name }) => name),
  ];
  // “Comfort” and the like are words as well: they are looked for as names, with a capital.
  for (const name of names)
    expect(html, name).not.toMatch(
      new RegExp(`(?<![\\p{L}])${name.replaceAll(/[()]/g, '\\$&')}(?![\\p{L}])`, 'u'),
    );
  expect(html).not.toMatch(/(?:src|href)="(?!#|data:)/);
  expect(html).not.toContain('<script');
});

test('a report for Word has headings, contents, captions and footnotes that say where each quote stands', async () => {
  const study = await serveSample();
  const parts = await (await openZip(await file(study, 'docx'))).read(() => true);
  const of = (name: string): string => Buffer.from(parts.get(name) ?? []).toString();
  expect(of('word/document.xml')).toMatch(/w:pStyle w:val="Heading1".*What we found/);
  expect(of('word/document.xml')).toContain('TOC ');
  expect(of('word/document.xml')).toMatch(/w:pStyle w:val="Caption"/);
  expect(of('word/footnotes.xml')).toMatch(/P\d\d ¶\d+/);
  expect([...parts.keys()].filter((name) => name.endsWith('.svg'))).toHaveLength(3);
});

test('opened again a report says what has changed since it was exported, and nothing once that is undone', async () => {
  const study = await serveSample();
  const { project } = study;
  expect((await shown(study)).changes).toEqual([]);
  await file(study, 'html');
  expect(await shown(study)).toMatchObject({ changes: [] });
  const code = project.codes.all().find(({ name }) => name === 'Unequal power silences')?.id ?? 0;
  const guids = project.codings.ofSource(1).flatMap(({ guid, codeId }) => (codeId === code ? guid : []));
  expect(guids).not.toEqual([]);
  removeCodings(project, 1, guids);
  const [first] = (await shown(study)).changes;
  expect(first?.what).toBe('changed');
  expect(first?.label).toContain('In all five cases');
  expect(first?.was.join()).toContain('16 of 21 informants');
  undo(project);
  expect((await shown(study)).changes).toEqual([]);
});

test('what a part showed and is gone leaves her words in their place, and undo brings it back', async () => {
  const study = await serveSample();
  const before = await shown(study);
  const finding = study.project.findings.all()[0]?.id ?? 0;
  removeFinding(study.project, 1, finding);
  const after = await shown(study);
  expect(after.parts).toHaveLength(before.parts.length);
  expect(JSON.stringify(after.parts)).toContain('cannot be shown: That finding is no longer there.');
  undo(study.project);
  expect((await shown(study)).hash).toBe(before.hash);
});

test('numbers of few informants are left out on request, and so is what they follow from', async () => {
  const study = await serveSample();
  const { ask, base } = study;
  const { version, title, byline } = await shown(study);
  const write = (least: unknown) => ask('PUT', `${base}/reports/1`, { title, byline, least, was: version });
  expect(sentenceIn((await write(1)).json)).toMatch(/fewer than 2 to 50/);
  expect((await write(3)).status).toBe(200);
  const { parts } = await shown(study);
  const lines = parts.flatMap((part) => part.lines);
  expect(lines.join('\n')).toContain('· stands for fewer than 3 informants');
  const table = lines.filter((line) => /^(partner|MEL partner|philanthropy|all) \|/.test(line));
  for (const line of table)
    for (const number of line.split(' | ').slice(1)) expect(['1', '2']).not.toContain(number);
  // “2 of 5” and “4 of 5” tell of two people and of one.
  expect(lines.join('\n')).not.toMatch(/(?<!\d)(?:[12] of \d+|4 of 5|3 of 5) informants/);
});

test('the sentence of a finding tells no sum that its table leaves out: one person would follow from it', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const finding = project.findings.find(1);
  if (!finding) throw new Error('the sample study has no findings');
  const silent = new Set(weigh(project, finding).silent.informants);
  const [one, ...others] = project.informants.all().filter(({ name }) => !silent.has(name));
  // One of the few who are not all for it speaks for it; whoever else does is of the other type.
  project.act(1, 'sources', () => {
    for (const { name } of others) project.informants.ensure(name, 'others', 1);
    for (const name of [...silent, one?.name ?? '']) project.informants.ensure(name, 'few', 1);
    return { result: undefined, sentence: 'told two types apart' };
  });
  const { version, title, byline } = await shown(study);
  await ask('PUT', `${base}/reports/1`, { title, byline, least: 3, was: version });
  const { lines = [] } =
    (await shown(study)).parts.find(({ label }) => label.startsWith('In all five')) ?? {};
  expect(lines.filter((line) => line.startsWith('few | '))).toEqual(['few | · | · | 6']);
  const all = lines.find((line) => line.startsWith('all | '));
  const sentence = lines.find((line) => line.includes('informants speak for it'));
  expect([all, sentence?.startsWith('·')]).toEqual(['all | · | · | 21', true]);
});

test('a part is put in from anywhere in one step, begins a report where there is none, and bad ones are refused in words', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const put = (report: number | null, ...parts: object[]) =>
    ask('POST', `${base}/report-parts`, { report, parts });
  const { reportId } = await asked(
    addReportParts.answer,
    put(null, { shows: 'voices' }, { shows: 'text', text: 'So.' }),
  );
  expect(project.reports.find(reportId)?.parts.map(({ shows }) => shows)).toEqual(['voices', 'text']);
  undo(project);
  expect(project.reports.find(reportId)).toBeUndefined();
  for (const [part, sentence] of [
    [{ shows: 'finding', findingId: 999 }, /finding is no longer there/],
    [{ shows: 'cell', caseId: 999, codeId: 1 }, /case is no longer/],
    [{ shows: 'quote', codingGuid: 'none' }, /no longer coded/],
    [{ shows: 'poem' }, /shows/],
    [{ shows: 'matrix', asked: 'x'.repeat(9000) }, /asked/],
  ] as const)
    expect(sentenceIn((await put(1, part)).json)).toMatch(sentence);
  expect(sentenceIn((await put(77, { shows: 'text' })).json)).toMatch(/report is no longer there/);
});

test('parts stand in her order; one that is gone is not moved', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const ids = () => project.reports.find(1)?.parts.map(({ id }) => id) ?? [];
  const turned = ids().toReversed();
  expect((await ask('PUT', `${base}/reports/1/order`, { parts: turned })).status).toBe(200);
  expect(ids()).toEqual(turned);
  expect((await ask('PUT', `${base}/reports/1/order`, { parts: [4711] })).status).toBe(404);
  undo(project);
  expect(ids()).toEqual(turned.toReversed());
});

test('a report of nothing, and one of an empty project, can be opened and saved', async () => {
  const study = await serveSample();
  const { id } = await asked(
    addReport.answer,
    study.ask('POST', `${study.base}/reports`, { title: 'Nothing' }),
  );
  expect((await shown(study, id)).parts).toEqual([]);
  expect((await file(study, 'html', id)).toString()).toContain('Where this report comes from');
  expect((await file(study, 'docx', id)).length).toBeGreaterThan(2000);
});

test('labels follow the kind of a source and the order in which it came', async () => {
  const { project } = await serveSample();
  const { key } = labelsOf(project);
  expect(key.map(({ label }) => label)).toEqual(expect.arrayContaining(['P01', 'P16', 'G01', 'N01', 'N06']));
  expect(new Set(key.map(({ label }) => label)).size).toBe(project.sources.all().length);
});
