import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/project.ts';

const root = join(import.meta.dirname, '../..');

/** The types of two small views: what `src/web/views/views.ts` is to the house. */
const types = `export type Html = string & { readonly __html: true };
export interface Views {
  'search/index': { readonly title: string; readonly raw: string; readonly total: number };
  'partials/pager': { readonly range: string; readonly previousHref: string | null };
}`;

/** What the compiler says of a house with these views: its messages, or nothing. */
function complaintsAbout(views: Readonly<Record<string, string>>): string[] {
  const house = temporaryFolder();
  const put = (file: string, words: string): void => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), words);
  };
  put('src/web/views/views.ts', types);
  put('package.json', '{"type":"module"}');
  for (const [view, words] of Object.entries(views)) put(`views/${view}.ejs`, words);
  copyFileSync(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  execFileSync(process.execPath, [join(root, 'src/build/check-views.ts'), house]);
  const { config } = ts.readConfigFile(join(house, 'tsconfig.json'), (file) =>
    readFileSync(file, 'utf8'),
  ) as {
    config: { compilerOptions: object };
  };
  // The house has no Node types, and needs none.
  const options = { ...config, compilerOptions: { ...config.compilerOptions, types: [] } };
  const { fileNames, options: read } = ts.parseJsonConfigFileContent(options, ts.sys, house);
  expect(fileNames.length).toBe(Object.keys(views).length + 1);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, read))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const pager = `<p><%= page.range %></p>`;
const right = `<h1><%= page.title %></h1><%- include('partials/pager', { range: '1–3', previousHref: null }) %>`;

test('views that say what they are given compile', () => {
  expect(complaintsAbout({ 'search/index': right, 'partials/pager': pager })).toEqual([]);
});

test('a misspelt local, raw text and a wrong part do not compile', () => {
  const planted = `<%= page.totl %><%- page.raw %><%- include('partials/pager', { range: 3 }) %>`;
  const complaints = complaintsAbout({ 'search/index': right + planted, 'partials/pager': pager });
  expect(complaints).toHaveLength(3);
  expect(complaints[0]).toContain("Property 'totl' does not exist");
  expect(complaints[1]).toContain("is not assignable to parameter of type 'never'");
  expect(complaints[2]).toMatch(/previousHref|Type 'number' is not assignable/);
});
