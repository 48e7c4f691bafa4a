import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { readSource } from '../../../src/api/sources.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { asked, serveEmpty } from '../study.ts';

/** A served project with an interview in which two people speak. */
async function sources() {
  const served = await serveEmpty();
  const codes = addCodes(served.project);
  const text = spoken('Interview 1', [
    ['Interviewer', 'How?'],
    ['Rosa', 'We trusted her. 😀'],
  ]);
  const source = addSource(served.project, text, { cases: ['Kitchen Table'] });
  return { ...served, codes, text: text.text, source, at: `${served.base}/sources/${source}` };
}

const card = {
  name: 'Rosa, first talk',
  kind: 'focus group',
  date: '2025-03-31',
  cases: 'Kitchen Table; River ;',
  label: ['Interviewer', 'Rosa'],
  role: ['interviewer', 'informant'],
  informant: ['', 'Rosa Medina'],
  informantType: ['', 'partner'],
};

test('what she says of a source is kept: its name, kind, date, cases and who speaks', async () => {
  const { port, at, ask, text, project, base } = await sources();
  expect((await submit(port, at, card)).headers.location).toBe(`${base}/sources`);
  const source = await asked(readSource.answer, ask('GET', at));
  expect(source).toMatchObject({
    name: 'Rosa, first talk',
    kind: 'focus group',
    date: '2025-03-31',
    cases: ['Kitchen Table', 'River'],
    text,
  });
  expect(
    source.turns.map(({ start, end, isInterviewer }) => [text.slice(start, end), isInterviewer]),
  ).toEqual([
    ['How?', true],
    ['We trusted her. 😀', false],
  ]);
  expect(project.informants.all()).toMatchObject([{ name: 'Rosa Medina', type: 'partner' }]);
  await ask('POST', `${base}/history/undone`);
  expect(await asked(readSource.answer, ask('GET', at))).toMatchObject({
    name: 'Interview 1',
    cases: ['Kitchen Table'],
  });
  expect(project.informants.all()).toEqual([]);
});

test('a card that cannot be is refused, and what she typed stays on the page', async () => {
  const { port, at, project } = await sources();
  addSource(project, spoken('Taken', [['Rosa', 'Words.']]));
  for (const name of ['taken', ' ', 'x'.repeat(201)]) {
    const { status, body } = await submit(port, at, { ...card, name });
    expect([400, 409], name).toContain(status);
    expect(body).toContain('role="alert"');
    expect(body).toContain('Rosa Medina');
    expect(body).toContain('2025-03-31');
  }
  for (const wrong of [{ kind: 'poem' }, { date: '31.3.2025' }, { date: '2025-02-30' }])
    expect((await submit(port, at, { ...card, ...wrong })).status).toBe(400);
  expect(project.sources.named('Interview 1')).toBeDefined();
});

test('a source that is removed takes its codings along, and undo brings everything back', async () => {
  const { port, at, base, ask, project, codes, source, text } = await sources();
  const start = text.indexOf('We trusted');
  const place = {
    guid: crypto.randomUUID(),
    start,
    end: start + 10,
    exact: 'We trusted',
    memo: 'Look again',
  };
  const how = { polarity: 'plain', origin: 'by hand' } as const;
  applyCodes(project, 1, source, [{ ...place, ...how, codeId: codes.Trust }]);
  expect((await submit(port, `${at}/removal`)).headers.location).toBe(`${base}/sources`);
  expect((await submit(port, `${at}/removal`)).status).toBe(404);
  expect([project.sources.all(), project.codings.count()]).toEqual([[], 0]);
  await ask('POST', `${base}/history/undone`);
  expect(project.codings.ofSource(source)).toMatchObject([{ exact: 'We trusted', memo: 'Look again' }]);
  expect(await asked(readSource.answer, ask('GET', at))).toMatchObject({ name: 'Interview 1', text });
});

test('a source that she has read to its end is said to be read by her alone', async () => {
  const { ask, base, at, page, project } = await sources();
  const unread = async (): Promise<string | undefined> =>
    /(\d+)\s+of\s+them\s+not\s+read/.exec(await (await page(`${base}/sources`)).text())?.[1];
  expect(await unread()).toBe('1');
  expect((await ask('PUT', `${at}/reading`, { read: true })).status).toBe(200);
  expect(await unread()).toBe('0');
  expect((await ask('PUT', `${at}/reading`, { read: false })).status).toBe(200);
  expect(await unread()).toBe('1');
  expect(project.readings.finished()).toEqual([]);
  expect((await ask('PUT', `${at}/reading`, { read: 'yes' })).status).toBe(400);
  expect((await ask('PUT', `${base}/sources/99/reading`, { read: true })).status).toBe(404);
});
