// What is found wrong with a project file, the same on its page, by the API and on the command line, and what can be done.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { createProject } from '../../../src/actions/projects/projects.ts';
import { runCommand } from '../../../src/commands/run.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { serve } from '../../support/server.ts';
import { submit } from '../forms.ts';

/** A project in a served workspace, changed by another program while it is closed. */
async function changed(sql: string) {
  const workspace = temporaryWorkspace();
  await createProject(workspace, { name: 'Study', description: '', coder: 'Ada', codebook: null });
  createCode(workspace.project('study'), 1, { name: 'Trust', parentId: null });
  workspace.opened.letGo('study');
  const file = join(workspace.folder, 'study.throughline');
  const db = new Database(file);
  db.exec(sql);
  db.close();
  return { ...(await serve(workspace)), file, bytes: readFileSync(file) };
}

/** What a command says, and whether it ended well. */
async function told(args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const hear = (text: string | Uint8Array): boolean => ((said += String(text)), true);
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  try {
    return { code: await runCommand(args), said };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

const renamed = `UPDATE codes SET name = 'Faith'`;
const sentence = 'Something else than Throughline has changed this file';

test('what another program changed is said alike everywhere, and the file is left as it is', async () => {
  const { ask, page, file, bytes } = await changed(renamed);
  expect(await ask('GET', '/projects/study/codes')).toMatchObject({ status: 400 });
  const { json } = await ask('GET', '/files/study/check');
  expect(json).toMatchObject({ faults: [{ name: 'seals', severity: 'changed', changed: 'codes' }] });
  const shown = await (await page('/files/study?check=yes')).text();
  const command = await told(['check', file]);
  expect(command.code).toBe(1);
  for (const words of [JSON.stringify(json), shown, command.said]) {
    expect(words).toContain(sentence);
    expect(words).toContain('Not as it was written: codes (1).');
  }
  expect(shown).toContain('Accept it as it is');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('she accepts what was changed knowingly, and the history says so', async () => {
  const { ask, port, page } = await changed(renamed);
  expect((await submit(port, '/files/study/acceptance')).status).toBe(303);
  expect((await ask('GET', '/files/study/check')).json).toMatchObject({ faults: [] });
  expect((await ask('GET', '/projects/study/codes')).json).toMatchObject([{ name: 'Faith' }]);
  expect(await (await page('/projects/study/history')).text()).toContain(
    'accepted what something else than Throughline had changed: codes',
  );
  expect((await ask('POST', '/files/study/acceptance')).json).toMatchObject({
    message: 'There is nothing to accept: this project is as Throughline wrote it.',
  });
});

test('on the command line too', async () => {
  const { file } = await changed(renamed);
  expect(await told(['check', file, '--accept', '--coder', 'Ada'])).toMatchObject({ code: 0 });
  expect(await told(['check', file])).toMatchObject({ code: 0 });
});

test('what is damaged cannot be accepted', async () => {
  const { ask, page, file, bytes } = await changed(`UPDATE project SET name = ''`);
  expect(await ask('POST', '/files/study/acceptance')).toMatchObject({ status: 409 });
  expect(JSON.stringify((await ask('POST', '/files/study/acceptance')).json)).toContain(
    'What is damaged cannot be accepted',
  );
  expect(await (await page('/files/study?check=yes')).text()).not.toContain('Accept it as it is');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a file that is no project is a line on its page, and no error', async () => {
  const { ask, page } = await changed('PRAGMA application_id = 1');
  const shown = await page('/files/study?check=yes');
  expect([shown.status, await shown.text()]).toEqual([
    200,
    expect.stringContaining('not a Throughline project'),
  ]);
  expect((await ask('GET', '/files/study/check')).json).toMatchObject({ faults: [{ severity: 'damage' }] });
});

test('a project whose name is a view is a line of the list, and nothing of it is asked', async () => {
  const endless = `WITH RECURSIVE more (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM more) SELECT id, 'x' AS name FROM more`;
  const { page } = await changed(`ALTER TABLE project RENAME TO hidden; CREATE VIEW project AS ${endless}`);
  const shown = await (await page('/')).text();
  expect(shown).toContain('not built as Throughline builds a project');
});
