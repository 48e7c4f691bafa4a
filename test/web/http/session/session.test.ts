import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createProject } from '../../../../src/actions/projects/projects.ts';
import { createApp } from '../../../../src/app.ts';
import { provenToken } from '../../../../src/web/http/session/script-token.ts';
import { createSession } from '../../../../src/web/http/session/session.ts';
import { temporaryWorkspace } from '../../../support/project.ts';
import { send } from '../../raw.ts';

const scriptToken = 'a-token-that-scripts-may-use';

/** The app as it is started by hand: links that are good once, new ones printed for whoever knocks. */
async function started(fixed?: string, key = randomBytes(32)) {
  const printed: string[] = [];
  const wrong: number[] = [];
  const session = createSession({
    key,
    scriptToken: fixed === undefined ? undefined : provenToken(fixed, 'the test'),
    onStranger: (fresh) => printed.push(fresh),
    onWrong: (count) => wrong.push(count),
  });
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
  return { port, printed, wrong, freshToken: session.freshToken };
}

test('without a session every page and every answer of the API is locked and says nothing of the study', async () => {
  const { port } = await started();
  for (const path of [
    '/',
    '/projects/zebra/sources',
    '/projects/zebra/export/project',
    '/projects/none',
    '/nothing',
  ]) {
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
});

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

test('who knocks without a session makes one link be printed; the one she is about to open stays good', async () => {
  const { port, printed, freshToken } = await started();
  const old = freshToken();
  for (let knock = 0; knock < 50; knock++)
    expect((await send(port, 'GET', `/knock-${knock}`)).status).toBe(401);
  expect(printed).toHaveLength(1);
  expect((await send(port, 'GET', `/?token=${old}`)).status).toBe(303);
  expect((await send(port, 'GET', `/?token=${printed[0] ?? ''}`)).status).toBe(303);
  // That one is used: the next who knocks gets another.
  await send(port, 'GET', '/');
  expect(printed).toHaveLength(2);
  expect(printed[1]).not.toBe(printed[0]);
});

test('another site that points here makes nothing be printed', async () => {
  const { port, printed } = await started();
  await send(port, 'GET', '/', { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(printed).toEqual([]);
});

test('after opening the link she is never sent to another site', async () => {
  const { port } = await started(scriptToken);
  const places = [
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '/.//evil.example/',
    '/..//evil.example/',
    '/%2f/evil.example',
    '//evil.example/%2e%2e/',
    '/x/..//evil.example',
    '/?next=//evil.example',
  ];
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

/** The cookie that a link opens. */
async function cookieBy(port: number, token: string): Promise<string> {
  const { headers } = await send(port, 'GET', `/?token=${token}`);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

test('a browser that comes from a file is led on by a page, which has a strict cookie be sent', async () => {
  const { port, freshToken } = await started();
  const headers = { accept: 'text/html,*/*', 'sec-fetch-site': 'cross-site' };
  const opened = await send(port, 'GET', `/projects/zebra/sources?token=${freshToken()}&q=%22%3E%3Cb&r=1`, {
    headers,
  });
  expect(opened.status).toBe(200);
  expect(opened.headers['set-cookie']?.[0]).toMatch(/^throughline-\d+=/);
  expect(opened.body).toContain('content="0;url=/projects/zebra/sources?q=%22%3E%3Cb&amp;r=1"');
  expect(opened.body).not.toContain('token=');
  const typed = { accept: 'text/html,*/*', 'sec-fetch-site': 'none' };
  expect((await send(port, 'GET', `/?token=${freshToken()}`, { headers: typed })).status).toBe(303);
});

test('who was let in stays in as long as the key is the same, and no longer than a month', async () => {
  const key = randomBytes(32);
  const one = await started(undefined, key);
  const cookie = await cookieBy(one.port, one.freshToken());
  expect((await send(one.port, 'GET', '/', { headers: { cookie } })).status).toBe(200);

  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const now = Date.now();
  const at = async (days: number): Promise<number> => {
    vi.setSystemTime(now + days * 24 * 3600 * 1000);
    return (await send(one.port, 'GET', '/', { headers: { cookie } })).status;
  };
  expect(await at(29)).toBe(200);
  expect(await at(31)).toBe(401);
  // A clock that was set back locks nobody out.
  expect(await at(-400)).toBe(200);
});

test('a session cannot be made longer, nor moved to another port', async () => {
  const key = randomBytes(32);
  const one = await started(undefined, key);
  const other = await started(undefined, key);
  const [name = '', value = ''] = (await cookieBy(one.port, one.freshToken())).split('=');
  const [since = '', seal = ''] = value.split('.');
  for (const sent of [
    `${Number(since) + 1}.${seal}`,
    `${since}0.${seal}`,
    `NaN.${seal}`,
    `.${seal}`,
    since,
    `${since}.`,
    seal,
  ])
    expect((await send(one.port, 'GET', '/', { headers: { cookie: `${name}=${sent}` } })).status, sent).toBe(
      401,
    );
  const moved = `throughline-${other.port}=${value}`;
  expect((await send(other.port, 'GET', '/', { headers: { cookie: moved } })).status).toBe(401);
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

test('many who guess at once are for the most part sent away, and keep nobody with a link or a session out', async () => {
  const { port, wrong, freshToken } = await started(scriptToken);
  const cookie = await cookieBy(port, freshToken());
  for (let attempt = 0; attempt < 5; attempt++) await send(port, 'GET', `/?token=free-${attempt}`);
  const guesses = Array.from({ length: 40 }, (_, attempt) =>
    attempt % 2 === 0
      ? send(port, 'GET', `/?token=guess-${attempt}`)
      : send(port, 'GET', '/api/v1/projects', { headers: { authorization: `Bearer guess-${attempt}` } }),
  );
  // Meanwhile the doors that nobody can guess are open.
  expect((await send(port, 'GET', '/', { headers: { cookie } })).status).toBe(200);
  expect((await send(port, 'GET', `/?token=${freshToken()}`)).status).toBe(303);
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(wrong[0]).toBe(6);
  const script = { authorization: `Bearer ${scriptToken}` };
  expect((await send(port, 'GET', '/api/v1/projects', { headers: script })).status).toBe(200);
});

test('a right token does not make wrong ones be forgotten', async () => {
  const { port } = await started(scriptToken);
  const guess = () => send(port, 'GET', '/api/v1/projects', { headers: { authorization: 'Bearer no' } });
  for (let attempt = 0; attempt < 6; attempt++) await guess();
  const script = { authorization: `Bearer ${scriptToken}` };
  expect((await send(port, 'GET', '/api/v1/projects', { headers: script })).status).toBe(200);
  const before = performance.now();
  await guess();
  expect(performance.now() - before).toBeGreaterThan(190);
});

test('a token that is short, empty, or does not go into a header is refused in words', () => {
  for (const text of [
    '',
    ' ',
    'ci',
    '123456789012345',
    'with a blank in it',
    'Gespräche-und-mehr-davon',
    'a\nb'.repeat(9),
  ])
    expect(() => provenToken(text, '--token'), text).toThrow(/^The token of --token /);
  expect(provenToken('1234567890123456', '--token')).toBe('1234567890123456');
});

test('a bearer token works only where one was asked for', async () => {
  const { port, freshToken } = await started();
  const headers = { authorization: `Bearer ${freshToken()}` };
  expect((await send(port, 'GET', '/api/v1/projects', { headers })).status).toBe(401);
  const undefinedOne = { authorization: 'Bearer undefined' };
  expect((await send(port, 'GET', '/api/v1/projects', { headers: undefinedOne })).status).toBe(401);
});
