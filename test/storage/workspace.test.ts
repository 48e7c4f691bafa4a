import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createCode } from '../../src/actions/codebook/codebook.ts';
import { createProject } from '../../src/actions/projects/projects.ts';
import { openProject } from '../../src/storage/project.ts';
import { openChecked } from '../../src/storage/proved.ts';
import { openWorkspace, type Workspace } from '../../src/storage/workspace.ts';
import { temporaryFolder, temporaryWorkspace } from '../support/project.ts';

const make = (workspace: Workspace, name: string): Promise<string> =>
  createProject(workspace, { name, description: 'About it', coder: 'Ada', codebook: null });
const files = ({ folder }: Workspace): string[] =>
  readdirSync(folder)
    .filter((file) => file !== 'backups')
    .sort();

test('a project is one file once the workspace is closed, readable by nobody else', async () => {
  const workspace = temporaryWorkspace();
  const key = await make(workspace, 'Kitchen tables');
  expect(key).toBe('kitchen-tables');
  createCode(workspace.project(key), 1, { name: 'Trust', parentId: null });
  workspace.close();
  expect(files(workspace)).toEqual(['kitchen-tables.throughline']);
  expect(statSync(join(workspace.folder, 'kitchen-tables.throughline')).mode & 0o777).toBe(0o600);
  const again = openWorkspace(workspace.folder);
  expect(again.project(key).about()).toMatchObject({ name: 'Kitchen tables', description: 'About it' });
  expect(again.project(key).codes.all()).toHaveLength(1);
  expect(again.project(key)).toBe(again.project(key));
  again.close();
  expect(files(again)).toEqual(['kitchen-tables.throughline']);
});

test('a project that cannot be filled is not made at all', async () => {
  const workspace = temporaryWorkspace();
  const failing = workspace.create({ name: 'Study', description: '' }, (project) => {
    project.coders.ensure('Ada');
    throw new Error('the sample is broken');
  });
  await expect(failing).rejects.toThrow('the sample is broken');
  expect(files(workspace)).toEqual([]);
  expect(workspace.list()).toEqual([]);
  expect(await make(workspace, 'Study')).toBe('study');
});

test('a project gets a file name that every system takes, whatever it is called', async () => {
  const workspace = temporaryWorkspace();
  const names: [string, string][] = [
    ['../x', 'x'],
    ['CON', 'con-project'],
    ['nul', 'nul-project'],
    ['😀', 'project'],
    ['', 'project-2'],
    ['Évaluation “été” 2025', 'evaluation-ete-2025'],
    ['a/b\\c:d*e?f', 'a-b-c-d-e-f'],
    ['Study', 'study'],
    ['study', 'study-2'],
    ['STUDY!', 'study-3'],
    ['.hidden', 'hidden'],
  ];
  for (const [name, key] of names) expect(await make(workspace, name), name).toBe(key);
  const long = await make(workspace, 'x'.repeat(300));
  expect(long).toBe('x'.repeat(60));
  expect(readdirSync(join(workspace.folder, '..'))).not.toContain('x.throughline');
  workspace.close();
  expect(files(workspace).every((file) => /^[a-z0-9-]+\.throughline$/.test(file))).toBe(true);
  expect(files(workspace)).toHaveLength(names.length + 1);
  expect(workspace.list().map((one) => one.name)).toEqual(
    expect.arrayContaining([...names.map(([name]) => name), 'x'.repeat(300)]),
  );
});

test('a project that is not there is refused, and no key leads out of the workspace', async () => {
  const workspace = temporaryWorkspace();
  await make(workspace, 'Study');
  const outside = openProject(join(temporaryFolder(), 'other.throughline'));
  outside.christen('Other', '');
  outside.close();
  for (const key of [
    '',
    'nothing',
    '../study',
    outside.file.replace('.throughline', ''),
    'study.throughline',
    'Study',
  ])
    expect(() => workspace.project(key), key).toThrow('no project');
});

test('a file that is no project stands in the list with its problem and is not opened', async () => {
  const workspace = temporaryWorkspace();
  await make(workspace, 'Study');
  writeFileSync(join(workspace.folder, 'letter.throughline'), 'Dear Sir or Madam '.repeat(400));
  writeFileSync(join(workspace.folder, 'notes.txt'), 'not of this program');
  expect(workspace.list().map(({ key, problem }) => [key, problem === null])).toEqual([
    ['letter', false],
    ['study', true],
  ]);
  expect(() => workspace.project('letter')).toThrow('damaged');
});

test('a link or a folder in the place of a project is refused', async () => {
  const workspace = temporaryWorkspace();
  await make(workspace, 'Study');
  symlinkSync(join(workspace.folder, 'study.throughline'), join(workspace.folder, 'link.throughline'));
  expect(() => workspace.project('link')).toThrow('not a link or a folder');
  mkdirSync(join(workspace.folder, 'room.throughline'));
  expect(() => workspace.project('room')).toThrow('not a link or a folder');
  expect(lstatSync(join(workspace.folder, 'study.throughline')).isFile()).toBe(true);
  expect(() => openChecked(join(workspace.folder, 'gone'), '')).toThrow('no file');
});

test('a project whose words were changed by another program is refused and left as it is', async () => {
  const workspace = temporaryWorkspace();
  const key = await make(workspace, 'Study');
  const file = join(workspace.folder, `${key}.throughline`);
  const db = new Database(file);
  db.exec(`INSERT INTO sources VALUES (1, 'g', 'Interview', 'interview', NULL, '', '', '', 1, 1, '', NULL);
    INSERT INTO source_versions VALUES (1, 'v', 1, 1, 'other words', 'hash of the words', 1, '', 'import', NULL)`);
  db.close();
  const before = readFileSync(file);
  expect(() => workspace.project(key)).toThrow('Every text is what was imported. Not so: the text of “');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('two projects of one name made at the same time are two files, each whole', async () => {
  const workspace = temporaryWorkspace();
  const slowly = (ms: number) => async () => {
    await new Promise((settle) => setTimeout(settle, ms));
  };
  const about = { name: 'Study', description: '' };
  const keys = await Promise.all([workspace.create(about, slowly(40)), workspace.create(about, slowly(5))]);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(workspace.project(key).about().name).toBe('Study');
});

test('looking at the list leaves nothing beside the project files', async () => {
  const workspace = temporaryWorkspace();
  await workspace.create({ name: 'Study', description: '' }, () => undefined);
  workspace.list();
  expect(readdirSync(workspace.folder).sort()).toEqual(['study.throughline']);
});

test('a project that nobody asks for is closed, and open again when somebody does', async () => {
  const workspace = temporaryWorkspace();
  const key = await make(workspace, 'Study');
  const project = workspace.project(key);
  workspace.opened.closeIdle(60_000);
  expect(workspace.project(key)).toBe(project);
  workspace.opened.closeIdle(0);
  expect(() => project.about()).toThrow('not open');
  expect(workspace.project(key).about().name).toBe('Study');
});

test('a project is opened in steps, between which others get their answers; who cannot wait gets the same one', async () => {
  const workspace = temporaryWorkspace();
  const key = await make(workspace, 'Study');
  const { opened } = workspace;
  const prover = { examine: () => Promise.resolve(), prove: () => Promise.resolve() };
  const state = { isReady: false, turnsOfOthers: 0 };
  const ready = opened.ready(key, prover).then(() => {
    state.isReady = true;
  });
  for (; !state.isReady; state.turnsOfOthers++) await setImmediate();
  await ready;
  expect(state.turnsOfOthers).toBeGreaterThan(4);
  const first = opened.ifOpen(key);
  expect(first).toBeDefined();

  opened.letGo(key);
  const again = opened.ready(key, prover);
  await setImmediate();
  const impatient = workspace.project(key);
  await again;
  expect(workspace.project(key)).toBe(impatient);
  expect(impatient).not.toBe(first);
  workspace.close();
  expect(files(workspace)).toEqual(['study.throughline']);
});
