import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/storage/lock.ts';
import { temporaryFolder } from '../support/project.ts';

test('a workspace that another running program holds is refused, with the address where it runs', async () => {
  const folder = temporaryFolder();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other, 'spawn');
  const held = `${other.pid ?? 0} http://127.0.0.1:4321`;
  writeFileSync(join(folder, 'throughline.lock'), held);
  expect(() => takeLock(folder)).toThrow('http://127.0.0.1:4321');
  expect(readFileSync(join(folder, 'throughline.lock'), 'utf8')).toBe(held);

  other.kill('SIGKILL');
  await once(other, 'exit');
  takeLock(folder).release();
});

test('a lock says who holds it and where, and is gone when it is given back', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'throughline.lock');
  const lock = takeLock(folder);
  lock.write('http://127.0.0.1:5000');
  expect(readFileSync(file, 'utf8')).toBe(`${process.pid} http://127.0.0.1:5000`);
  expect(statSync(file).mode & 0o077).toBe(0);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('a lock that nobody can hold any more is taken over', () => {
  for (const left of ['', 'nonsense', '0 x', '-1 x', '999999999 http://127.0.0.1:1', '1.5']) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'throughline.lock'), left);
    expect(() => {
      takeLock(folder).release();
    }, left).not.toThrow();
  }
});
