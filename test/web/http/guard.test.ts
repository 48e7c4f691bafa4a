import { expect, test } from 'vitest';
import { token } from '../../support/server.ts';
import { send, sendLines, statusIn } from '../raw.ts';
import { serveEmpty } from '../study.ts';

const secret = 'Zebra study of Lukas';
const bearer = { authorization: `Bearer ${token}` };

/** A server whose only project has a name that must not come out, and what the project holds as one string. */
async function guarded() {
  const served = await serveEmpty();
  const made = await served.ask('POST', '/projects', { name: secret, coder: 'Ada' });
  expect(made.status).toBe(200);
  const state = (): string =>
    JSON.stringify([served.workspace.list(), served.project.coders.all(), served.project.codes.all()]);
  return { ...served, state };
}

test('a page that got our address by a rebound name reads nothing, whatever Host it sends', async () => {
  const { port } = await guarded();
  const names = [
    `evil.example:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `localhost.evil.example:${port}`,
    `0.0.0.0:${port}`,
    '127.0.0.1',
    'localhost',
    `127.0.0.1:${port + 1}`,
    `localhost:80`,
    `127.1:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `127.0.0.1:${port}, evil.example`,
    `evil.example, 127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `127.0.0.1:${port}.`,
    `2130706433:${port}`,
    `0177.0.0.1:${port}`,
  ];
  for (const host of names) {
    for (const path of ['/', '/api/v1/projects', '/assets/manifest.json', '/?token=nothing']) {
      const { status, body } = await send(port, 'GET', path, { headers: { ...bearer, host } });
      expect([400, 403, 421], `${host} ${path}`).toContain(status);
      expect(body).not.toContain(secret);
    }
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    const { status, body } = await send(port, 'GET', '/api/v1/projects', { headers: { ...bearer, host } });
    expect(status, host).toBe(200);
    expect(body).toContain(secret);
  }
});

test('two Hosts, none, or one in the address itself lead nowhere', async () => {
  const { port } = await guarded();
  const own = `Host: 127.0.0.1:${port}`;
  const evil = `Host: evil.example:${port}`;
  const admitted = `Authorization: Bearer ${token}`;
  const end = 'Connection: close';
  const get = 'GET /api/v1/projects HTTP/1.1';
  const attempts = [
    [get, own, evil, admitted, end],
    [get, evil, own, admitted, end],
    [get, own, own, admitted, end],
    [get, admitted, end],
    ['GET /api/v1/projects HTTP/1.0', admitted],
    [`GET http://evil.example:${port}/api/v1/projects HTTP/1.1`, evil, admitted, end],
    [`GET http://127.0.0.1:${port}/api/v1/projects HTTP/1.1`, evil, admitted, end],
    [get, ` ${own}`, admitted, end],
    [get, 'Host:', admitted, end],
    [get, 'Host: ', admitted, end],
    [get, 'Host : 127.0.0.1', own, admitted, end],
  ];
  for (const lines of attempts) {
    const heard = await sendLines(port, lines);
    expect([400, 403, 421], lines.join(' | ')).toContain(statusIn(heard));
    expect(heard).not.toContain(secret);
  }
  expect(await sendLines(port, [get, own, admitted, end])).toContain(secret);
});

test('an address that was meant for a proxy is refused, whatever it names', async () => {
  const { port } = await guarded();
  const end = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${token}`, 'Connection: close'];
  const targets = [
    'http://x/',
    `http://127.0.0.1:${port}/`,
    `HTTP://127.0.0.1:${port}/api/v1/projects`,
    `http://127.0.0.1:${port}@evil.example/`,
    `http://evil.example:${port}/?token=${token}`,
    'http:/projects',
    'http:',
    'ftp://x/',
    'x',
    '?q=1',
    '*',
    '\\\\evil.example/',
  ];
  for (const target of targets) {
    const heard = await sendLines(port, [`GET ${target} HTTP/1.1`, ...end]);
    expect(statusIn(heard), target).toBe(400);
    expect(heard).not.toContain(secret);
  }
  expect(statusIn(await sendLines(port, ['OPTIONS * HTTP/1.1', ...end]))).toBe(400);
  expect(statusIn(await sendLines(port, ['GET / HTTP/1.1', ...end]))).toBe(200);
});

test('a page under a rebound name changes nothing, even when it says it is the same origin', async () => {
  const { port, state } = await guarded();
  const before = state();
  const host = `evil.example:${port}`;
  for (const site of [{}, { 'sec-fetch-site': 'same-origin' }]) {
    const headers = {
      ...bearer,
      ...site,
      host,
      origin: `http://${host}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ name: 'Stolen', coder: 'Eve' });
    const { status } = await send(port, 'POST', '/api/v1/projects', { headers, body });
    expect(status).toBe(421);
  }
  expect(state()).toBe(before);
});

/** A session as a browser has it: the cookie after the link was opened. */
async function cookieOf(port: number): Promise<string> {
  const { headers } = await send(port, 'GET', `/?token=${token}`);
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

test('a form, a script or a file of another origin changes nothing, although the browser sends her cookie', async () => {
  const { port, base, state } = await guarded();
  const cookie = await cookieOf(port);
  const before = state();
  const origins = [
    'http://evil.example', 'null', `http://127.0.0.1:${port + 1}`, 'http://127.0.0.1', `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`, `http://localhost:${port}`, '', 'file://', `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}, http://evil.example`,
  ]; // prettier-ignore
  const bodies = {
    'application/x-www-form-urlencoded': 'name=Stolen&coder=Eve&newName=Eve',
    'text/plain': '{"name":"Stolen","coder":"Eve"}',
    'multipart/form-data; boundary=x':
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nEve\r\n--x--\r\n',
    'application/json': '{"name":"Stolen","coder":"Eve","parentId":null}',
  };
  for (const origin of origins) {
    for (const [type, body] of Object.entries(bodies)) {
      for (const path of ['/projects', `${base}/coders`, '/api/v1/projects', `/api/v1${base}/codes`]) {
        const headers = { cookie, origin, 'content-type': type };
        const { status } = await send(port, 'POST', path, { headers, body });
        expect([403, 415], `${origin} ${type} ${path}`).toContain(status);
      }
    }
  }
  expect(state()).toBe(before);
});

test('a write without a kind of content, or without saying where it comes from, is not taken', async () => {
  const { port, state } = await guarded();
  const cookie = await cookieOf(port);
  const before = state();
  const origin = `http://127.0.0.1:${port}`;
  const body = '{"name":"Stolen","coder":"Eve"}';
  const untyped = await send(port, 'POST', '/api/v1/projects', { headers: { cookie, origin }, body });
  expect(untyped.status).toBe(415);
  const sentenced = { cookie, origin, 'content-type': 'text/plain;application/json' };
  expect((await send(port, 'POST', '/api/v1/projects', { headers: sentenced, body })).status).toBe(415);
  const silent = await send(port, 'POST', '/api/v1/projects', {
    headers: { cookie, 'content-type': 'application/json' },
    body,
  });
  expect(silent.status).toBe(403);
  expect(state()).toBe(before);

  const headers = { cookie, origin, 'content-type': 'application/json' };
  expect((await send(port, 'POST', '/api/v1/projects', { headers, body })).status).toBe(200);
  expect(state()).not.toBe(before);
});

test('another server on this machine, to which the browser lends her cookies, changes nothing', async () => {
  const { port, state } = await guarded();
  const cookie = await cookieOf(port);
  const before = state();
  const json = { cookie, 'content-type': 'application/json' };
  for (const site of ['same-site', 'cross-site', 'none', 'SAME-ORIGIN', 'same-origin, cross-site']) {
    for (const origin of [{}, { origin: `http://127.0.0.1:${port}` }, { origin: 'http://127.0.0.1:9' }]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = { ...json, ...origin, 'sec-fetch-site': site };
        const { status } = await send(port, method, '/api/v1/projects', { headers, body: '{"name":"x"}' });
        expect(status, `${site} ${method}`).toBe(403);
      }
    }
  }
  expect(state()).toBe(before);
});

test('no preflight is answered with a permission', async () => {
  const { port } = await guarded();
  for (const path of ['/', '/api/v1/projects', '/assets/manifest.json']) {
    for (const admitted of [{}, bearer]) {
      const { status, headers } = await send(port, 'OPTIONS', path, {
        headers: {
          ...admitted,
          origin: 'http://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
          'access-control-request-private-network': 'true',
        },
      });
      expect(status).toBeGreaterThan(399);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  }
});

test('every kind of answer carries the headers that keep a page from running or showing what is not ours', async () => {
  const { port, base } = await guarded();
  const manifest = await send(port, 'GET', '/assets/manifest.json');
  // The build writes a record of names.
  const names = Object.values(JSON.parse(manifest.body) as Record<string, string>);
  expect(names.length).toBeGreaterThan(3);
  const gets = [
    ...names.map((name) => `/assets/${name}`),
    '/assets/nothing.js',
    '/',
    `${base}/sources`,
    `${base}/codes.css`,
    `${base}/matrix.csv`,
    `${base}/export/excerpts.csv`,
    `${base}/export/project`,
    '/no/such/page',
    '/projects/none/sources',
    '/api/v1/projects',
    '/api/v1/openapi.json',
    '/api/v1/none',
    `${base}/sources/99`,
    `${base}/matrix?rows=nonsense`,
    '/projects/%c0%af/sources',
    base,
  ];
  const answers = [
    ...(await Promise.all(gets.map((path) => send(port, 'GET', path, { headers: bearer })))),
    await send(port, 'GET', '/'),
    await send(port, 'GET', '/?token=wrong'),
    await send(port, 'GET', '/', { headers: { host: 'evil.example' } }),
    await send(port, 'POST', '/projects', { headers: { ...bearer, 'content-type': 'text/plain' } }),
    await send(port, 'POST', '/projects', {
      headers: { ...bearer, 'content-type': 'application/json' },
      body: '{"name',
    }),
    await send(port, 'DELETE', '/projects', { headers: { ...bearer, 'content-type': 'application/json' } }),
  ];
  for (const { status, headers } of answers) {
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, String(status)).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|script-src[^;]*data:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('what holds words of the study is kept by no cache', async () => {
  const { port, base } = await guarded();
  for (const path of [
    '/',
    `${base}/sources`,
    '/api/v1/projects',
    `${base}/export/excerpts.csv`,
    `${base}/export/project`,
  ]) {
    const { headers } = await send(port, 'GET', path, { headers: bearer });
    expect(headers['cache-control'], path).toBe('no-store');
  }
});
