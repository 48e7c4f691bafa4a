import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createProject } from '../../src/actions/project.ts';
import { createApp } from '../../src/app.ts';
import { createSession } from '../../src/web/session.ts';
import { temporaryWorkspace } from '../support/project.ts';
import { send } from './raw.ts';

const scriptToken = 'a-token-that-scripts-may-use';

/** The app as it is started by hand: links that are good once, new ones printed for whoever knocks. */
async function started(fixed?: string) {
  const printed: string[] = [];
  const session = createSession(fixed, (fresh) => printed.push(fresh));
  const workspace = temporaryWorkspace();
  await createProject(workspace, { name: 'Zebra', description: '', coder: 'Ada', codebook: null });
  const { app, close } = createApp(workspace, session);
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await close();
  });
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { port, printed, freshToken: session.freshToken };
}

test('without a session every page and every answer of the API is locked and says nothing of the study', async () => {
  const { port } = await started();
  for (const path of ['/', '/projects/zebra/sources', '/projects/zebra/export/project', '/projects/none', '/nothing']) {
    const { status, body } = await send(port, 'GET', path, { headers: { accept: 'text/html' } });
    expect(status, path).toBe(401);
    expect(body).toContain('locked');
    expect(body).not.toMatch(/zebra/i);
  }
  for (const path of ['/api/v1/projects', '/api/v1/projects/zebra/sources', '/api/v1/openapi.json']) {
    const { status, body } = await send(port, 'GET', path);
    expect(status, path).toBe(401);
    expect(JSON.parse(body)).toEqual({ message: expect.any(String) as string });
    expect(body).not.toMatch(/zebra/i);
  }
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const write = await send(port, 'POST', '/api/v1/projects', { headers, body: '{"name":"x","coder":"y"}' });
  expect(write.status).toBe(401);
}); // prettier-ignore

test('the printed link opens a session once, and leaves the address bar', async () => {
  const { port, freshToken } = await started();
  const link = freshToken();
  expect(link.length).toBeGreaterThanOrEqual(22);
  const first = await send(port, 'GET', `/projects/zebra/sources?token=${link}&q=1`);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/projects/zebra/sources?q=1');
  const [cookie = ''] = first.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(new RegExp(`^throughline-${port}=`));
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Strict/i);
  expect(cookie).not.toContain(link);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect((await send(port, 'GET', '/projects/zebra/sources', { headers })).status).toBe(200);

  const second = await send(port, 'GET', `/?token=${link}`);
  expect(second.status).toBe(401);
  expect(second.headers['set-cookie']).toBeUndefined();
});

test('a link opens nothing when it is sent with a write, or twice in one address', async () => {
  const { port, freshToken } = await started();
  const link = freshToken();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  expect((await send(port, 'POST', `/projects?token=${link}`, { headers })).status).toBe(401);
  expect((await send(port, 'GET', `/?token=${link}&token=x`)).status).toBe(401);
  expect((await send(port, 'GET', `/?token=${link}`)).status).toBe(303);
});

test('who knocks without a session makes a new link be printed; the one she is about to open stays good', async () => {
  const { port, printed, freshToken } = await started();
  const old = freshToken();
  // A server that has only just started does not print at the first knock.
  await vi.waitUntil(async () => (await send(port, 'GET', '/')).status === 401 && printed.length > 0, 5000);
  await send(port, 'GET', '/');
  await send(port, 'GET', '/');
  expect(printed).toHaveLength(1);
  expect((await send(port, 'GET', `/?token=${old}`)).status).toBe(303);
  expect((await send(port, 'GET', `/?token=${printed[0] ?? ''}`)).status).toBe(303);
});

test('after opening the link she is never sent to another site', async () => {
  const { port } = await started(scriptToken);
  const places = [
    '//evil.example/', '///evil.example/', '/\\evil.example/', '/.//evil.example/', '/..//evil.example/', '/%2f/evil.example',
    '//evil.example/%2e%2e/', '/x/..//evil.example', `http://evil.example/`, 'http://evil.example//other.example/',
    '/?next=//evil.example',
  ]; // prettier-ignore
  for (const place of places) {
    const { status, headers } = await send(
      port,
      'GET',
      `${place}${place.includes('?') ? '&' : '?'}token=${scriptToken}`,
    );
    expect(status, place).toBe(303);
    const here = `http://127.0.0.1:${port}`;
    expect(new URL(headers.location ?? '', here).origin, place).toBe(here);
    expect(headers.location).not.toContain(scriptToken);
  }
});

test('a session of one server opens nothing on another', async () => {
  const one = await started();
  const other = await started();
  const { headers } = await send(one.port, 'GET', `/?token=${one.freshToken()}`);
  const [cookie = ''] = headers['set-cookie'] ?? [];
  const value = cookie.split(';')[0]?.split('=')[1] ?? '';
  for (const sent of [
    `throughline-${one.port}=${value}`,
    `throughline-${other.port}=${value}`,
    `throughline-${other.port}=`,
  ]) {
    expect((await send(other.port, 'GET', '/', { headers: { cookie: sent } })).status).toBe(401);
  }
});

test('guessing gets slower and slower, and never keeps the one with the link out', async () => {
  const { port, freshToken } = await started(scriptToken);
  const guess = async (attempt: number): Promise<number> => {
    const before = performance.now();
    const asking =
      attempt % 2 === 0
        ? send(port, 'GET', `/?token=guess-${attempt}`)
        : send(port, 'GET', '/api/v1/projects', { headers: { authorization: `Bearer guess-${attempt}` } });
    expect((await asking).status).toBe(401);
    return performance.now() - before;
  };
  for (let attempt = 1; attempt <= 7; attempt++) await guess(attempt);
  expect(await guess(8)).toBeGreaterThan(390);
  expect(await guess(9)).toBeGreaterThan(790);
  expect((await send(port, 'GET', `/?token=${freshToken()}`)).status).toBe(303);
});

test('a bearer token works only where one was asked for', async () => {
  const { port, freshToken } = await started();
  const headers = { authorization: `Bearer ${freshToken()}` };
  expect((await send(port, 'GET', '/api/v1/projects', { headers })).status).toBe(401);
  const undefinedOne = { authorization: 'Bearer undefined' };
  expect((await send(port, 'GET', '/api/v1/projects', { headers: undefinedOne })).status).toBe(401);
});
