// A project over HTTP whose file is moved about, held by another program, write-protected, or worked in on another computer.
import { copyFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { createProject } from '../../../src/actions/projects/projects.ts';
import { openProject } from '../../../src/storage/project.ts';
import type { Workspace } from '../../../src/storage/workspace.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { serve, token } from '../../support/server.ts';

const make = (workspace: Workspace, name: string): Promise<string> =>
  createProject(workspace, { name, description: '', coder: 'Ada', codebook: null });

/** A server with the projects "study" and "other". */
async function served() {
  const workspace = temporaryWorkspace();
  await make(workspace, 'Study');
  await make(workspace, 'Other');
  const server = await serve(workspace);
  const file = join(workspace.folder, 'study.throughline');
  const code = (name: string, key = 'study') =>
    server.ask('POST', `/projects/${key}/codes`, { name, parentId: null });
  const codes = async (key = 'study'): Promise<string[]> => {
    const { json } = await server.ask('GET', `/projects/${key}/codes`);
    return (json as { name: string }[]).map(({ name }) => name); // a list of codes
  };
  return { ...server, file, code, codes };
}

test('a write to a file that was replaced is refused in a sentence, and the next one goes into what stands there', async () => {
  const { workspace, file, code, codes } = await served();
  expect((await code('Trust')).status).toBe(200);
  workspace.project('study').settle();
  copyFileSync(file, `${file}.backup`);
  expect((await code('Time')).status).toBe(200);
  renameSync(`${file}.backup`, file);
  const refused = await code('Lost');
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({
    message: expect.stringContaining('replaced by another file') as string,
  });
  expect(await codes()).toEqual(['Trust']);
  expect((await code('Care')).status).toBe(200);
  const kept = workspace.list().find(({ key }) => key.startsWith('study-kept'))?.key ?? '';
  expect(await codes(kept)).toEqual(['Trust', 'Time']);
});

test('a page that was made from the file that stood there before writes nothing into the new one', async () => {
  const { url, file, workspace, page, codes } = await served();
  const place = /data-place="([^"]+)"/.exec(await (await page('/projects/study/codebook')).text())?.[1] ?? '';
  const write = (name: string): Promise<Response> =>
    fetch(`${url}/api/v1/projects/study/codes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-place': place },
      body: JSON.stringify({ name, parentId: null }),
    });
  expect((await write('Trust')).status).toBe(200);
  rmSync(file);
  await page('/');
  await make(workspace, 'Study');
  const form = await fetch(`${url}/projects/study/memos`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ place, subject: 'The journal', text: 'to the old study' }),
  });
  for (const refused of [await write('Lost'), form]) {
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('made from another file');
  }
  expect(await codes()).toEqual([]);
});

test('what became of a file is said on the first page, where nobody was told yet', async () => {
  const { file, workspace, page } = await served();
  workspace.project('study');
  rmSync(file);
  expect(await (await page('/')).text()).toContain('moved away or deleted');
  expect(await (await page('/')).text()).not.toContain('moved away or deleted');
});

test('while another program holds the file a write waits a moment and is refused, and other projects do not wait at all', async () => {
  const { file, code, codes } = await served();
  await code('Trust');
  // It is open already: what is compared is waiting, not opening.
  await code('Warm', 'other');
  const holder = new Database(file);
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  const order: string[] = [];
  const held = code('Lost').then((answer) => {
    order.push('held');
    return answer;
  });
  expect((await code('Care', 'other')).status).toBe(200);
  order.push('other');
  const { status, json } = await held;
  expect(status).toBe(503);
  expect(json).toMatchObject({ message: expect.stringContaining('Another program is writing') as string });
  expect(order).toEqual(['other', 'held']);
  expect(await codes()).toEqual(['Trust']);
  holder.exec('ROLLBACK');
  expect((await code('Time')).status).toBe(200);
});

test('a program that holds the file for a moment only delays a write', async () => {
  const { file, code } = await served();
  await code('Trust');
  const holder = new Database(file);
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  const late = code('Late');
  setTimeout(() => holder.exec('ROLLBACK'), 60);
  expect((await late).status).toBe(200);
});

test('where another computer works in the folder everything is read, and every write refused with the reason', async () => {
  const { workspace, code, codes, page, ask, url } = await served();
  await code('Trust');
  workspace.opened.protect('Throughline is open in this folder on another computer, “desk”.');
  expect(await codes()).toEqual(['Trust']);
  for (const at of ['sources', 'codebook', 'matrix', 'export', 'history']) {
    const shown = await page(`/projects/study/${at}`);
    expect(shown.status, at).toBe(200);
    const text = await shown.text();
    expect(text, at).toContain('“desk”. Reading, matrices and exports work.');
    expect(text, at).toContain('Save the project file');
  }
  expect((await page('/projects/study/export/excerpts.csv')).status).toBe(200);
  expect((await page('/projects/study/export/project')).status).toBe(200);
  const refused = await code('Lost');
  expect(refused).toMatchObject({
    status: 409,
    json: { message: expect.stringContaining('“desk”') as string },
  });
  expect((await ask('POST', '/projects', { name: 'New', coder: 'Ada' })).status).toBe(409);
  expect(await (await page('/')).text()).toContain('“desk”');
  const coder = await fetch(`${url}/projects/study/coders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ newName: 'Ben', back: '/' }),
  });
  expect(coder.status).toBe(409);
  workspace.opened.protect(null);
  expect((await code('Time')).status).toBe(200);
  expect(await codes()).toEqual(['Trust', 'Time']);
});

test('where everything is to be left alone the list and a check read copies, and touch nothing in the folder', async () => {
  const { workspace, code, ask, page } = await served();
  await code('Trust');
  workspace.opened.letGo('study');
  workspace.opened.protect('another computer works here');
  const state = (): string[] =>
    readdirSync(workspace.folder).map((name) => `${name} ${statSync(join(workspace.folder, name)).mtimeMs}`);
  const before = state();
  expect(workspace.list()).toMatchObject([
    { key: 'other', name: 'Other', problem: null },
    { key: 'study', name: 'Study', problem: null },
  ]);
  expect(await (await page('/files/study?check=yes')).text()).toContain(
    'every quote is the words at its place',
  );
  expect((await ask('GET', '/projects/study/codes')).status).toBe(200);
  expect(state()).toEqual(before);
});

test('what another computer writes meanwhile is shown, though it can only be read', async () => {
  const { workspace, file, code, codes } = await served();
  await code('Trust');
  workspace.opened.protect('another computer');
  expect(await codes()).toEqual(['Trust']);
  const there = openProject(file);
  createCode(there, 1, { name: 'Time', parentId: null });
  there.close();
  expect(await codes()).toEqual(['Trust', 'Time']);
});

test('no file in the folder keeps the others from the list', async () => {
  const { workspace, page } = await served();
  const at = (name: string): string => join(workspace.folder, `${name}.throughline`);
  symlinkSync(join(workspace.folder, 'nowhere'), at('dangling'));
  writeFileSync(at('empty'), '');
  writeFileSync(at('half'), 'SQLite format 3\0');
  const text = await (await page('/')).text();
  for (const name of ['dangling', 'empty', 'half']) expect(text).toContain(`${name}.throughline`);
  expect(
    workspace
      .list()
      .filter(({ problem }) => problem === null)
      .map(({ key }) => key),
  ).toEqual(['other', 'study']);
});
