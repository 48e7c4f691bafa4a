import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { runNode } from './support/process.ts';
import { serve } from './support/server.ts';

const root = join(import.meta.dirname, '..');

test('the version of package.json is what the command line and the first page say', async () => {
  expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain(`"version": "${version}"`);
  const { code, said } = await runNode([join(root, 'src/throughline.cjs'), '--version']);
  expect([code, said]).toEqual([0, `${version}\n`]);
  const { page } = await serve();
  expect(await (await page('/')).text()).toContain(`Throughline ${version} ·`);
});

test('the changes of the version are told', () => {
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
});
