import type { Server } from 'node:http';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from './app.ts';
import { Refusal } from './domain/refusal.ts';
import { openBrowser } from './serving/open-browser.ts';
import { scriptToken } from './serving/script-token.ts';
import { workspaceKey } from './serving/workspace-key.ts';
import { sortOldBackups } from './storage/backups.ts';
import { isAlive } from './storage/living-process.ts';
import { beatMs, takeLock, type Lock } from './storage/lock.ts';
import { isWritable, sweep } from './storage/project-files.ts';
import { sweepReadingCopies } from './storage/reading-copy.ts';
import { openWorkspace, type Workspace } from './storage/workspace.ts';
import { createSession } from './web/session/session.ts';

interface Options {
  readonly workspace: string | undefined;
  readonly port: string | undefined;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
  readonly open: boolean;
  /** Whether who was let in before is out. */
  readonly endSessions: boolean;
}

const firstPort = 4100;
const portsTried = 20;

/** The folder of projects: as asked, as the environment says, or in her home. */
export const workspaceFolder = (asked: string | undefined): string =>
  resolve(asked ?? process.env['THROUGHLINE_HOME'] ?? join(homedir(), 'Throughline'));

/** Serves the workspace on this machine alone until it is told to stop. */
export async function serve(options: Options): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function start(options: Options): Promise<void> {
  const ports = portOf(options.port);
  const token = scriptToken(options);
  const folder = workspaceFolder(options.workspace);
  const workspace = openWorkspace(folder);
  const lock = takeLock(folder);
  watchLock(lock, workspace);
  tidy(folder, lock);
  const { key, file: keyFile } = workspaceKey(folder, options.endSessions);
  let address = '';
  let closeDoor = (): void => undefined;
  const linkWith = (fresh: string): string => `${address}/?token=${fresh}`;
  const session = createSession({
    key,
    scriptToken: token,
    onOpened: () => {
      closeDoor();
    },
    onStranger: (fresh) => {
      say(
        `Somebody without a session opened a page. If that was you, open this link (good once):\n  ${linkWith(fresh)}`,
      );
    },
    onWrong: (count) => {
      say(`Somebody tries wrong tokens (${count} by now). They are answered slowly; nobody was let in.`);
    },
  });
  const { app, close } = createApp(workspace, session);
  const server = await listen(app.listen.bind(app), ports).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : firstPort}`;
  lock.write(address);

  const link = linkWith(session.freshToken());
  say(
    `Throughline is running. Projects are kept in ${folder}\nOpen this link (good once):\n  ${link}\nCtrl-C ends it.`,
  );
  if (keyFile === null)
    say('Where programs keep their state cannot be written to: sessions end with the program.');
  if (options.open) closeDoor = openBrowser(link, folder);

  const stop = (): void => {
    closeDoor();
    server.close();
    server.closeAllConnections();
    // What works in the background has the project files open too.
    void close().then(() => {
      workspace.close();
      lock.release();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
}

/** Shows that this program is alive, and lets everything only be read while another computer works in the folder. */
function watchLock(lock: Lock, workspace: Workspace): void {
  const heed = (why: string | null): void => {
    if (why === workspace.opened.whyProtected()) return;
    workspace.opened.protect(why);
    say(why ?? 'The other computer has left this folder: it can be worked on here now.');
  };
  heed(lock.whyNot());
  setInterval(() => {
    heed(lock.beat());
  }, beatMs).unref();
}

/** Takes away what an interrupted program left, where nobody else works. */
function tidy(folder: string, lock: Lock): void {
  sweepReadingCopies(isAlive);
  if (lock.whyNot() !== null || !isWritable(folder)) return;
  sweep(folder);
  sortOldBackups(folder);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function portOf(asked: string | undefined): number[] {
  if (asked === undefined) return Array.from({ length: portsTried }, (_, step) => firstPort + step);
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refusal('invalid', `“${asked}” is not a port.`);
  return [port];
}

/** Listens on the first of the ports that is free. */
async function listen(on: (port: number, host: string) => Server, ports: readonly number[]): Promise<Server> {
  for (const port of ports) {
    const server = await new Promise<Server | null>((settle, fail) => {
      const attempt = on(port, '127.0.0.1');
      attempt.once('listening', () => {
        settle(attempt);
      });
      attempt.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') settle(null);
        else fail(error);
      });
    });
    if (server) return server;
  }
  throw new Refusal(
    'conflict',
    `Every port from ${ports[0] ?? 0} to ${ports.at(-1) ?? 0} is taken. Choose one with --port.`,
  );
}
