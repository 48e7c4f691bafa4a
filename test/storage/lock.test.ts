import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock, whyLocked } from '../../src/storage/lock.ts';
import { temporaryFolder } from '../support/project.ts';

const minute = 60_000;
const lockIn = (folder: string): string => join(folder, 'throughline.lock');
const holder = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(lockIn(folder), 'utf8')) as Record<string, unknown>; // what takeLock wrote

/** A process of this computer that does nothing until the test ends. */
async function somebody(): Promise<{ pid: number; end: () => Promise<void> }> {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other, 'spawn');
  const end = async (): Promise<void> => {
    other.kill('SIGKILL');
    await once(other, 'exit');
  };
  return { pid: other.pid ?? 0, end };
}

test('a workspace that another running program holds is refused, with the address where it runs', async () => {
  const folder = temporaryFolder();
  const { pid, end } = await somebody();
  const held = JSON.stringify({
    id: 'other',
    host: hostname(),
    process: pid,
    address: 'http://127.0.0.1:4321',
    started: new Date().toISOString(),
    beat: new Date().toISOString(),
  });
  writeFileSync(lockIn(folder), held);
  expect(() => takeLock(folder)).toThrow('http://127.0.0.1:4321');
  expect(readFileSync(lockIn(folder), 'utf8')).toBe(held);
  await end();
  takeLock(folder).release();
});

test('the lock of a program of the first release is understood', async () => {
  const folder = temporaryFolder();
  const { pid } = await somebody();
  writeFileSync(lockIn(folder), `${pid} http://127.0.0.1:4321`);
  expect(() => takeLock(folder)).toThrow('http://127.0.0.1:4321');
});

test('a number that was given to another process since holds nobody up', async () => {
  const folder = temporaryFolder();
  const { pid } = await somebody();
  const yesterday = new Date(Date.now() - 24 * 60 * minute).toISOString();
  const held = {
    id: 'gone',
    host: hostname(),
    process: pid,
    started: yesterday,
    beat: yesterday,
    address: '',
  };
  writeFileSync(lockIn(folder), JSON.stringify(held));
  expect(takeLock(folder).whyNot()).toBe(null);
});

test('a lock says who holds it, where, and that he is alive, and is gone when it is given back', () => {
  const folder = temporaryFolder();
  let now = Date.parse('2026-03-01T10:00:00Z');
  const lock = takeLock(folder, { now: () => now });
  lock.write('http://127.0.0.1:5000');
  expect(holder(folder)).toMatchObject({
    host: hostname(),
    process: process.pid,
    address: 'http://127.0.0.1:5000',
    started: '2026-03-01T10:00:00.000Z',
    beat: '2026-03-01T10:00:00.000Z',
  });
  expect(statSync(lockIn(folder)).mode & 0o077).toBe(0);
  now += minute;
  expect(lock.beat()).toBe(null);
  expect(holder(folder)).toMatchObject({ beat: '2026-03-01T10:01:00.000Z' });
  lock.release();
  expect(existsSync(lockIn(folder))).toBe(false);
});

test('a lock that nobody can hold any more is taken over', () => {
  const broken = [
    '',
    'nonsense',
    '0 x',
    '-1 x',
    '999999999 http://127.0.0.1:1',
    '1.5',
    '{',
    '{}',
    '{"id":1}',
    'null',
  ];
  for (const left of broken) {
    const folder = temporaryFolder();
    writeFileSync(lockIn(folder), left);
    const lock = takeLock(folder);
    expect(lock.whyNot(), left).toBe(null);
    lock.release();
  }
});

/** Two computers that share one folder and have clocks of their own. */
function twoComputers(skewMs = 0) {
  const folder = temporaryFolder();
  let time = Date.parse('2026-03-01T10:00:00Z');
  const here = (): number => time;
  const there = (): number => time + skewMs;
  const pass = (ms: number): void => void (time += ms);
  return { folder, here, there, pass };
}

test.each([0, 50 * minute, -50 * minute])(
  'while another computer works in the folder it can only be read here, whatever its clock says (%i ms off)',
  (skew) => {
    const { folder, here, there, pass } = twoComputers(skew);
    const desk = takeLock(folder, { host: 'desk', now: there });
    const laptop = takeLock(folder, { host: 'laptop', now: here });
    expect(laptop.whyNot()).toMatch(/another computer, “desk”.*can only be read here/s);
    for (let beats = 0; beats < 30; beats++) {
      pass(minute / 2);
      expect(desk.beat()).toBe(null);
      expect(laptop.beat()).toContain('desk');
    }
    expect(holder(folder)['host']).toBe('desk');
    desk.release();
    expect(laptop.beat()).toBe(null);
    expect(holder(folder)['host']).toBe('laptop');
  },
);

test('a computer that was switched off holds nobody up for longer than five minutes', () => {
  const { folder, here, pass } = twoComputers();
  takeLock(folder, { host: 'desk', now: here });
  const laptop = takeLock(folder, { host: 'laptop', now: here });
  pass(4 * minute);
  expect(laptop.beat()).toContain('desk');
  pass(2 * minute);
  expect(laptop.beat()).toBe(null);
});

test('a computer that slept while another took the folder finds that out and stops writing', () => {
  const { folder, here, pass } = twoComputers();
  const desk = takeLock(folder, { host: 'desk', now: here });
  const laptop = takeLock(folder, { host: 'laptop', now: here });
  pass(6 * minute);
  expect(laptop.beat()).toBe(null);
  pass(minute);
  expect(desk.beat()).toContain('laptop');
});

test('of two computers that began before either knew of the other, the first keeps the folder', () => {
  const { folder, here, pass } = twoComputers();
  const desk = takeLock(folder, { host: 'desk', now: here });
  const desks = readFileSync(lockIn(folder));
  pass(minute);
  // The lock of the desk has not come across yet.
  writeFileSync(lockIn(folder), '');
  const laptop = takeLock(folder, { host: 'laptop', now: here });
  expect(laptop.whyNot()).toBe(null);
  expect(desk.beat()).toBe(null);
  writeFileSync(lockIn(folder), desks);
  expect(laptop.beat()).toContain('desk');
});

test('a lock that was left behind days ago holds nobody up', () => {
  const { folder, here, pass } = twoComputers();
  takeLock(folder, { host: 'desk', now: here });
  pass(3 * 24 * 60 * minute);
  expect(takeLock(folder, { host: 'laptop', now: here }).whyNot()).toBe(null);
});

test('a program that works but briefly is told as well that another computer works here', () => {
  const folder = temporaryFolder();
  expect(whyLocked(folder)).toBe(null);
  const desk = takeLock(folder, { host: 'desk' });
  expect(whyLocked(folder)).toContain('desk');
  expect(whyLocked(folder, 'desk')).toBe(null);
  desk.release();
  expect(whyLocked(folder)).toBe(null);
});
