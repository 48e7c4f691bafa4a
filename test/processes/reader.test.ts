import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { createReader } from '../../src/processes/reader.ts';
import { docx, paragraph } from '../formats/docx-builder.ts';
import { bytesOf, expectSound } from '../formats/invariants.ts';

const reader = createReader();
afterAll(() => reader.close());

test('files are read in processes, each answered with its own', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `note ${at}`);
  const files = await Promise.all(
    names.map((name, at) =>
      at % 2
        ? reader.read(`${name}.txt`, bytesOf(`Words of ${name}`))
        : reader.read(`${name}.docx`, docx(paragraph(`Words of ${name}`))),
    ),
  );
  files.forEach(expectSound);
  expect(files.map(({ texts }) => texts[0]?.text)).toEqual(names.map((name) => `Words of ${name}`));
});

test('a refusal comes back as one', async () => {
  const refused = await reader.read('x.txt', bytesOf('')).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ kind: 'invalid', message: 'The file is empty.' });
});

test('the bytes one gives are still one’s own afterwards', async () => {
  const bytes = bytesOf('Words');
  await reader.read('x.txt', bytes);
  expect(new TextDecoder().decode(bytes)).toBe('Words');
});

test('a file that takes too long is given up, and the files behind it are read', async () => {
  const slow = createReader({ workers: 1, timeoutMs: 400 });
  // Starting the process is not the file's fault.
  await slow.read('warm.txt', bytesOf('Words')).catch(() => null);
  const long = slow.read('long.docx', docx(paragraph('word '.repeat(20)).repeat(60_000)));
  const next = slow.read('next.txt', bytesOf('Words'));
  await expect(long).rejects.toThrow(/long\.docx took too long to read/);
  await next.catch((error: unknown) => {
    expect(error).toBeInstanceOf(Refusal);
  });
  await slow.close();
});

test('a closed reader refuses what waits and what comes', async () => {
  const closing = createReader({ workers: 1 });
  const waiting = [closing.read('a.txt', bytesOf('a')), closing.read('b.txt', bytesOf('b'))];
  const settled = Promise.allSettled(waiting);
  await closing.close();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(closing.read('c.txt', bytesOf('c'))).rejects.toBeInstanceOf(Refusal);
});

test('the time of a file begins when its process is ready: a short file is never too slow because starting was', async () => {
  const timeoutMs = 2000;
  const impatient = createReader({ workers: 1, timeoutMs });
  const known = childrenOf(process.pid);
  const reading = impatient.read('note.txt', bytesOf('Words'));
  // A machine so busy that the process is not served for longer than a file may take.
  const [started = 0] = childrenOf(process.pid).filter((pid) => !known.includes(pid));
  process.kill(started, 'SIGSTOP');
  await setTimeout(timeoutMs + 300);
  process.kill(started, 'SIGCONT');
  expect((await reading).texts[0]?.text).toBe('Words');
  await impatient.close();
});

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}

test('a process that cannot start says so of the computer, not of the file', async () => {
  const hopeless = createReader({ workers: 1, startingMs: 1 });
  await expect(hopeless.read('note.txt', bytesOf('Words'))).rejects.toThrow(
    /too busy to begin.*Nothing is wrong with the file/,
  );
  await hopeless.close();
});
