// Backups, restoring, copies, archive and trash over HTTP, as the page and as scripts ask for them.
import { existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../../../src/actions/projects/projects.ts';
import { backupFolder, backupsOf } from '../../../src/storage/backups.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { serve } from '../../support/server.ts';

async function served() {
  const workspace = temporaryWorkspace();
  await createProject(workspace, { name: 'Study', description: '', coder: 'Ada', codebook: null });
  const server = await serve(workspace);
  const { ask } = server;
  const code = async (name: string): Promise<number> => {
    const { json } = await ask('POST', '/projects/study/codes', { name, parentId: null });
    return (json as { id: number }).id; // what createCode answers
  };
  const codes = async (key = 'study'): Promise<string[]> => {
    const { json } = await ask('GET', `/projects/${key}/codes`);
    return (json as { name: string }[]).map(({ name }) => name); // a list of codes
  };
  const backups = () => backupsOf(workspace.folder, 'study');
  const newest = (): string => backups()[0]?.name ?? 'none';
  const file = join(workspace.folder, 'study.throughline');
  return { ...server, code, codes, backups, newest, file };
}

test('a backup is a whole project for its owner alone, and brings back what was there', async () => {
  const { ask, code, codes, backups, newest, workspace } = await served();
  await code('Trust');
  expect((await ask('POST', '/files/study/backups')).status).toBe(200);
  expect(backups()).toMatchObject([{ reason: 'asked' }]);
  const stored = join(backupFolder(workspace.folder, 'study'), newest());
  expect(statSync(stored).mode & 0o077).toBe(0);
  await code('Time');
  const name = newest();
  expect(await ask('POST', `/files/study/backups/${name}/restoration`)).toMatchObject({ status: 200 });
  expect(await codes()).toEqual(['Trust']);
  // What stood there is a backup itself: the way back is the same way.
  expect(backups()).toMatchObject([{ reason: 'restore' }, { reason: 'asked' }]);
  expect((await ask('POST', `/files/study/backups/${newest()}/restoration`)).status).toBe(200);
  expect(await codes()).toEqual(['Trust', 'Time']);
  expect((await ask('GET', '/projects/study/check')).json).toMatchObject({ problems: [] });
});

test('a window that shows what stood there before a restore writes nothing into what was restored', async () => {
  const { ask, code, newest, page, url } = await served();
  await code('Trust');
  await ask('POST', '/files/study/backups');
  const place = /data-place="([^"]+)"/.exec(await (await page('/projects/study/codebook')).text())?.[1] ?? '';
  await ask('POST', `/files/study/backups/${newest()}/restoration`);
  const late = await fetch(`${url}/api/v1/projects/study/codes`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer a-token-for-tests',
      'content-type': 'application/json',
      'x-place': place,
    },
    body: JSON.stringify({ name: 'Late', parentId: null }),
  });
  expect(late.status).toBe(409);
});

test('a backup that is damaged is refused, and what stands there stays', async () => {
  const { ask, code, codes, newest, workspace, file } = await served();
  await code('Trust');
  await ask('POST', '/files/study/backups');
  await code('Time');
  const stored = join(backupFolder(workspace.folder, 'study'), newest());
  truncateSync(stored, statSync(stored).size / 2);
  expect((await ask('POST', `/files/study/backups/${newest()}/restoration`)).status).toBe(400);
  expect(await codes()).toEqual(['Trust', 'Time']);
  expect(existsSync(`${file}.new`)).toBe(false);
});

test('a project whose file is damaged is brought back from its page, and the damaged file is not thrown away', async () => {
  const { ask, code, codes, newest, file, page, workspace } = await served();
  await code('Trust');
  await ask('POST', '/files/study/backups');
  workspace.opened.letGo('study');
  const bytes = readFileSync(file);
  bytes.fill(7, 4096, 12_288);
  writeFileSync(file, bytes);
  expect((await page('/projects/study/sources')).status).toBe(400);
  const shown = await (await page('/files/study')).text();
  expect(shown).toContain('Restore');
  expect((await ask('POST', `/files/study/backups/${newest()}/restoration`)).status).toBe(200);
  expect(await codes()).toEqual(['Trust']);
  const { json } = await ask('GET', '/shelves/trash');
  expect(json).toMatchObject([{ key: 'study' }]);
});

test('a copy is a study of its own, and a backup opens beside the project it is of', async () => {
  const { ask, code, codes, newest, workspace } = await served();
  await code('Trust');
  await ask('POST', '/files/study/backups');
  await code('Time');
  const copied = (await ask('POST', '/files/study/copies')).json as { key: string }; // what duplicateProject answers
  expect(copied.key).toBe('study-copy');
  expect(await codes('study-copy')).toEqual(['Trust', 'Time']);
  const beside = (await ask('POST', `/files/study/backups/${newest()}/copies`)).json as { key: string }; // the same
  expect(await codes(beside.key)).toEqual(['Trust']);
  const guids = ['study', 'study-copy', beside.key].map((key) => workspace.project(key).about().guid);
  expect(new Set(guids).size).toBe(3);
  expect(workspace.project('study-copy').about().name).toBe('Study (copy)');
  expect((await ask('GET', '/projects/study-copy/check')).json).toMatchObject({ problems: [] });
});

test.each(['archive', 'trash'])('a project goes to the %s and comes back as it was', async (shelf) => {
  const { ask, code, codes, page, workspace } = await served();
  await code('Trust');
  expect((await ask('POST', `/files/study/${shelf}`)).status).toBe(200);
  expect(workspace.list()).toEqual([]);
  expect((await page('/projects/study/sources')).status).toBe(404);
  expect(await (await page('/')).text()).toContain('Bring back');
  const [put] = (await ask('GET', `/shelves/${shelf}`)).json as { name: string }[]; // what listShelf answers
  const back = await ask('POST', `/shelves/${shelf}/${put?.name ?? ''}/return`);
  expect(back.json).toEqual({ key: 'study' });
  expect(await codes()).toEqual(['Trust']);
});

test('what is deleted for good is gone, and its name may be used again by another study', async () => {
  const { ask, workspace, codes } = await served();
  await ask('POST', '/files/study/trash');
  const again = { name: 'Study', coder: 'Ada' };
  expect((await ask('POST', '/projects', again)).json).toEqual({ key: 'study' });
  const [put] = (await ask('GET', '/shelves/trash')).json as { name: string }[]; // what listShelf answers
  expect((await ask('POST', `/shelves/trash/${put?.name ?? ''}/return`)).json).toEqual({ key: 'study-2' });
  await ask('POST', '/files/study-2/trash');
  const [second] = (await ask('GET', '/shelves/trash')).json as { name: string }[]; // the same
  expect((await ask('DELETE', `/shelves/trash/${second?.name ?? ''}`)).status).toBe(200);
  expect(readdirSync(join(workspace.folder, 'trash'))).toEqual([]);
  expect(await codes()).toEqual([]);
});

test('renaming changes what the study is called, is a line of its history, and leaves the file where it is', async () => {
  const { ask, workspace, page } = await served();
  expect((await ask('PUT', '/files/study/name', { name: 'Kitchen tables' })).status).toBe(200);
  expect(workspace.list()).toMatchObject([{ key: 'study', name: 'Kitchen tables' }]);
  expect(await (await page('/projects/study/history')).text()).toContain('renamed the project');
  await ask('POST', '/projects/study/history/undone');
  expect(workspace.project('study').about().name).toBe('Study');
});

test('before codes are merged, and before an import into what is there, a backup is made; before a single step none', async () => {
  const { ask, code, backups } = await served();
  const [trust, time] = [await code('Trust'), await code('Time')];
  expect(backups()).toEqual([]);
  expect((await ask('POST', '/projects/study/codes/merged', { codes: [trust], into: time })).status).toBe(
    200,
  );
  expect(backups()).toMatchObject([{ reason: 'merge' }]);
  await ask('POST', '/projects/study/history/undone');
  expect((await ask('POST', '/projects/study/codes/merged', { codes: [trust], into: time })).status).toBe(
    200,
  );
  expect(backups().map(({ reason }) => reason)).toEqual(['merge', 'merge']);
});
