import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openMoment } from '../../src/storage/moment.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { temporaryFolder } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';

/** A project in which something was just written, and whether it is one file by now. */
function justWritten() {
  // So patient that a test in which anybody is waited for never ends.
  const workspace = openWorkspace(temporaryFolder(), { patience: 600_000 });
  const project = workspace.project(copySample(workspace));
  const write = (text: string): void => {
    project.act(1, 'codings', () => {
      project.memos.write('coding', 1, text, 1);
      return { result: undefined, sentence: 'wrote a memo' };
    });
  };
  write('first');
  const besides = (): number => statSync(`${project.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return { workspace, project, write, besides };
}

test('while somebody reads, nobody waits for the file to be tidied up; it is when they are done', () => {
  const { workspace, project, write, besides } = justWritten();
  const moment = openMoment(project.file);
  write('second');
  expect(project.settle()).toBe(false);
  expect(besides()).toBeGreaterThan(0);
  moment.close();
  expect(project.settle()).toBe(true);
  expect(besides()).toBe(0);
  workspace.close();
});

test('what could not be tidied up is tidied up at the next quiet moment', async () => {
  const { workspace, project, write, besides } = justWritten();
  onTestFinished(() => {
    workspace.close();
  });
  const moment = openMoment(project.file);
  write('second');
  workspace.changed();
  await wait(2500);
  expect(besides()).toBeGreaterThan(0);
  moment.close();
  await expect.poll(besides, { timeout: 240_000 }).toBe(0);
});

test('a workspace that is closed leaves one file that holds everything, or says what lies beside it', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    said.mockRestore();
  });
  const first = justWritten();
  first.workspace.close();
  expect(first.besides()).toBe(0);
  expect(said).not.toHaveBeenCalled();

  const { workspace, project, write, besides } = justWritten();
  const moment = openMoment(project.file);
  write('second');
  workspace.close();
  expect(besides()).toBeGreaterThan(0);
  expect(said.mock.calls.flat().join()).toMatch(/Another program has .*keep the two together/);
  moment.close();
  // Whoever closes last leaves one file.
  expect(besides()).toBe(0);
});
