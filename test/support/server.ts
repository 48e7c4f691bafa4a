import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Workspace } from '../../src/storage/workspace.ts';
import { provenToken } from '../../src/web/http/session/script-token.ts';
import { createSession } from '../../src/web/http/session/session.ts';
import { temporaryWorkspace } from './project.ts';

export const token = 'a-token-for-tests';

/** The whole app on a free port until the test ends; scripts get in with the bearer token. */
export async function serve(workspace: Workspace = temporaryWorkspace()) {
  const session = createSession({ key: randomBytes(32), scriptToken: provenToken(token, 'the tests') });
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
  const url = `http://127.0.0.1:${port}`;

  /** Asks the API; answers the status and the JSON. */
  async function ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; json: unknown }> {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
      },
      ...(method !== 'GET' && { body: isFile ? Buffer.from(body) : JSON.stringify(body ?? {}) }),
    });
    return { status: response.status, json: await response.json() };
  }

  /** Fetches a page. */
  const page = (path: string): Promise<Response> =>
    fetch(url + path, { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } });

  return { url, port, workspace, ask, page };
}
