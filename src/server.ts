#!/usr/bin/env node
// The process. What needs a newer Node is imported only after the version has been checked.
import { parseArgs } from 'node:util';
import { enableCompileCache } from 'node:module';
import { requireNode } from './node-version.ts';

requireNode();
// Types are stripped once, not at every start.
enableCompileCache();
const { serve } = await import('./serve.ts');

const options = {
  workspace: { type: 'string' },
  port: { type: 'string' },
  token: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
} as const;

try {
  const { values } = parseArgs({ options });
  const { workspace, port, token } = values;
  await serve({ workspace, port, token, open: !values['no-open'] });
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`${error.message}\nKnown are --workspace FOLDER, --port N, --token TOKEN and --no-open.`);
  process.exitCode = 1;
}
