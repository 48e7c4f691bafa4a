import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { serve, token } from '../../support/server.ts';
import { send, sendLines, statusIn } from '../raw.ts';
import { sentenceIn, serveEmpty } from '../study.ts';

const bearer = { authorization: `Bearer ${token}` };
const json = { ...bearer, 'content-type': 'application/json' };

test('no spelling of a path reaches a project file, and none makes the server stumble', async () => {
  const { port, key } = await serveEmpty();
  const file = `${key}.throughline`;
  const paths = [
    `/${file}`,
    `/assets/${file}`,
    `/assets/../${file}`,
    `/assets/..%2f${file}`,
    `/assets/%2e%2e/${file}`,
    `/assets/%252e%252e%252f${file}`,
    `/assets/..%5c${file}`,
    `/assets/..\\${file}`,
    `/assets/%c0%af${file}`,
    `/assets/%c0%ae%c0%ae/${file}`,
    '/assets/%00',
    `/assets/manifest.json%00.js`,
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/.git/config',
    '/assets/.git/config',
    '/throughline.lock',
    '/backups/',
    '/assets/',
    '/assets',
    '/%c0%af',
    '/projects/%c0%af/sources',
    '/projects/%2e%2e%2f/sources',
    `/projects/..%2f${key}/sources`,
    `/projects/${key}%00/sources`,
    `/projects/${key}.throughline/sources`,
    '/projects/__proto__/sources',
    '/projects/constructor/sources',
    '/api/v1/projects/%c0%af/codes',
    '/api/v1/projects/..%2f..%2fetc/codes',
    `/projects/${key}/coding/%c0%af`,
    `/projects/${key}/codebook/..%2f1`,
    `/${'a'.repeat(7000)}`,
  ];
  for (const path of paths) {
    const { status, body } = await send(port, 'GET', path, { headers: bearer });
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(status, path).toBeLessThan(500);
    expect(body, path).not.toMatch(/SQLite format 3|"private": true|\[core\]/);
  }
});

test('a body that is deep, packed, no object or the wrong kind is refused in words, and the server lives', async () => {
  const { port, workspace } = await serveEmpty();
  const post = (body: string | Uint8Array, more: Record<string, string> = {}) =>
    send(port, 'POST', '/api/v1/projects', { headers: { ...json, ...more }, body });
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
  const attempts = [
    await post(deep),
    await post(`{"name":${deep},"coder":"Eve"}`),
    await post('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
    await post(bomb, { 'content-encoding': 'gzip' }),
    await post('not gzip', { 'content-encoding': 'gzip' }),
    await post('{}', { 'content-encoding': 'rot13' }),
    await post('null'),
    await post('[]'),
    await post('7'),
    await post('"name"'),
    await post('{"name":"x",'),
    await post(''),
    await post('{"name":{"toString":1},"coder":["Eve"]}'),
    await post('{"name":"x","coder":"y"}', { 'content-type': 'application/json; charset=klingon' }),
    await post(`{"name":"${'x'.repeat(21_000_000)}"}`),
    await post('name=x', { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' }),
    await post('x', { 'content-type': 'application/octet-stream' }),
  ];
  for (const [at, { status, body }] of attempts.entries()) {
    expect(status, `attempt ${at}: ${body.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
    expect(status, `attempt ${at}: ${body.slice(0, 200)}`).toBeLessThan(500);
    expect(sentenceIn(JSON.parse(body)).length).toBeGreaterThan(10);
  }
  expect(workspace.list()).toHaveLength(1);
}, 240_000);

test('a request that means two things to two readers is not answered', async () => {
  const { port, workspace } = await serveEmpty();
  const body = '{"name":"x","coder":"y"}';
  const heard = await sendLines(port, [
    'POST /api/v1/projects HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Transfer-Encoding: chunked',
    'Connection: close',
    '',
    `${body.length.toString(16)}\r\n${body}\r\n0`,
  ]);
  expect(statusIn(heard)).toBe(400);
  expect(workspace.list()).toHaveLength(1);
});

test('a body that names a prototype changes nothing about the server', async () => {
  const { port, ask, base, project } = await serveEmpty();
  const polluted =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"name":"Facet","parentId":null}';
  expect((await send(port, 'POST', `/api/v1${base}/codes`, { headers: json, body: polluted })).status).toBe(
    200,
  );
  const form = '__proto__[polluted]=1&__proto__=1&constructor.prototype.polluted=1&name=Other&parentId=';
  const headers = { ...bearer, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(port, 'POST', `${base}/codebook`, { headers, body: form })).status).toBe(303);
  const query = '__proto__[polluted]=1&__proto__=1&q[__proto__]=1&q=x&constructor=1&toString=1';
  expect((await send(port, 'GET', `${base}/search?${query}`, { headers: bearer })).status).toBe(200);
  expect((await ask('GET', `${base}/excerpts?__proto__=1&codes=1`)).status).toBe(200);
  const table = 'case,__proto__,constructor\nKitchen,7,yes\n';
  const cases = new URLSearchParams({ table, was: 'none' }).toString();
  expect((await send(port, 'POST', `${base}/cases/table`, { headers, body: cases })).status).toBe(303);
  expect(project.attributes.case.all().map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  expect(
    project.attributes.case
      .values()
      .map(({ value }) => value)
      .sort(),
  ).toEqual(['7', 'yes']);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(
    project.codes
      .all()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Facet', 'Other']);
});

test('values where words are expected, and words where numbers are, are refused in words and never stumbled over', async () => {
  const { ask, page, base } = await serveEmpty();
  const odd = [
    "' OR 1=1 --",
    '"; DROP TABLE codes; --',
    '1e99',
    '-1',
    '0',
    '1.5',
    '[]',
    '%00',
    'NaN',
    '9'.repeat(400),
  ];
  for (const value of odd) {
    const asked = encodeURIComponent(value);
    for (const path of [
      `/sources/${asked}`,
      `/sources/${asked}/codings`,
      `/codings/${asked}`,
      `/excerpts?codes=${asked}`,
      `/excerpts?offset=${asked}`,
      `/matrix?rows=${asked}`,
      `/matrix?under=${asked}`,
      `/matrix?sort=${asked}`,
      `/matrix/excerpts?row=${asked}&column=${asked}`,
      `/history?before=${asked}`,
      `/search?q=${asked}`,
      `/search?q=x&offset=${asked}`,
    ]) {
      const { status } = await ask('GET', `${base}${path}`);
      expect(status, path).toBeLessThan(500);
    }
    for (const path of [
      `/sources/${asked}`,
      `/coding/${asked}`,
      `/codebook/${asked}`,
      `/matrix?rows=${asked}`,
      `/excerpts?cases=${asked}`,
    ]) {
      expect((await page(base + path)).status, path).toBeLessThan(500);
    }
  }
});

test('what is searched is never a command: no query stumbles', async () => {
  const { ask, base } = await serveEmpty();
  const queries = [
    '"',
    "'",
    '""',
    'AND',
    'OR NOT',
    'NEAR(a b)',
    'text:',
    'a*',
    '*',
    "don't",
    '50%',
    'C++',
    '\0',
    '(',
    ')',
    'a"b',
    '^a',
    '-a',
    '{a b}',
    '“',
    '😀',
    'x '.repeat(5000),
    '"'.repeat(999),
    'a\uD83D',
    '%',
    '_',
    '\\',
    ';',
    '--',
    'a OR '.repeat(900),
  ];
  for (const q of queries) {
    const { status } = await ask(
      'GET',
      `${base}/search?q=${encodeURIComponent(q.toWellFormed())}`.slice(0, 12_000),
    );
    expect(status, q.slice(0, 20)).toBe(200);
  }
});

test('a project whose file has a name with quotes, umlauts or line ends is saved under it, without a header of its own', async () => {
  const { workspace } = await serveEmpty();
  const [first] = workspace.list();
  const name = first?.key ?? '';
  workspace.close();
  for (const odd of [
    'Gespräch „1“',
    'a"b; filename=evil.exe',
    'a\r\nX-Evil: 1',
    'x'.repeat(200),
    "it's 50%",
  ]) {
    renameSync(join(workspace.folder, `${name}.throughline`), join(workspace.folder, `${odd}.throughline`));
    const again = openWorkspace(workspace.folder);
    const { port } = await serve(again);
    for (const path of ['/export/excerpts.csv', '/export/project', '/matrix.csv']) {
      const { status, headers } = await send(port, 'GET', `/projects/${encodeURIComponent(odd)}${path}`, {
        headers: bearer,
      });
      expect(status, `${odd} ${path}`).toBe(200);
      expect(headers['x-evil']).toBeUndefined();
      const disposition = headers['content-disposition'] ?? '';
      expect(disposition).toMatch(/^attachment; filename=/);
      expect(disposition).not.toMatch(/[\r\n]/);
      if (odd.startsWith('Gespräch')) expect(disposition).toContain("filename*=UTF-8''Gespr%C3%A4ch");
    }
    again.close();
    renameSync(join(workspace.folder, `${odd}.throughline`), join(workspace.folder, `${name}.throughline`));
  }
});
