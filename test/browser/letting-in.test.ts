import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { endBy, startOpening } from '../support/process.ts';
import { temporaryFolder } from '../support/project.ts';

test('the file that the browser is opened with leads her in, and a bookmark does when browser and program were started again', async () => {
  const folder = temporaryFolder();
  const record = join(folder, 'record');
  const script = `#!/bin/sh\nprintf '%s' "$1" > '${record}.new'\nmv '${record}.new' '${record}'\n`;
  for (const name of ['xdg-open', 'open']) writeFileSync(join(folder, name), script, { mode: 0o700 });
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, XDG_STATE_HOME: temporaryFolder() };
  const workspace = temporaryFolder();
  const profile = temporaryFolder();

  const first = await startOpening(['--workspace', workspace, '--port', '0'], env);
  onTestFinished(async () => {
    await endBy(first.child, 'SIGKILL');
  });
  const file = await vi.waitUntil(() => fileAt(record), 30_000);
  const browse = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      args: chromiumArguments,
    });
    onTestFinished(() => context.close());
    return { context, page: await context.newPage() };
  };
  const before = await browse();
  await before.page.goto(`file://${file}`);
  await before.page.getByRole('heading', { name: 'Begin your own' }).waitFor();
  expect(before.page.url()).toBe(`${first.url}/`);
  await before.context.close();
  await endBy(first.child, 'SIGINT');

  const port = new URL(first.url).port;
  const second = await startOpening(['--workspace', workspace, '--port', port, '--no-open'], env);
  onTestFinished(async () => {
    await endBy(second.child, 'SIGKILL');
  });
  const after = await browse();
  await after.page.goto(first.url);
  await after.page.getByRole('heading', { name: 'Begin your own' }).waitFor();
});

const fileAt = (record: string): string => {
  try {
    return readFileSync(record, 'utf8');
  } catch {
    // Not opened yet.
    return '';
  }
};
