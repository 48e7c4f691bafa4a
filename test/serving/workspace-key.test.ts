import {
  chmodSync,
  cpSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { workspaceKey } from '../../src/serving/workspace-key.ts';
import { temporaryFolder } from '../support/project.ts';

let state = '';
beforeEach(() => {
  state = temporaryFolder();
  vi.stubEnv('XDG_STATE_HOME', state);
  onTestFinished(() => void vi.unstubAllEnvs());
});

test('a workspace has one key on this machine, which only its owner can read and which is not in the workspace', () => {
  const workspace = temporaryFolder();
  const first = workspaceKey(workspace, false);
  expect(first.key).toHaveLength(32);
  expect(workspaceKey(workspace, false)).toEqual(first);
  expect(first.file).toMatch(new RegExp(`^${state}`));
  expect(statSync(first.file ?? '').mode & 0o777).toBe(0o600);
  expect(statSync(join(first.file ?? '', '..')).mode & 0o777).toBe(0o700);
  expect(readdirSync(workspace)).toEqual([]);

  const link = join(temporaryFolder(), 'link');
  symlinkSync(workspace, link);
  expect(workspaceKey(link, false)).toEqual(first);
  expect(workspaceKey(temporaryFolder(), false).key).not.toEqual(first.key);
});

test('a renewed key is another, and stays', () => {
  const workspace = temporaryFolder();
  const first = workspaceKey(workspace, false);
  const renewed = workspaceKey(workspace, true);
  expect(renewed.key).not.toEqual(first.key);
  expect(workspaceKey(workspace, false)).toEqual(renewed);
  expect(readdirSync(join(state, 'throughline', 'keys'))).toHaveLength(1);
});

test('a key that others could read, that is not whole, or that is a link is not used', () => {
  const workspace = temporaryFolder();
  const { file } = workspaceKey(workspace, false);
  const path = file ?? '';
  const elsewhere = join(temporaryFolder(), 'key');
  const spoilings = [
    () => {
      chmodSync(path, 0o644);
    },
    () => {
      chmodSync(path, 0o660);
    },
    () => {
      writeFileSync(path, 'short', { mode: 0o600 });
    },
    () => {
      writeFileSync(path, Buffer.alloc(33), { mode: 0o600 });
    },
    () => {
      cpSync(path, elsewhere);
      rmSync(path);
      symlinkSync(elsewhere, path);
    },
    () => {
      rmSync(path);
    },
  ];
  for (const spoil of spoilings) {
    const before = workspaceKey(workspace, false).key;
    spoil();
    const after = workspaceKey(workspace, false);
    expect(after.key).not.toEqual(before);
    expect(readFileSync(path)).toEqual(after.key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
});

test('where nothing can be kept there is a key all the same, for as long as the program runs', () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  vi.stubEnv('XDG_STATE_HOME', file);
  const { key, file: kept } = workspaceKey(temporaryFolder(), false);
  expect(kept).toBe(null);
  expect(key).toHaveLength(32);
});
