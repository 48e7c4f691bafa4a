import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let house = '';

/** A copy of what the check of views needs, in which mistakes can be planted. */
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'throughline-views-'));
  for (const part of ['views', 'src', 'tsconfig.json', 'package.json'])
    cpSync(join(root, part), join(house, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  mkdirSync(join(house, 'test'));
});
afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

function complaintsAbout(view: string, planted: string): string {
  const file = join(house, 'views', view);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before + planted);
  try {
    execFileSync(process.execPath, [join(house, 'src/build/check-views.ts')]);
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', house]);
    return 'no complaint';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  } finally {
    writeFileSync(file, before);
  }
}

test('a misspelt local, raw text and a wrong part do not compile', () => {
  const planted = `<%= page.totl %><%- page.q %><%- include('partials/pager', { range: 3 }) %>`;
  const complaints = complaintsAbout('excerpts/search.ejs', planted);
  expect(complaints).toContain("Property 'totl' does not exist");
  expect(complaints).toContain("is not assignable to parameter of type 'never'");
  expect(complaints).toMatch(/previousHref|Type 'number' is not assignable/);
});
