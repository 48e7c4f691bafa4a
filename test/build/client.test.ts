import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { buildClient } from '../../src/build/client.ts';
import { readAssets } from '../../src/web/http/assets.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-dist-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** What the manifest names, as whoever starts now would find it. */
const named = (folder: string): string[] =>
  // Written by the build: names of files by name.
  Object.values(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>);

test('while the client is built again, and again, every file that the manifest names is there and whole', async () => {
  const folder = emptyFolder();
  await buildClient(folder);
  const sizes = new Map(named(folder).map((name) => [name, readFileSync(join(folder, name)).length]));
  const building = new Set([buildClient(folder), buildClient(folder)]);
  const builds = Promise.all([...building]);
  for (const one of building) void one.finally(() => building.delete(one));
  let looks = 0;
  while (building.size > 0) {
    for (const name of named(folder)) expect(readFileSync(join(folder, name)).length).toBe(sizes.get(name));
    looks++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await builds;
  expect(looks).toBeGreaterThan(10);
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('files of the build before are kept for who is starting; older ones go', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'page-AAAAAAAA.js'), 'older');
  writeFileSync(join(folder, 'page-BBBBBBBB.js'), 'before');
  writeFileSync(join(folder, 'manifest.json'), '{"page.js":"page-BBBBBBBB.js"}');
  await buildClient(folder);
  expect(existsSync(join(folder, 'page-AAAAAAAA.js'))).toBe(false);
  expect(existsSync(join(folder, 'page-BBBBBBBB.js'))).toBe(true);
  expect(named(folder)).not.toContain('page-BBBBBBBB.js');
});

test('what a server has read stays what it serves, although the folder is gone', async () => {
  const folder = emptyFolder();
  await buildClient(folder);
  const assets = readAssets(folder);
  const server = express().get('/assets/:asset', assets.serve).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}${assets.address('page.js')}`;
  const built = readFileSync(join(folder, assets.address('page.js').replace('/assets/', '')), 'utf8');
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const served = await fetch(address);
  expect(await served.text()).toBe(built);
  expect(served.headers.get('content-type')).toMatch(/javascript/);
  expect(served.headers.get('cache-control')).toContain('immutable');
});
