// What is sent too large, too slowly, or never to its end.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { token } from '../../support/server.ts';
import { send } from '../raw.ts';
import { serveEmpty } from '../study.ts';

const bearer = { authorization: `Bearer ${token}` };

/** Pours in so many MB, or as many as are taken: the status of the answer, 0 where it hung up. */
async function pour(
  port: number,
  path: string,
  megabytes: number,
): Promise<{ status: number; poured: number }> {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  const headers = { ...bearer, 'content-type': 'application/octet-stream' };
  const asking = request({ host: '127.0.0.1', port, method: 'POST', path, agent: false, headers });
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    const end = (status: number): void => {
      isOver = true;
      resolve(status);
    };
    asking.on('response', (answer) => {
      answer.resume();
      end(answer.statusCode ?? 0);
    });
    asking.on('error', () => {
      end(0);
    });
  });
  const over = (): boolean => isOver;
  let poured = 0;
  while (poured < megabytes && !over()) {
    poured++;
    if (!asking.write(piece)) await Promise.race([once(asking, 'drain').catch(() => undefined), ended]);
  }
  asking.end();
  return { status: await ended, poured };
}

test('what is a little too large is heard to its end and refused; what is poured in without end is hung up on', async () => {
  const { port, base, ask } = await serveEmpty();
  const path = `/api/v1${base}/codes`;
  expect(await pour(port, path, 60)).toEqual({ status: 400, poured: 60 });
  const endless = await pour(port, path, 1024);
  expect(endless.status).toBe(0);
  // Some more is under way before it is noticed.
  expect(endless.poured).toBeLessThan(300);
  expect((await ask('GET', '/projects')).status).toBe(200);
});

test('a stranger’s upload is not read', async () => {
  const { port } = await serveEmpty();
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(1024 ** 3) };
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const lines = [
    `Host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`POST /projects HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const [heard] = (await once(socket, 'data')) as [Buffer];
  expect(heard.toString()).toMatch(/^HTTP\/1\.1 401 /);
});

test('many who send a body byte by byte keep nobody waiting', async () => {
  const { port, base, ask } = await serveEmpty();
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(port, '127.0.0.1');
    const head = [
      `POST /api/v1${base}/codes HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      'Content-Length: 1000',
    ];
    socket.on('error', () => undefined).write(`${head.join('\r\n')}\r\n\r\n{`);
    return socket;
  });
  onTestFinished(() => {
    for (const socket of slow) socket.destroy();
  });
  expect((await ask('POST', `${base}/codes`, { name: 'Trust', parentId: null })).status).toBe(200);
  expect((await send(port, 'GET', `${base}/codebook`, { headers: bearer })).status).toBe(200);
});

test('a body that breaks off changes nothing', async () => {
  const { port, base, project } = await serveEmpty();
  const body = '{"name":"Half","parentId":null}';
  for (const length of [body.length + 1, body.length * 2]) {
    const socket = connect(port, '127.0.0.1');
    const head = [
      `POST /api/v1${base}/codes HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${length}`,
    ];
    socket.on('error', () => undefined);
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.resume();
    await once(socket, 'close');
  }
  expect(project.codes.all()).toEqual([]);
});
