// Project files are called as researchers (and their systems) call files; nothing in the product may stumble over that.
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { newBackupFile } from '../../../src/storage/backups.ts';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { temporaryFolder } from '../../support/project.ts';
import { serve, token } from '../../support/server.ts';
import { submit } from '../forms.ts';
import { allLinks } from '../links.ts';

const ending = '.throughline';
const names = [
  'Studie 2025 (final) [neu]',
  'Müller & Söhne...',
  'Mu\u0308ller & So\u0308hne',
  '100% sure #2?',
  String.raw`.hid\den`,
  '<b>it’s “so”<b> \'and\' "so"',
  'a+b=c;d,e:f|g^h`i{j}',
  '😀 👩🏽‍🔬',
  '__proto__',
  'tab\tand\nline%41',
  'é'.repeat(117),
];

/** A served workspace in a folder that begins with a dot, with the sample study under each of some file names. */
async function serveNamed(keys: readonly string[]) {
  const folder = join(temporaryFolder(), '.my studies');
  mkdirSync(folder);
  const { folder: from, key: sample } = inject('sampleStudy');
  for (const key of keys) copyFileSync(join(from, sample + ending), join(folder, key + ending));
  const workspace = openWorkspace(folder);
  onTestFinished(() => {
    workspace.close();
  });
  return serve(workspace);
}

/** What stands in an attribute of HTML, as it is meant. */
const plain = (href: string): string => href.replaceAll('&amp;', '&');

/** All that is odd in the names above, in one name: what stumbles over a part of it stumbles over the whole. */
const everythingOdd =
  '.Müller & So\u0308hne (final) [neu] 100%\\#2? <b>it’s “so” \'and\' "so" a+b=c;d,e:f|g^h`i{j} 😀👩🏽‍🔬\ttab\nline%41...';

test.each([...names, everythingOdd])(
  'pages open and every write arrives where the file is called %j',
  async (key) => {
    const { url, port, page, workspace } = await serveNamed([key]);
    const project = workspace.project(key);
    const [, second] = project.coders.all();
    const coder = second?.name ?? '';
    const front = allLinks(await (await page('/')).text());
    const base = plain(front.find(({ href }) => href.endsWith('/sources'))?.href ?? '').slice(
      0,
      -'/sources'.length,
    );

    const chosen = await submit(port, `${base}/coders`, { name: coder, back: `${base}/matrix` });
    expect(chosen).toMatchObject({ status: 303, headers: { location: `${base}/matrix` } });
    const cookie = (chosen.headers['set-cookie']?.[0] ?? '').replace(/;.*/, '');
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html', cookie };
    // Every kind of page once for all that is odd together, and for a name that every object answers to; for each other
    // name alone the pages that every page leads to.
    const walksOn = key === everythingOdd || key === '__proto__';
    expect(await openAll(url, base, { headers, coder, walksOn })).toBeGreaterThan(walksOn ? 25 : 8);

    const asJson = { ...headers, 'content-type': 'application/json' };
    const put = { method: 'PUT', headers: asJson, body: JSON.stringify({ read: true }) };
    expect((await fetch(`${url}/api/v1${base}/sources/1/reading`, put)).status).toBe(200);
    const memo = { subject: 'The journal', text: 'A note' };
    expect((await submit(port, `${base}/memos`, memo, cookie)).status).toBe(303);
    expect(project.history.list(2).map((action) => action.coder)).toEqual([coder, coder]);

    const file = await fetch(`${url}${base}/export/project`, { headers });
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 15)).toBe('SQLite format 3');
  },
  60_000,
);

/**
 * Follows every link that leads to another kind of page, from page to page or, unless she walks on, from the first alone;
 * answers how many kinds there were.
 */
async function openAll(
  url: string,
  base: string,
  { headers, coder, walksOn }: { headers: Record<string, string>; coder: string; walksOn: boolean },
): Promise<number> {
  const first = `${base}/sources`;
  const open = [first];
  const seen = new Set(open);
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const answer = await fetch(url + path, { headers });
    expect(answer.status, path).toBe(200);
    const html = await answer.text();
    if (html.includes('class="who"')) expect(html).toContain(`You code as </span>${coder}`);
    for (const href of allLinks(html).map((link) => plain(link.href))) {
      const kind = href.replace(/\?.*/, '').slice(base.length).replaceAll(/\d+/g, 'N');
      if (!href.startsWith(`${base}/`) || seen.has(kind) || (!walksOn && path !== first)) continue;
      seen.add(kind);
      open.push(href);
    }
  }
  return seen.size;
}

test('files whose names differ only in capitals or in how an umlaut is written are projects of their own', async () => {
  const twins = ['Study', 'study', 'Mü', 'Mu\u0308'];
  const { workspace } = await serveNamed(twins);
  for (const key of twins) workspace.project(key).coders.ensure(`Only in ${key}`);
  for (const key of twins) {
    const coders = workspace
      .project(key)
      .coders.all()
      .map(({ name }) => name);
    expect(coders.filter((name) => name.startsWith('Only'))).toEqual([`Only in ${key}`]);
  }
});

test('a file whose name nobody can work with is a line in the list that says so', async () => {
  const long = 'x'.repeat(252 - ending.length);
  const { page, workspace } = await serveNamed(['', '.', '..', long, 'good']);
  const problems = new Map(workspace.list().map(({ key, problem }) => [key, problem]));
  expect(problems.get('good')).toBeNull();
  expect(problems.get(long)).toMatch(/too long/);
  for (const key of ['', '.', '..']) expect(problems.get(key)).toMatch(/rename it/);
  const front = await page('/');
  expect(front.status).toBe(200);
  expect(await front.text()).toContain('too long');
  expect((await page(`/projects/${long}/sources`)).status).toBe(400);
});

test('a backup has a folder with a name that fits, and those of long projects do not meet', () => {
  const long = 'ü'.repeat(119);
  const moment = new Date('2025-03-31T12:00:00Z');
  const folderOf = (key: string): string => basename(dirname(newBackupFile('/w', key, 'asked', moment)));
  expect(newBackupFile('/w', 'study', 'asked', moment)).toBe(
    join('/w', 'backups', 'study', '2025-03-31T12-00-00.000Z-asked.throughline'),
  );
  expect(Buffer.byteLength(folderOf(long))).toBeLessThan(247);
  expect(folderOf(`${long}a`)).not.toBe(folderOf(`${long}b`));
});
