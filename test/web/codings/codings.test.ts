import { expect, test } from 'vitest';
import { importCodings, listCodings } from '../../../src/api/codings.ts';
import { versionOf } from '../../../src/domain/writing/version.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { token } from '../../support/server.ts';
import { send } from '../raw.ts';
import { asked, sentenceIn, serveEmpty } from '../study.ts';

const words = 'Slowly. We trusted her after a year. 😀 Then 👩‍👩‍👧 it went well.';

/** A served project with one interview, the codes of `addCodes` and ways to ask for codings. */
async function coding() {
  const served = await serveEmpty();
  const { project, ask, base } = served;
  const codes = addCodes(project);
  const text = spoken('Interview 1', [
    ['Interviewer', 'How?'],
    ['Rosa', words],
    ['Rosa', 'We trusted nobody.'],
  ]);
  const source = addSource(project, text, {
    speakers: [{ label: 'Rosa', isInterviewer: false, informant: 'Rosa', informantType: 'partner' }],
  });
  const at = (quote: string) => {
    const start = text.text.indexOf(quote);
    return {
      guid: crypto.randomUUID(),
      codeId: codes.Trust,
      start,
      end: start + quote.length,
      exact: quote,
    };
  };
  const apply = (...codings: unknown[]) => ask('POST', `${base}/sources/${source}/codings`, { codings });
  const stored = () => project.codings.ofSource(source);
  return { ...served, codes, text: text.text, source, at, apply, stored };
}

test('a coding is kept with its words, and asking again changes nothing', async () => {
  const { ask, base, source, at, apply, stored, project } = await coding();
  const wanted = at('We trusted her');
  for (let time = 0; time < 10; time++) expect((await apply(wanted)).status).toBe(200);
  const together = await Promise.all(Array.from({ length: 10 }, () => apply(wanted)));
  expect(together.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(stored()).toHaveLength(1);
  expect(project.history.list(50).filter(({ sentence }) => sentence.startsWith('coded'))).toHaveLength(1);
  const { codings, undo } = await asked(listCodings.answer, ask('GET', `${base}/sources/${source}/codings`));
  expect(codings).toMatchObject([{ ...wanted, polarity: 'plain', origin: 'by hand', memo: '' }]);
  expect(undo).toBe('coded turn 2 of “Interview 1” with “Trust”');
});

test('the same words with the same code by the same coder are one coding, whatever GUID is sent', async () => {
  const { at, apply, stored } = await coding();
  await apply(at('We trusted her'));
  expect((await apply(at('We trusted her'))).status).toBe(200);
  expect(stored()).toHaveLength(1);
});

test('no place that is not a stretch of whole characters is ever stored, and a sentence says why', async () => {
  const { port, base, source, codes, text, at, stored, apply } = await coding();
  const emoji = text.indexOf('😀');
  const whole = at('We trusted her');
  const places: [unknown, unknown][] = [
    [emoji + 1, emoji + 6],
    [emoji - 3, emoji + 1],
    [-1, 5],
    [1.5, 5],
    [0, 5.5],
    ['7', 9],
    [0, '5'],
    [0, 1e9],
    [1e9, 2e9],
    [0, 2 ** 53 + 2],
    [2 ** 53 + 2, 2 ** 53 + 4],
    [9, 9],
    [9, 3],
    [text.length, text.length + 1],
    [null, 4],
    [0, null],
    [true, 4],
    [[], 4],
    [0, {}],
    [-0.5, 3],
  ];
  for (const [start, end] of places) {
    const { status, json } = await apply({ ...whole, guid: crypto.randomUUID(), start, end });
    expect(status, `${String(start)}–${String(end)}`).toBe(400);
    expect(sentenceIn(json).length).toBeGreaterThan(12);
  }
  for (const literal of ['NaN', 'Infinity', '1e400', '0x10', '9007199254740993']) {
    const body = `{"codings":[{"guid":"${crypto.randomUUID()}","codeId":${codes.Trust},"start":0,"end":${literal},"exact":"x"}]}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const path = `/api/v1${base}/sources/${source}/codings`;
    expect((await send(port, 'POST', path, { headers, body })).status, literal).toBe(400);
  }
  expect(stored()).toEqual([]);
});

test('of several codings asked for at once, one that cannot be keeps all of them out', async () => {
  const { at, apply, stored, project } = await coding();
  const before = project.history.list(10).length;
  const refused = await apply(at('We trusted her'), { ...at('Slowly'), end: 100_000 });
  expect(refused.status).toBe(400);
  expect(stored()).toEqual([]);
  expect(project.history.list(10)).toHaveLength(before);
});

test('when the words are not those she saw nothing is coded; a code or source that is gone is said so', async () => {
  const { ask, base, codes, at, apply, stored } = await coding();
  const other = await apply({ ...at('We trusted her'), exact: 'We trusted him' });
  expect(other.status).toBe(409);
  expect(sentenceIn(other.json)).toContain('not what was selected');
  const gone = await apply({ ...at('We trusted her'), codeId: 999 });
  expect(gone.status).toBe(404);
  expect(sentenceIn(gone.json)).toContain('no longer in the codebook');
  const elsewhere = await ask('POST', `${base}/sources/77/codings`, { codings: [at('We trusted her')] });
  expect(elsewhere.status).toBe(404);
  expect(stored()).toEqual([]);

  expect((await ask('DELETE', `${base}/codes/${codes.Trust}`)).status).toBe(200);
  expect((await apply(at('We trusted her'))).status).toBe(404);
  expect(stored()).toEqual([]);
});

test('a new code is made while coding, and used again rather than made twice', async () => {
  const { at, apply, stored, project } = await coding();
  const nameless = (quote: string) => ({ ...at(quote), codeId: undefined });
  expect(
    (await apply({ ...nameless('We trusted her'), newCode: { name: 'Her', parentId: null } })).status,
  ).toBe(200);
  expect((await apply({ ...nameless('Slowly'), newCode: { name: 'her', parentId: null } })).status).toBe(200);
  expect(new Set(stored().map(({ codeId }) => codeId)).size).toBe(1);
  expect(project.codes.all().filter(({ name }) => name === 'Her')).toHaveLength(1);
  expect((await apply(nameless('after'))).status).toBe(400);
});

test('boundaries, polarity, code and memo change, are refused where they cannot be, and the coding goes', async () => {
  const { ask, base, at, apply, stored, codes } = await coding();
  const one = at('We trusted her');
  await apply(one);
  const path = `${base}/codings/${one.guid}`;
  expect((await ask('PATCH', path, { end: one.end + 6 })).status).toBe(200);
  expect(stored()[0]?.exact).toBe('We trusted her after');
  expect((await ask('PATCH', path, { polarity: 'contradicts', codeId: codes.Time })).status).toBe(200);
  for (const change of [
    { start: -1 },
    { end: 1e9 },
    { start: one.end + 10, end: one.end },
    { polarity: 'maybe' },
  ])
    expect((await ask('PATCH', path, change)).status).toBe(400);
  expect((await ask('PATCH', path, { codeId: 999 })).status).toBe(404);
  expect((await ask('PUT', `${path}/memo`, { text: 'Look again', was: 'none' })).status).toBe(200);
  expect(stored()).toMatchObject([
    { exact: 'We trusted her after', polarity: 'contradicts', codeId: codes.Time, memo: 'Look again' },
  ]);
  expect(
    (await ask('PUT', `${path}/memo`, { text: '', was: versionOf({ text: 'Look again' }) })).status,
  ).toBe(200);
  expect(stored()[0]?.memo).toBe('');
  expect((await ask('DELETE', path)).status).toBe(200);
  expect(stored()).toEqual([]);
  expect((await ask('PATCH', path, { end: 9 })).status).toBe(404);
  expect((await ask('DELETE', path)).status).toBe(200);
});

test('a table of codings is taken by quote or by offsets, once, by whoever it names', async () => {
  const { ask, base, text, stored, project } = await coding();
  const start = text.indexOf('it went well');
  const table = [
    'source;quote;code;coder;polarity;memo;start;end',
    'Interview 1;We trusted her after a year.;Enabler > Trust;Ben;supports;"two\nlines";;',
    `Interview 1;;focal point;;;;${start};${start + 12}`,
  ].join('\n');
  const post = () => ask('POST', `${base}/codings?name=mine.csv`, Buffer.from(`\uFEFF${table}`));
  expect(await asked(importCodings.answer, post())).toMatchObject({ added: 2, known: 0 });
  expect(await asked(importCodings.answer, post())).toMatchObject({ added: 0, known: 2 });
  const names = new Map(project.coders.all().map(({ id, name }) => [id, name]));
  expect(stored().map((one) => [one.exact, names.get(one.coderId), one.polarity, one.memo])).toEqual([
    ['We trusted her after a year.', 'Ben', 'supports', 'two\nlines'],
    ['it went well', 'Ada', 'plain', ''],
  ]);
  expect(project.integrity.check().problems).toEqual([]);
});

test('a table of codings with a mistake is taken not at all, and each row that is wrong is named', async () => {
  const { ask, base, text, stored, project } = await coding();
  const inEmoji = text.indexOf('😀') + 1;
  const table = [
    'source,quote,code,start,end',
    'Interview 1,We trusted her,Trust,,',
    'Interview 9,We trusted her,Trust,,',
    'Interview 1,We trusted,Trust,,',
    'Interview 1,We distrusted her,Trust,,',
    'Interview 1,,Trust,5,100000',
    `Interview 1,,Trust,${inEmoji},${inEmoji + 4}`,
    'Interview 1,We trusted her,Trusting,,',
  ].join('\n');
  const { status, json } = await ask('POST', `${base}/codings`, Buffer.from(table));
  expect(status).toBe(400);
  const sentence = sentenceIn(json);
  expect(sentence).toMatch(/^Nothing was imported\./);
  expect([...sentence.matchAll(/^Line (\d+)/gm)].map(([, line]) => line)).toEqual([
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
  ]);
  expect(stored()).toEqual([]);
  expect(project.coders.all()).toHaveLength(1);
  for (const wrong of [
    '',
    'source,quote\nInterview 1,x',
    'source,code\nInterview 1,Trust',
    'source,code,start,end\nInterview 1,Trust,1.5,3',
    'source,code,quote\n"Interview 1,Trust,x',
  ]) {
    const answer = await ask('POST', `${base}/codings`, Buffer.from(wrong));
    expect(answer.status, wrong).toBe(400);
    expect(sentenceIn(answer.json).length).toBeGreaterThan(10);
  }
});

test('a table that gives a place and other words than stand there is refused', async () => {
  const { ask, base, text, stored } = await coding();
  const start = text.indexOf('We trusted her');
  const table = `source,code,start,end,exact\nInterview 1,Trust,${start},${start + 14},We trusted him\n`;
  const { status, json } = await ask('POST', `${base}/codings`, Buffer.from(table));
  expect(status).toBe(400);
  expect(sentenceIn(json)).toContain('Line 2');
  expect(stored()).toEqual([]);
});
