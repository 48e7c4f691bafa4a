// Makes the sample study once for a whole run of tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createReader } from '../../src/processes/reader.ts';
import { openSample } from '../../src/sample.ts';
import { openWorkspace } from '../../src/storage/workspace.ts';

/** Runs before the tests; answers what takes the study away again. */
export default async function makeSample({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-sample-'));
  const workspace = openWorkspace(folder);
  const reader = createReader({ timeoutMs: 20_000 });
  const key = await openSample(workspace, reader, 'Amara Diallo');
  await reader.close();
  workspace.close();
  provide('sampleStudy', { folder, key });
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
