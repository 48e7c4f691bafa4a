import { expect, test } from 'vitest';
import { FilePreview } from '../../../src/api/sources.ts';
import { hostileFiles } from '../../support/hostile-files.ts';
import { token } from '../../support/server.ts';
import { send } from '../raw.ts';
import { asked, sentenceIn, serveEmpty, serveSample } from '../study.ts';

const operation = { codebook: 'codebook/compared', codings: 'codings' };

test('hostile codebooks and tables are refused by the server in a sentence, and nothing of them is there afterwards', async () => {
  const { port, page, base, project } = await serveEmpty();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const sent = hostileFiles.flatMap((file) => (file.as === 'cases' ? [] : { ...file, as: file.as }));
  expect(sent.length).toBeGreaterThan(40);
  for (const { what, as, name, bytes, says } of sent) {
    const path = `/api/v1${base}/${operation[as]}?name=${name}`;
    const { status, body } = await send(port, 'POST', path, { headers, body: bytes() });
    expect(status, `${name}: ${what}`).toBe(400);
    expect(sentenceIn(JSON.parse(body)), what).toContain(says);
  }
  expect([project.codes.all(), project.history.lastDone()]).toEqual([[], undefined]);
  expect((await page(`${base}/codebook`)).status).toBe(200);
}, 240_000);

test('while a table of twenty thousand codings is read, and refused, others are answered', async () => {
  const { ask, page, base, project } = await serveSample();
  const before = project.codings.count();
  const [source] = project.sources.all();
  const row = (at: number): string => `"${source?.name ?? ''}",No such code,${at},${at + 1}\n`;
  const table = `source,code,start,end\n${Array.from({ length: 19_999 }, (_, at) => row(at)).join('')}`;
  const reading = ask('POST', `${base}/codings?name=many.csv`, Buffer.from(table));
  const progress = { isRead: false };
  void reading.finally(() => (progress.isRead = true));
  let answered = 0;
  while (!progress.isRead) {
    expect((await page(`${base}/codebook/1`)).status).toBeLessThan(500);
    answered++;
  }
  const { status, json } = await reading;
  expect(status).toBe(400);
  expect(sentenceIn(json)).toMatch(/^Nothing was imported\.\nLine 2: There is no code “No such code”/);
  expect(sentenceIn(json)).toContain('… and 19989 more lines.');
  // Were it read on the way of everybody, nobody would be answered before it.
  expect(answered).toBeGreaterThan(5);
  expect(project.codings.count()).toBe(before);
}, 240_000);

test('a survey of more answers than anybody reads by hand is refused, and one of thousands is shown', async () => {
  const { ask, base } = await serveEmpty();
  const survey = (rows: number): Buffer => Buffer.from(`answer\n${'We learned together.\n'.repeat(rows)}`);
  const many = await ask('POST', `${base}/files?name=survey.csv`, survey(20_001));
  expect(many.status).toBe(400);
  expect(sentenceIn(many.json)).toContain('20001 texts; no more than 20000 can be read at once');
  const { texts } = await asked(FilePreview, ask('POST', `${base}/files?name=survey.csv`, survey(3000)));
  expect(texts).toHaveLength(3000);
  expect(new Set(texts.map(({ staged }) => staged)).size).toBe(3000);
  expect(texts.every(({ words, voices }) => words === 3 && voices.length === 0)).toBe(true);
}, 240_000);
