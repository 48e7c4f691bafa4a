import type { Server } from 'node:http';
import { Refusal } from '../domain/refusal.ts';

const firstPort = 4100;
const portsTried = 20;

/** The ports to try: the one that was asked for, or the usual one and those after it. */
export function portsFor(asked: string | undefined): number[] {
  if (asked === undefined) return Array.from({ length: portsTried }, (_, step) => firstPort + step);
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refusal('invalid', `“${asked}” is not a port.`);
  return [port];
}

/** Listens on the first of the ports that is free, on this machine alone. Answers the server and its address. */
export async function listen(
  on: (port: number, host: string) => Server,
  ports: readonly number[],
): Promise<{ server: Server; address: string }> {
  for (const port of ports) {
    const server = await tryPort(on, port);
    const bound = server?.address();
    if (server && typeof bound === 'object' && bound)
      return { server, address: `http://127.0.0.1:${bound.port}` };
  }
  throw new Refusal(
    'conflict',
    `Every port from ${ports[0] ?? 0} to ${ports.at(-1) ?? 0} is taken. Choose one with --port.`,
  );
}

/** A server that listens on a port; nothing where somebody else does. */
const tryPort = (on: (port: number, host: string) => Server, port: number): Promise<Server | null> =>
  new Promise((settle, fail) => {
    const attempt = on(port, '127.0.0.1');
    attempt.once('listening', () => {
      settle(attempt);
    });
    attempt.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(null);
      else fail(error);
    });
  });
