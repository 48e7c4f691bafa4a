import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { endBy, runServer, startServer, type Running } from './support/process.ts';
import { temporaryFolder } from './support/project.ts';

const token = 'token-for-scripts';

async function started(workspace: string, more: readonly string[] = ['--port', '0']): Promise<Running> {
  const running = await startServer(['--workspace', workspace, '--token', token, ...more]);
  onTestFinished(async () => {
    await endBy(running.child, 'SIGKILL');
  });
  return running;
}

const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

async function makeProject(url: string, name: string): Promise<number> {
  const body = JSON.stringify({ name, coder: 'Ada' });
  return (await fetch(`${url}/api/v1/projects`, { method: 'POST', headers, body })).status;
}

test('starting prints a link that is good once and leads to the projects', async () => {
  const workspace = temporaryFolder();
  const { url, said } = await started(workspace);
  expect(said()).toContain(workspace);
  const link = /http:\S+\?token=\S+/.exec(said())?.[0] ?? '';
  expect(link).not.toContain(token);
  const first = await fetch(link, { redirect: 'manual' });
  expect(first.status).toBe(303);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(url, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Begin your own');
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(401);
  expect((await fetch(url)).status).toBe(401);
});

test('nobody but this machine is listened to', async () => {
  const { url } = await started(temporaryFolder());
  const port = Number(new URL(url).port);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(
      ({ address, family }) => address !== '127.0.0.1' && !(family === 'IPv6' && address.startsWith('fe80')),
    )
    .map(({ address }) => address);
  const answers = (host: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect({ port, host, timeout: 2000 });
      const settle = (answer: boolean) => (): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false));
    });
  expect(await answers('127.0.0.1')).toBe(true);
  for (const host of ['127.0.0.2', '::1', ...others]) expect(await answers(host), host).toBe(false);
});

test('a second server in the same folder is refused in one sentence that says where the first is', async () => {
  const workspace = temporaryFolder();
  const { url } = await started(workspace);
  const second = await runServer(['--workspace', workspace, '--port', '0']);
  expect(second.code).toBe(1);
  expect(second.complained.trim().split('\n')).toHaveLength(1);
  expect(second.complained).toContain(url);
  expect(second.complained).not.toMatch(/Error|\n\s+at /);
  expect(await makeProject(url, 'Still here')).toBe(200);
});

test('the lock of a server that is gone, or one that cannot be read, holds nobody up', async () => {
  const workspace = temporaryFolder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  for (const left of [
    `${gone} http://127.0.0.1:1`,
    '',
    'rubbish',
    '-1 x',
    '0',
    '99999999 http://127.0.0.1:1',
  ]) {
    writeFileSync(join(workspace, 'throughline.lock'), left);
    const { child, url } = await started(workspace);
    expect(await makeProject(url, 'Study'), left).toBe(200);
    expect(await endBy(child, 'SIGTERM')).toBe(0);
  }
});

test('after Ctrl-C there is one file per project and nothing else, and it opens again', async () => {
  const workspace = temporaryFolder();
  const { child, url } = await started(workspace);
  expect(await makeProject(url, 'One')).toBe(200);
  expect(await makeProject(url, 'Two')).toBe(200);
  for (const key of ['one', 'two']) {
    const body = JSON.stringify({ name: 'Enabler', parentId: null });
    const made = await fetch(`${url}/api/v1/projects/${key}/codes`, { method: 'POST', headers, body });
    expect(made.status).toBe(200);
  }
  expect(readdirSync(workspace)).toContain('throughline.lock');
  expect(statSync(join(workspace, 'one.throughline')).mode & 0o077).toBe(0);
  expect(await endBy(child, 'SIGINT')).toBe(0);
  expect(readdirSync(workspace).sort()).toEqual(['one.throughline', 'two.throughline']);

  const again = await started(workspace);
  const codes: unknown = await (await fetch(`${again.url}/api/v1/projects/two/codes`, { headers })).json();
  expect(codes).toEqual([expect.objectContaining({ name: 'Enabler' })]);
});

test('a start that cannot succeed says so in one sentence, with no stack and no lock left behind', async () => {
  const workspace = temporaryFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const bound = taken.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  for (const asked of ['abc', '70000', '-1', '1.5', String(port)]) {
    const { code, said, complained } = await runServer(['--workspace', workspace, `--port=${asked}`]);
    expect(code, asked).toBe(1);
    expect(said).toBe('');
    expect(complained.trim().split('\n'), asked).toHaveLength(1);
    expect(complained).toMatch(/port/);
    expect(complained).not.toMatch(/Error|\n\s+at /);
    expect(existsSync(join(workspace, 'throughline.lock')), asked).toBe(false);
  }
});

test('an option that does not exist, or a folder that is a file, is said in one sentence', async () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, 'words');
  for (const args of [
    ['--prot', '5'],
    ['--workspace', file],
    ['--workspace', join(file, 'below')],
  ]) {
    const { code, complained } = await runServer(args);
    expect(code).toBe(1);
    expect(complained.trim().split('\n').length, args.join(' ')).toBeLessThanOrEqual(2);
    expect(complained).not.toMatch(/\n\s+at /);
  }
});

test('where the usual port is taken, the next free one is used', async () => {
  const usual = createServer();
  const listening = once(usual, 'listening');
  // Somebody else may have it; it is taken either way.
  usual.on('error', () => undefined).listen(4100, '127.0.0.1');
  onTestFinished(() => void usual.close());
  await Promise.race([listening, once(usual, 'error').catch(() => undefined)]);
  const { url } = await started(temporaryFolder(), []);
  const port = Number(new URL(url).port);
  expect(port).toBeGreaterThan(4100);
  expect(port).toBeLessThan(4120);
  expect(await makeProject(url, 'Study')).toBe(200);
});
