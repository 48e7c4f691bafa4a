import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/project.ts';

/** A program of one file and its bundle; `touch` says when something of it was changed, in seconds since some day. */
function program() {
  const root = temporaryFolder();
  for (const folder of ['src/deep', 'built']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(import.meta.dirname, '../../src/built.cjs'), join(root, 'src/built.cjs'));
  const names = ['src/server.ts', 'src/deep/part.ts', 'package.json', 'package-lock.json'];
  for (const name of names) writeFileSync(join(root, name), '');
  const touch = (name: string, at: number): void => {
    utimesSync(join(root, name), at, at);
  };
  for (const name of [...names, 'src/built.cjs']) touch(name, 1000);
  const { builtOf } = createRequire(import.meta.url)(join(root, 'src/built.cjs')) as {
    readonly builtOf: (file: string) => string; // what src/built.cjs exports
  };
  const server = join(root, 'src/server.ts');
  return { root, touch, bundle: join(root, 'built/server.js'), server, started: () => builtOf(server) };
}

test('the bundle is started where it is of the source as it is now; else the source is', () => {
  const { root, touch, bundle, server, started } = program();
  expect(started()).toBe(server);
  writeFileSync(bundle, '');
  expect(started()).toBe(server);
  writeFileSync(join(root, 'built/files.json'), '[]');
  touch('built/files.json', 2000);
  expect(started()).toBe(bundle);
  for (const name of ['src/deep/part.ts', 'src/server.ts', 'package-lock.json']) {
    touch(name, 3000);
    expect(started(), name).toBe(server);
    touch(name, 1000);
  }
  expect(started()).toBe(bundle);
  // As in a package, which has no lock file.
  rmSync(join(root, 'package-lock.json'));
  expect(started()).toBe(bundle);
});

test('who is told to runs the source', () => {
  const { root, touch, bundle, server, started } = program();
  for (const file of [bundle, join(root, 'built/files.json')]) writeFileSync(file, '');
  touch('built/files.json', 2000);
  const before = process.env['THROUGHLINE_RUNS'];
  process.env['THROUGHLINE_RUNS'] = 'source';
  expect(started()).toBe(server);
  process.env['THROUGHLINE_RUNS'] = before;
  expect(started()).toBe(bundle);
});
