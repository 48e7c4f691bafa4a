// The program and its floor in processes of their own, and a client that asks them as cheaply as can be.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const root = join(import.meta.dirname, '..', '..');
export const token = 'a-token-for-the-bench';

/** A server that runs until it is stopped. */
export interface Served {
  readonly url: string;
  /** Sends a request and answers the bytes; fails where it is refused. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Buffer>;
  readonly get: (path: string) => Promise<Buffer>;
  readonly memory: () => Memory;
  /** Forgets the peak so far. */
  readonly forgetPeak: () => void;
  readonly stop: () => Promise<void>;
}

/** Megabytes of memory in use, and the most so far. */
interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** Throughline over a workspace. */
export const serveOurs = (workspace: string): Promise<Served> =>
  start([
    join(root, 'src', 'run.cjs'),
    join(root, 'src', 'server.ts'),
    '--workspace',
    workspace,
    '--port',
    '0',
    '--token',
    token,
    '--no-open',
  ]);

/** The least that could answer over the same files. */
export const serveFloor = (folder: string): Promise<Served> =>
  start([join(root, 'test', 'bench', 'run.ts'), 'floor', folder]);

async function start(args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = await addressOf(child);
  const agent = new Agent({ keepAlive: true });
  const ask = (method: string, path: string, body?: unknown): Promise<Buffer> =>
    send(new URL(path, url), { method, body, agent });
  return {
    url,
    ask,
    get: (path) => ask('GET', path),
    memory: () => memoryOf(child.pid ?? 0),
    forgetPeak: () => {
      writeFileSync(`/proc/${child.pid ?? 0}/clear_refs`, '5');
    },
    stop: async () => {
      agent.destroy();
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** The address a server says on its output once it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\/)/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on('exit', () => {
      reject(new Error(`the server ended: ${said}`));
    });
  });
}

function send(
  url: URL,
  { method, body, agent }: { method: string; body: unknown; agent: Agent },
): Promise<Buffer> {
  const isBytes = body instanceof Uint8Array;
  const payload = body === undefined ? undefined : isBytes ? body : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'text/html,application/json',
    ...(payload !== undefined && {
      'content-type': isBytes ? 'application/octet-stream' : 'application/json',
      'content-length': Buffer.byteLength(payload),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if ((response.statusCode ?? 500) < 400) resolve(bytes);
        else
          reject(
            new Error(`${method} ${url.pathname}: ${response.statusCode} ${bytes.toString().slice(0, 300)}`),
          );
      });
    });
    // A server that was busy for longer than it keeps connections drops those that waited; that is no refusal.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, { method, body, agent }));
      else reject(error);
    });
    sent.end(payload);
  });
}

/** Linux alone tells; elsewhere nothing is known. */
function memoryOf(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (field: string): number =>
      Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN) / 1024;
    return { now: of('VmRSS'), peak: of('VmHWM') };
  } catch {
    return { now: NaN, peak: NaN };
  }
}
