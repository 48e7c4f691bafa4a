import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryCopy } from '../../../src/storage/project-files.ts';
import { createWholeAnswer } from '../../../src/web/http/whole-answer.ts';
import { temporaryFolder } from '../../support/project.ts';

const filesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

/** A server that sends these chunks as one answer, and where it puts what is large. */
async function sending(chunks: readonly string[]) {
  const folder = temporaryFolder();
  const seen: number[] = [];
  const app = express();
  app.get('/', async (_request, response) => {
    const answer = createWholeAnswer(() => temporaryCopy(folder));
    try {
      for (const chunk of chunks) answer.add(chunk);
      seen.push(filesIn(folder));
      await answer.send(response);
    } finally {
      answer.discard();
    }
  });
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, folder, seen };
}

const line = 'Straße, “words”, 😀, =1+1\r\n';

test.each([
  ['nothing', [], 0],
  ['some lines', Array.from({ length: 300 }, () => line), 0],
  ['a chunk that is larger than what is sent at once', [line, line.repeat(20_000), line], 0],
  ['more than is kept in memory', Array.from({ length: 2000 }, (_, at) => `${at}${line.repeat(100)}`), 1],
])('%s arrives as it was written, and leaves nothing behind', async (_what, chunks, files) => {
  const { url, folder, seen } = await sending(chunks);
  const answer = await fetch(url);
  const whole = chunks.join('');
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(whole)));
  expect(await answer.text()).toBe(whole);
  expect(seen).toEqual([files]);
  await expect.poll(() => filesIn(folder)).toBe(0);
});

test('of an answer that is given up half-way nothing stays', async () => {
  const { url, folder } = await sending(Array.from({ length: 3000 }, () => line.repeat(200)));
  const giveUp = new AbortController();
  const answer = await fetch(url, { signal: giveUp.signal });
  giveUp.abort();
  await expect(answer.text()).rejects.toThrow();
  await expect.poll(() => filesIn(folder)).toBe(0);
});
