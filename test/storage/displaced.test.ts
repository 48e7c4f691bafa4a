// The file at the path of a project is not always the one that was opened: people, backups and sync folders move files.
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCode } from '../../src/actions/codebook/codebook.ts';
import { createProject } from '../../src/actions/projects/projects.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { openWorkspace, type Workspace } from '../../src/storage/workspace.ts';
import { temporaryWorkspace } from '../support/project.ts';

const make = (workspace: Workspace, name: string): Promise<string> =>
  createProject(workspace, { name, description: '', coder: 'Ada', codebook: null });
const code = (workspace: Workspace, key: string, name: string): number =>
  createCode(workspace.project(key), 1, { name, parentId: null });
const codesOf = (workspace: Workspace, key: string): string[] =>
  workspace
    .project(key)
    .codes.all()
    .map(({ name }) => name);

/** A workspace with the study "study", in which the codes "Trust" and "Time" were made; what it may not lose. */
async function atWork() {
  const workspace = temporaryWorkspace();
  await make(workspace, 'Study');
  code(workspace, 'study', 'Trust');
  const early = join(workspace.folder, 'early.copy');
  workspace.project('study').settle();
  copyFileSync(join(workspace.folder, 'study.throughline'), early);
  code(workspace, 'study', 'Time');
  return { workspace, file: join(workspace.folder, 'study.throughline'), early };
}

/** What a fresh program finds under each key. */
function afterRestart(workspace: Workspace): Record<string, string[]> {
  workspace.close();
  const again = openWorkspace(workspace.folder);
  const found = Object.fromEntries(again.list().map(({ key }) => [key, codesOf(again, key)]));
  again.close();
  return found;
}

const keptIn = (workspace: Workspace): string =>
  readdirSync(workspace.folder).find((name) => /^study-kept-[\d-]+\.throughline$/.test(name)) ??
  'nothing kept';

test('a file that was deleted while it was open is kept beside it, and nothing is written into the void', async () => {
  const { workspace, file } = await atWork();
  rmSync(file);
  expect(() => code(workspace, 'study', 'Lost')).toThrow(
    /moved away or deleted.*kept beside it as study-kept-/s,
  );
  expect(() => workspace.project('study')).toThrow('no project');
  const key = keptIn(workspace).replace('.throughline', '');
  expect(afterRestart(workspace)).toEqual({ [key]: ['Trust', 'Time'] });
});

test('a file that a sync folder replaced by an older copy is opened as it stands, and the newer state is kept', async () => {
  const { workspace, file, early } = await atWork();
  renameSync(early, file);
  expect(() => code(workspace, 'study', 'Lost')).toThrow(/replaced by another file.*kept beside it/s);
  expect(codesOf(workspace, 'study')).toEqual(['Trust']);
  code(workspace, 'study', 'Care');
  const key = keptIn(workspace).replace('.throughline', '');
  expect(afterRestart(workspace)).toEqual({ study: ['Trust', 'Care'], [key]: ['Trust', 'Time'] });
});

test('pages that waited beside the old file are never played into the one that came in its place', async () => {
  const { workspace, file, early } = await atWork();
  expect(existsSync(`${file}-wal`)).toBe(true);
  renameSync(early, file);
  workspace.list();
  expect(() => workspace.project('study')).toThrow('replaced by another file');
  expect(codesOf(workspace, 'study')).toEqual(['Trust']);
  expect(workspace.project('study').integrity.check().problems).toEqual([]);
});

test('a file that was replaced by a copy of all that was done is not kept twice', async () => {
  const { workspace, file } = await atWork();
  workspace.project('study').settle();
  const copy = join(workspace.folder, 'whole.copy');
  copyFileSync(file, copy);
  renameSync(copy, file);
  expect(() => workspace.project('study')).toThrow('What was done here is in the file that stands there now');
  expect(afterRestart(workspace)).toEqual({ study: ['Trust', 'Time'] });
});

test('a file that was renamed goes on under its new name, with all that was done', async () => {
  const { workspace, file } = await atWork();
  renameSync(file, join(workspace.folder, 'renamed.throughline'));
  expect(() => code(workspace, 'study', 'Lost')).toThrow('renamed to renamed.throughline');
  code(workspace, 'renamed', 'Care');
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(afterRestart(workspace)).toEqual({ renamed: ['Trust', 'Time', 'Care'] });
});

test('a new study with the name of one whose file is gone begins empty, and each keeps its own codes', async () => {
  const { workspace, file } = await atWork();
  rmSync(file);
  expect(await make(workspace, 'Study')).toBe('study');
  expect(codesOf(workspace, 'study')).toEqual([]);
  expect(workspace.opened.untoldFates()).toEqual([expect.stringContaining('moved away or deleted')]);
  code(workspace, 'study', 'Care');
  const key = keptIn(workspace).replace('.throughline', '');
  expect(afterRestart(workspace)).toEqual({ study: ['Care'], [key]: ['Trust', 'Time'] });
});

test('the project itself refuses to act on a file that is no longer at its path', async () => {
  const { workspace, file } = await atWork();
  const project = workspace.project('study');
  rmSync(file);
  expect(() => createCode(project, 1, { name: 'Lost', parentId: null })).toThrow(Refusal);
  expect(() => createCode(project, 1, { name: 'Lost', parentId: null })).toThrow('Nothing was written');
  expect(() => project.atOnce(() => project.coders.ensure('Ben'))).toThrow('Nothing was written');
});

test('two names of one file are not opened both', async () => {
  const { workspace, file } = await atWork();
  const { linkSync } = await import('node:fs');
  linkSync(file, join(workspace.folder, 'twin.throughline'));
  expect(() => workspace.project('twin')).toThrow('the same file as study.throughline');
});
