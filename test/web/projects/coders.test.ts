import { expect, test } from 'vitest';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { serveEmpty } from '../study.ts';

test('who says that she codes under a new name is remembered in this browser, and her codings are hers', async () => {
  const { port, base, project, url } = await serveEmpty();
  const codes = addCodes(project);
  const text = spoken('Interview 1', [['Rosa', 'We trusted her.']]);
  const source = addSource(project, text);
  const chosen = await submit(port, `${base}/coders`, {
    name: 'Ada',
    newName: '  Zoë Müller; Path=/ ',
    back: '',
  });
  expect(chosen.status).toBe(303);
  const [cookie = ''] = chosen.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(cookie.match(/Path=/g)).toHaveLength(1);
  const sent = cookie.split(';')[0] ?? '';
  const zoe = project.coders.all().find(({ name }) => name.startsWith('Zoë'));
  expect(zoe?.name).toBe('Zoë Müller; Path=/');

  const headers = {
    authorization: 'Bearer a-token-for-tests',
    cookie: sent,
    'content-type': 'application/json',
  };
  const page = await (await fetch(`${url}${base}/coding/${source}`, { headers })).text();
  expect(page).toContain('You code as </span>Zoë Müller; Path=/');
  const start = text.text.indexOf('trusted');
  const coding = { guid: crypto.randomUUID(), codeId: codes.Trust, start, end: start + 7, exact: 'trusted' };
  const body = JSON.stringify({ codings: [coding] });
  const path = `${url}/api/v1${base}/sources/${source}/codings`;
  expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(200);
  expect(project.codings.ofSource(source)[0]?.coderId).toBe(zoe?.id);
  expect(project.history.lastDone()?.coder).toBe(zoe?.name);
});

test('a name typed with two blanks in it is the name she codes under, not somebody else’s', async () => {
  const { port, url, base } = await serveEmpty();
  const chosen = await submit(port, `${base}/coders`, { name: 'Ada', newName: 'Zoë  Müller' });
  const cookie = chosen.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const headers = { authorization: 'Bearer a-token-for-tests', cookie };
  const html = await (await fetch(`${url}${base}/sources`, { headers })).text();
  expect(html).toMatch(/You code as <\/span>Zoë Müller\s*</);
});

test('the same name, capitals aside, is the same coder', async () => {
  const { port, base, project } = await serveEmpty();
  for (const newName of ['Ben', 'ben', ' BEN '])
    await submit(port, `${base}/coders`, { name: 'Ada', newName });
  await submit(port, `${base}/coders`, { name: 'Ada' });
  expect(project.coders.all().map(({ name }) => name)).toEqual(['Ada', 'Ben']);
});

test('after choosing she is back where she was, and never elsewhere', async () => {
  const { port, base } = await serveEmpty();
  const way = async (back: string): Promise<string | undefined> =>
    (await submit(port, `${base}/coders`, { name: 'Ada', back })).headers.location;
  expect(await way(`${base}/matrix?rows=case`)).toBe(`${base}/matrix?rows=case`);
  for (const foreign of [
    '',
    '//evil.example',
    'http://evil.example/',
    `/\\evil.example`,
    '/projects/other/sources',
    `${base}evil`,
    `http://evil.example${base}/`,
  ])
    expect(await way(foreign), foreign).toBe(`${base}/sources`);
  const split = await way(`${base}/\r\nset-cookie: evil=1`);
  expect(split).not.toMatch(/[\r\n]/);
});

test('a name that is empty, too long or not given is refused in words', async () => {
  const { port, base, project } = await serveEmpty();
  const wrong: Record<string, string>[] = [{}, { name: ' ' }, { name: 'x'.repeat(81) }, { newName: 'Ben' }];
  for (const fields of wrong) {
    const { status, body } = await submit(port, `${base}/coders`, fields);
    expect(status).toBe(400);
    expect(body).toContain('role="alert"');
  }
  expect(project.coders.all()).toHaveLength(1);
});

test('a name somebody else left in the cookie makes no coder and breaks nothing', async () => {
  const { url, base, project } = await serveEmpty();
  for (const cookie of [
    'throughline-coder=Nobody',
    'throughline-coder=%E0%A4%A',
    'throughline-coder=',
    '=;;=a',
    'throughline-coder=<script>',
  ]) {
    const headers = { authorization: 'Bearer a-token-for-tests', cookie };
    const html = await (await fetch(`${url}${base}/sources`, { headers })).text();
    expect(html).toContain('You code as </span>Ada');
  }
  expect(project.coders.all()).toHaveLength(1);
});

test('whoever is remembered but is not in the project may read it, is asked, and writes under nobody else’s name', async () => {
  const { url, base, key, port, project } = await serveEmpty();
  const cookie = `throughline-coder-${key}=Bruno`;
  const headers = { authorization: 'Bearer a-token-for-tests', cookie, 'content-type': 'application/json' };
  const page = await (await fetch(`${url}${base}/sources`, { headers })).text();
  expect(page).toContain('Nobody codes in this project as “Bruno”');
  const body = JSON.stringify({ name: 'Trust', parentId: null });
  const refused = await fetch(`${url}/api/v1${base}/codes`, { method: 'POST', headers, body });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('Choose at the top of the page who codes');
  expect(project.codes.all()).toEqual([]);

  const chosen = await submit(port, `${base}/coders`, { name: 'Ada' }, cookie);
  headers.cookie = chosen.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await fetch(`${url}/api/v1${base}/codes`, { method: 'POST', headers, body })).status).toBe(200);
  expect(project.history.lastDone()?.coder).toBe('Ada');
});
