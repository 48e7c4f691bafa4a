import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBrowser } from '../../src/serving/open-browser.ts';
import { endBy, runServer, startOpening, startServer } from '../support/process.ts';
import { temporaryFolder } from '../support/project.ts';

async function started(workspace: string, more: readonly string[] = [], env: Record<string, string> = {}) {
  const running = await startServer(['--workspace', workspace, '--port', '0', ...more], env);
  onTestFinished(async () => {
    await endBy(running.child, 'SIGKILL');
  });
  return running;
}

const statusWith = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/api/v1/projects`, { headers: { authorization: `Bearer ${token}` } })).status;

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof bound === 'object' && bound ? bound.port : 0;
}

test('a token comes from a file that is hers alone, or from the environment', async () => {
  const file = join(temporaryFolder(), 'token');
  writeFileSync(file, 'a-token-in-a-file\n', { mode: 0o600 });
  const byFile = await started(temporaryFolder(), ['--token-file', file], {
    THROUGHLINE_TOKEN: 'another-that-is-not-asked-for',
  });
  expect(await statusWith(byFile.url, 'a-token-in-a-file')).toBe(200);
  expect(await statusWith(byFile.url, 'another-that-is-not-asked-for')).toBe(401);
  const byEnvironment = await started(temporaryFolder(), [], {
    THROUGHLINE_TOKEN: 'a-token-in-the-environment',
  });
  expect(await statusWith(byEnvironment.url, 'a-token-in-the-environment')).toBe(200);
});

test('a token that opens to everybody, or that others can read, lets nothing start', async () => {
  const folder = temporaryFolder();
  const file = (name: string, text: string, mode: number): string => {
    writeFileSync(join(folder, name), text, { mode });
    chmodSync(join(folder, name), mode);
    return join(folder, name);
  };
  const open = file('open', 'a-token-in-a-file', 0o644);
  const attempts: [string[], Record<string, string>, RegExp][] = [
    [['--token', ''], {}, /--token has 0 characters/],
    [['--token', 'fifteen-letters'], {}, /at least 16/],
    [['--token-file', file('empty', '\n', 0o600)], {}, /empty has 0 characters/],
    [['--token-file', open], {}, /chmod 600/],
    [['--token-file', join(folder, 'nothing')], {}, /cannot be read/],
    [['--token', 'a-token-for-scripts', '--token-file', open], {}, /not by both/],
    [[], { THROUGHLINE_TOKEN: '' }, /THROUGHLINE_TOKEN has 0 characters/],
  ];
  for (const [args, env, sentence] of attempts) {
    const workspace = join(temporaryFolder(), 'workspace');
    const { code, said, complained } = await runServer(
      ['--workspace', workspace, '--port', '0', ...args],
      env,
    );
    expect(code, args.join(' ')).toBe(1);
    expect(said).toBe('');
    expect(complained).toMatch(sentence);
    expect(complained.trim().split('\n')).toHaveLength(1);
    expect(complained).not.toMatch(/a-token-in-a-file/);
    expect(existsSync(workspace)).toBe(false);
  }
});

test('a bookmark works after the program was started again, until sessions are ended', async () => {
  const workspace = temporaryFolder();
  const env = { XDG_STATE_HOME: temporaryFolder() };
  const port = String(await freePort());
  const first = await started(workspace, ['--port', port], env);
  const link = /http:\S+\?token=\S+/.exec(first.said())?.[0] ?? '';
  const opened = await fetch(link, { redirect: 'manual' });
  expect(opened.headers.get('set-cookie')).toMatch(/Max-Age=2592000/);
  const headers = { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' };
  await endBy(first.child, 'SIGINT');

  const second = await started(workspace, ['--port', port], env);
  expect((await fetch(second.url, { headers })).status).toBe(200);
  await endBy(second.child, 'SIGINT');

  const ended = await started(workspace, ['--port', port, '--end-sessions'], env);
  expect((await fetch(ended.url, { headers })).status).toBe(401);
});

/** A folder with a program that is called as the one that opens browsers, and writes down what it is started with. */
function recordingBrowser() {
  const folder = temporaryFolder();
  const record = join(folder, 'record');
  for (const name of ['xdg-open', 'open']) {
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${record}.new'\nprintenv >> '${record}.environment'\nmv '${record}.new' '${record}'\n`;
    writeFileSync(join(folder, name), script, { mode: 0o700 });
  }
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, XDG_STATE_HOME: temporaryFolder() };
  const startedWith = () =>
    vi.waitUntil(() => existsSync(record) && readFileSync(record, 'utf8').trim(), 30_000);
  return { env, startedWith, environment: () => readFileSync(`${record}.environment`, 'utf8') };
}

test.skipIf(process.platform === 'win32')(
  'the browser is opened without a word of the link in the list of processes, and the file that leads there goes once it was used',
  async () => {
    const workspace = temporaryFolder();
    const { env, startedWith, environment } = recordingBrowser();
    const running = await startOpening(['--workspace', workspace, '--port', '0'], {
      ...env,
      THROUGHLINE_TOKEN: 'a-token-in-the-environment',
    });
    onTestFinished(async () => {
      await endBy(running.child, 'SIGKILL');
    });
    const file = await startedWith();
    expect(file).not.toMatch(/token|http/);
    expect(environment()).not.toContain('a-token-in-the-environment');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const link = /url=([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(running.said()).toContain(link);
    expect(readFileSync(file, 'utf8')).not.toMatch(/<script/);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
    expect(existsSync(file)).toBe(false);
  },
);

test.skipIf(process.platform === 'win32')(
  'a link that nobody opened leaves no file behind either',
  async () => {
    const workspace = temporaryFolder();
    const { env, startedWith } = recordingBrowser();
    const { child } = await startOpening(['--workspace', workspace, '--port', '0'], env);
    const file = await startedWith();
    expect(existsSync(file)).toBe(true);
    expect(await endBy(child, 'SIGINT')).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(workspace).filter((name) => name.endsWith('.html'))).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'where the workspace cannot be written to, the file that leads in has a folder of its own, and both go',
  async () => {
    const { env, startedWith } = recordingBrowser();
    vi.stubEnv('PATH', env.PATH);
    onTestFinished(() => void vi.unstubAllEnvs());
    const takeAway = openBrowser('http://127.0.0.1:4100/?token=abc', join(temporaryFolder(), 'not-there'));
    const file = await startedWith();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    takeAway();
    expect(existsSync(dirname(file))).toBe(false);
  },
);
