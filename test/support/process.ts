// The real server, as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keys of the workspaces of tests do not come among those of the person who runs them. */
const state = { XDG_STATE_HOME: join(tmpdir(), 'throughline-tests') };

const src = join(import.meta.dirname, '..', '..', 'src');
/** How a program is started that lies there. */
const server = [join(src, 'run.cjs'), join(src, 'server.ts')];

/** A server process: what it said, and where it is. */
export interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
}

/** What a process said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs Node to its end. */
export async function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...state, ...env },
  });
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complained += part));
  const guard = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await once(child, 'close');
  clearTimeout(guard);
  return { code: child.exitCode, said, complained };
}

/** Runs the server to its end, for starts that must fail. */
export const runServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => runNode([...server, '--no-open', ...args], env);

/** Starts the server, with more in its environment where that is given, and waits until it prints its link. */
export const startServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> => startOpening(['--no-open', ...args], env);

/** The same, but the server opens the browser that it finds. */
export function startOpening(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, [...server, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...state, ...env },
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (part: string): void => {
      said += part;
      const url = /(http:\/\/127\.0\.0\.1:\d+)\/\?token=\S+\n/.exec(said)?.[1];
      if (url !== undefined) resolve({ child, url, said: () => said });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}: ${said}`));
    });
  });
}

/** Ends a process by a signal and waits until it is gone. */
export async function endBy(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
