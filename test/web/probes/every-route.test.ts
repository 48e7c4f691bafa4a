// Every route there is, also those that come later, asked as a stranger, a thief and a clumsy script would.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { createSession } from '../../../src/web/http/session/session.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { token } from '../../support/server.ts';
import { send } from '../raw.ts';
import { serveEmpty, serveSample } from '../study.ts';

const bearer = { authorization: `Bearer ${token}` };
const contentTypes = ['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream'];

interface Route {
  readonly method: string;
  readonly path: string;
}

/** What the app answers to, as its router has it. */
function routes(): Route[] {
  const { app, close } = createApp(temporaryWorkspace(), createSession({ key: Buffer.alloc(32) }));
  onTestFinished(close);
  const all = app.router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }) => ({ method: method.toUpperCase(), path: route?.path ?? '' })),
  );
  expect(all.length).toBeGreaterThan(100);
  return all;
}

const filled = (path: string, project: string, other = '1'): string =>
  path.replace(/:project\b/, encodeURIComponent(project)).replace(/:\w+/g, other);

/** Lines of news never end: they are asked for where they end by themselves. */
const isNews = ({ path }: Route): boolean => path.endsWith('/changes');

/** Everything in the folder of projects, as bytes. */
const stateOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file} ${readFileSync(file).toString('base64')}`)
    .join('\n');

test('without a session every route is locked', async () => {
  const { port, key, workspace } = await serveEmpty();
  const before = stateOf(workspace.folder);
  for (const route of routes().filter(({ path }) => !path.startsWith('/assets/'))) {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const { status, body } = await send(port, route.method, filled(route.path, key), { headers });
    expect(status, `${route.method} ${route.path}`).toBe(401);
    expect(body).not.toContain('Empty study');
  }
  expect(stateOf(workspace.folder)).toBe(before);
});

test('a project that is not there is not there by any route: nothing leads on to it', async () => {
  const { port, workspace } = await serveEmpty();
  const folder = readdirSync(workspace.folder);
  const odd = ['__proto__', 'constructor', '..', '%', 'a'.repeat(300)];
  // One thing looks a project up for all of them: each route is asked for a plain name, and for one of the odd ones in turn.
  for (const [at, route] of routes()
    .filter(({ path }) => path.includes(':project'))
    .entries()) {
    for (const project of ['nope', odd[at % odd.length] ?? '']) {
      const headers = { ...bearer, 'content-type': 'application/json' };
      const { status, headers: got } = await send(port, route.method, filled(route.path, project), {
        headers,
      });
      expect(status, `${route.method} ${filled(route.path, project)}`).toBe(404);
      expect(got.location).toBeUndefined();
    }
  }
  expect(readdirSync(workspace.folder)).toEqual(folder);
});

test('no write by any route comes from another page, whatever kind of content it sends', async () => {
  const { port, key, workspace } = await serveEmpty();
  const { headers } = await send(port, 'GET', `/?token=${token}`);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const before = stateOf(workspace.folder);
  const origins = [
    { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: `http://127.0.0.1:${port + 1}`, 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const [at, route] of routes()
    .filter(({ method }) => method !== 'GET')
    .entries()) {
    for (const [number, from] of origins.entries()) {
      // Every route meets every origin and every type; every pair of an origin and a type comes with every third route.
      const type = contentTypes[(at + number) % contentTypes.length] ?? '';
      const asked = { headers: { cookie, ...from, 'content-type': type }, body: '{"name":"Stolen"}' };
      const { status } = await send(port, route.method, filled(route.path, key), asked);
      expect(status, `${route.method} ${route.path} ${JSON.stringify(from)} ${type}`).toBe(403);
    }
  }
  expect(stateOf(workspace.folder)).toBe(before);
});

test('no route stumbles over an address that names what cannot be, and each answer is locked down', async () => {
  const { port, key } = await serveSample();
  const odd = [
    '0',
    '-1',
    '1.5',
    '1e9',
    '99999999999999999999',
    '%00',
    '__proto__',
    'constructor',
    '%F0%9F%92%A9',
    '..%2f..%2fx',
  ];
  for (const route of routes().filter(
    (one) => one.method === 'GET' && /:(?!project\b)\w/.test(one.path) && !isNews(one),
  )) {
    for (const other of odd) {
      const path = filled(route.path, key, other);
      const { status, headers } = await send(port, 'GET', path, { headers: bearer });
      expect(status, path).toBeLessThan(500);
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  }
});

test('no route stumbles over a write that says nothing, or says it in the wrong way', async () => {
  const { port, key } = await serveEmpty();
  const bodies = [
    '',
    '{}',
    '[]',
    'null',
    '7',
    '{"name":{"a":1}}',
    '{"__proto__":{"x":1}}',
    '{"id":1e400}',
    'name[]=1&name=2',
    '\u0000',
  ];
  for (const [at, route] of routes()
    .filter(({ method }) => method !== 'GET')
    .entries()) {
    for (const type of contentTypes) {
      // As JSON every route hears all of them. As a form or bytes they are read by one thing for all routes: half of them each.
      for (const body of bodies.filter(
        (_, number) => type === 'application/json' || (at + number) % 2 === 0,
      )) {
        const headers = { ...bearer, 'content-type': type };
        const { status } = await send(port, route.method, filled(route.path, key, '987654'), {
          headers,
          body,
        });
        expect(status, `${route.method} ${route.path} ${type} ${body}`).toBeLessThan(500);
      }
    }
  }
}, 180_000);

test('queries that name what every object has, or come twice, make no page stumble', async () => {
  const { port, key } = await serveEmpty();
  const queries = [
    '__proto__=1',
    'constructor=x&toString=1',
    'offset=1&offset=2',
    'q=%00&q[]=1',
    'q=%ED%A0%80',
    'under[]=1&codes=,,,',
    '&&&=&=',
  ];
  for (const route of routes().filter((one) => one.method === 'GET' && !isNews(one))) {
    for (const query of queries) {
      const path = `${filled(route.path, key)}?${query}`;
      const { status } = await send(port, 'GET', path, { headers: bearer });
      expect(status, path).toBeLessThan(500);
    }
  }
});
